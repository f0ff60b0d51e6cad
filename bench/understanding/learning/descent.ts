/** Full-batch Adam (Kingma and Ba 2015) with an L2 penalty, from the weights as they are: equal slopes give equal weights. */
const [RATE, FIRST, SECOND] = [0.05, 0.9, 0.99]

export type Descent = {
  readonly penalty: number
  readonly rounds: number
}

/** `addSlope` adds the slope of the loss at the weights as they stand; the weights are moved in place. */
export function descend(
  weights: Float64Array,
  { penalty, rounds }: Descent,
  addSlope: (slope: Float64Array) => void,
): void {
  const size = weights.length
  const [slope, mean, square] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)]
  for (let round = 1; round <= rounds; round++) {
    for (let i = 0; i < size; i++) slope[i] = penalty * (weights[i] ?? 0)
    addSlope(slope)
    for (let i = 0; i < size; i++) {
      const step = slope[i] ?? 0
      const m = FIRST * (mean[i] ?? 0) + (1 - FIRST) * step
      const v = SECOND * (square[i] ?? 0) + (1 - SECOND) * step * step
      mean[i] = m
      square[i] = v
      weights[i] =
        (weights[i] ?? 0) - (RATE * (m / (1 - FIRST ** round))) / (Math.sqrt(v / (1 - SECOND ** round)) + 1e-6)
    }
  }
}

/** Names of cues that are met in at least so many sources, in an order that is the same each time. */
export function metCues(lessons: readonly { from: string; cues: Iterable<string> }[], least: number): string[] {
  const met = new Map<string, Set<string>>()
  for (const { from, cues } of lessons) for (const cue of cues) met.set(cue, (met.get(cue) ?? new Set()).add(from))
  return [...met].flatMap(([cue, sources]) => (sources.size >= least ? [cue] : [])).toSorted()
}
