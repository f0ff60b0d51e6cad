/** Two voices in one stretch of sound. */

/** Left and right sample by sample; the shorter side is silent to the end. */
export function interleave(left: Int16Array, right: Int16Array): Int16Array {
  const length = Math.max(left.length, right.length)
  const both = new Int16Array(length * 2)
  for (let i = 0; i < length; i++) {
    both[i * 2] = left[i] ?? 0
    both[i * 2 + 1] = right[i] ?? 0
  }
  return both
}

/** One side of interleaved sound: 0 is left. */
export function side(both: Int16Array, channel: 0 | 1): Int16Array {
  const one = new Int16Array(Math.floor(both.length / 2))
  for (let i = 0; i < one.length; i++) one[i] = both[i * 2 + channel] ?? 0
  return one
}
