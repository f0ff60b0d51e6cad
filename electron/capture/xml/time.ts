/** Moments as XML Schema and RFC 3339 write them. */

const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)T([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d{1,9}))?(Z|[+-](?:0\d|1[0-4]):[0-5]\d)?$/i

/** ms since the epoch; null for what is none. Without a zone it is taken as UTC, as the peers of the field mean it. */
export function readTime(text: string | null): number | null {
  const found = text === null ? null : DATE_TIME.exec(text.trim())
  if (!found) return null
  const [, year, month, day, hour, minute, second, fraction = '0', zone = 'Z'] = found
  const noon = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day), 12))
  // `Date.UTC` turns the 31st of April into the 1st of May: what does not come back is no date.
  if (!noon.toISOString().startsWith(`${year}-${month}-${day}`)) return null
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second))
  return at + Math.floor(Number(`0.${fraction}`) * 1000) - offset(zone)
}

const offset = (zone: string): number =>
  /^z$/i.test(zone)
    ? 0
    : (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6))) * 60_000
