/** Where something is, with how sure that is: the shapes of RFC 5491 §5 and their centre and radius on the ground. */

/** Degrees on WGS 84; altitude in metres above the ellipsoid, null in two dimensions. */
export type Position = {
  readonly latitude: number
  readonly longitude: number
  readonly altitude: number | null
}

/** Lengths in metres, angles in degrees clockwise from north. */
export type Shape =
  | { readonly kind: 'point'; readonly at: Position }
  | { readonly kind: 'circle' | 'sphere'; readonly at: Position; readonly radius: number }
  | {
      readonly kind: 'ellipse' | 'ellipsoid'
      readonly at: Position
      readonly semiMajor: number
      readonly semiMinor: number
      /** Of the major axis. */
      readonly orientation: number
      /** Half the height; 0 for an ellipse. */
      readonly vertical: number
    }
  | {
      readonly kind: 'arcBand'
      /** The antenna, not the caller. */
      readonly at: Position
      readonly inner: number
      readonly outer: number
      readonly start: number
      readonly opening: number
    }
  /** The ring is open: its last corner is not the first again. A prism rises `height` from it. */
  | { readonly kind: 'polygon' | 'prism'; readonly ring: readonly Position[]; readonly height: number }

/** Mean radius, metres; the error against WGS 84 (0.3 %) is far below any caller's uncertainty. */
const EARTH = 6_371_008.8
const radians = (degrees: number): number => (degrees * Math.PI) / 180
const degrees = (angle: number): number => (angle * 180) / Math.PI

/** Metres over the ground. */
export function distance(a: Position, b: Position): number {
  const [p, q] = [radians(a.latitude), radians(b.latitude)]
  const half =
    Math.sin((q - p) / 2) ** 2 + Math.cos(p) * Math.cos(q) * Math.sin(radians(b.longitude - a.longitude) / 2) ** 2
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** The place `metres` away in a direction, degrees clockwise from north. */
export function moved(from: Position, metres: number, bearing: number): Position {
  const [latitude, angle, direction] = [radians(from.latitude), metres / EARTH, radians(bearing)]
  const north = Math.asin(
    Math.sin(latitude) * Math.cos(angle) + Math.cos(latitude) * Math.sin(angle) * Math.cos(direction),
  )
  const east = Math.atan2(
    Math.sin(direction) * Math.sin(angle) * Math.cos(latitude),
    Math.cos(angle) - Math.sin(latitude) * Math.sin(north),
  )
  return { ...from, latitude: degrees(north), longitude: turned(from.longitude + degrees(east)) }
}

/** To −180…180. */
const turned = (longitude: number): number => ((((longitude + 180) % 360) + 360) % 360) - 180

/**
 * The point to drive to and the radius, in metres, of the circle around it that holds the whole shape; null for a bare point,
 * whose uncertainty nobody told (RFC 7459 §3.1).
 */
export function centre(shape: Shape): { readonly at: Position; readonly uncertainty: number | null } {
  switch (shape.kind) {
    case 'point':
      return { at: shape.at, uncertainty: null }
    case 'circle':
    case 'sphere':
      return { at: shape.at, uncertainty: shape.radius }
    case 'ellipse':
    case 'ellipsoid':
      return { at: shape.at, uncertainty: Math.max(shape.semiMajor, shape.semiMinor) }
    case 'arcBand':
      return around(arcCorners(shape))
    case 'polygon':
    case 'prism':
      return around(shape.ring)
  }
}

/** Points on the edge of the band, dense enough that the circle around them holds the band. */
function arcCorners({ at, inner, outer, start, opening }: Extract<Shape, { kind: 'arcBand' }>): Position[] {
  const steps = Math.max(2, Math.ceil(opening / 5))
  const corners: Position[] = []
  for (let step = 0; step <= steps; step++) {
    const bearing = start + (opening * step) / steps
    corners.push(moved(at, inner, bearing), moved(at, outer, bearing))
  }
  return corners
}

/** The middle of the box around the corners, in a plane that touches the first: shapes of a call are small on the globe. */
function around(corners: readonly Position[]): { readonly at: Position; readonly uncertainty: number } {
  const [first] = corners
  if (!first) return { at: { latitude: 0, longitude: 0, altitude: null }, uncertainty: 0 }
  let [south, north, west, east] = [0, 0, 0, 0]
  for (const { latitude, longitude } of corners) {
    const up = latitude - first.latitude
    const right = turned(longitude - first.longitude)
    south = Math.min(south, up)
    north = Math.max(north, up)
    west = Math.min(west, right)
    east = Math.max(east, right)
  }
  const at = {
    latitude: first.latitude + (south + north) / 2,
    longitude: turned(first.longitude + (west + east) / 2),
    altitude: first.altitude,
  }
  return { at, uncertainty: corners.reduce((most, corner) => Math.max(most, distance(at, corner)), 0) }
}

export const isWithinGlobe = ({ latitude, longitude }: Position): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
