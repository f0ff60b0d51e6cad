/** Coordinates as an address of a map carries them: `…@-33.4,-70.6`, `…?q=-33.4,-70.6`, `geo:-33.4,-70.6`. */
export type Coordinates = { readonly latitude: number; readonly longitude: number }

const PAIR = /(?:@|[?&](?:q|query|ll|center)=|geo:|^\s*)(-?\d{1,2}(?:\.\d+)?)(?:,|%2C)\s*(-?\d{1,3}(?:\.\d+)?)/i

/** Null when there are none, or none on this planet. */
export function coordinatesIn(url: string | undefined): Coordinates | null {
  const [, north, east] = url?.slice(0, 500).match(PAIR) ?? []
  const [latitude, longitude] = [Number(north ?? Number.NaN), Number(east ?? Number.NaN)]
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return null
  return { latitude, longitude }
}
