/** Counters that wrap (sequence numbers of 16 bits, timestamps of 32) as numbers that go on (RFC 3550 §A.1). */

/** The number with these low bits that is nearest to the latest one; the first is taken as it is. */
export type Extend = (value: number) => number

export function createExtend(bits: 16 | 32): Extend {
  const span = 2 ** bits
  let latest: number | null = null
  return (value) => {
    if (latest === null) {
      latest = value
      return value
    }
    const low = ((latest % span) + span) % span
    let step = value - low
    if (step > span / 2) step -= span
    else if (step < -span / 2) step += span
    const extended = latest + step
    if (extended > latest) latest = extended
    return extended
  }
}
