/** Fits weights to lessons: multinomial logistic regression with an L2 penalty, by full-batch Adam from zero, so that equal lessons give equal weights. */
import { SENTIMENTS, type Sentiment } from '../../../convex/domain/sentiment.ts'
import type { Weights } from '../../../electron/speech/rules/feeling/feel.ts'
import type { Lesson } from './lessons.ts'

export type Manner = {
  /** A cue met in fewer calls tells nothing of others: it may be somebody's name. */
  readonly least: number
  readonly penalty: number
  readonly rounds: number
  /** How much a lesson of each sentiment counts: most lines are neutral, yet each sentiment shall be told as well as the others. */
  readonly counts: Readonly<Record<Sentiment, number>>
}

/** Chosen by the accuracy on sets held out (`--held-out`). */
export const CHOSEN: Manner = {
  least: 4,
  penalty: 6,
  rounds: 160,
  counts: { positive: 1.3, negative: 1.4, neutral: 1 },
}

const [RATE, FIRST, SECOND] = [0.05, 0.9, 0.99]
const N = SENTIMENTS.length

export function learnFrom(lessons: readonly Lesson[], { least, penalty, rounds, counts }: Manner = CHOSEN): Weights {
  const met = new Map<string, Set<string>>()
  for (const { call, cues } of lessons) for (const cue of cues) met.set(cue, (met.get(cue) ?? new Set()).add(call))
  const names = [...met].flatMap(([cue, calls]) => (calls.size >= least ? [cue] : [])).toSorted()
  const at = new Map(names.map((cue, i) => [cue, i * N]))
  const rows = lessons.map(({ cues, sentiment }) => ({
    at: Uint32Array.from(cues.flatMap((cue) => at.get(cue) ?? [])),
    right: SENTIMENTS.indexOf(sentiment),
    counts: counts[sentiment],
  }))
  const weights = new Float64Array(names.length * N)
  const [slope, mean, square] = [weights.slice(), weights.slice(), weights.slice()]
  const scores = new Float64Array(N)
  for (let round = 1; round <= rounds; round++) {
    for (let i = 0; i < weights.length; i++) slope[i] = penalty * (weights[i] ?? 0)
    for (const row of rows) addSlope(row, weights, slope, scores)
    for (let i = 0; i < weights.length; i++) {
      const step = slope[i] ?? 0
      const m = FIRST * (mean[i] ?? 0) + (1 - FIRST) * step
      const v = SECOND * (square[i] ?? 0) + (1 - SECOND) * step * step
      mean[i] = m
      square[i] = v
      weights[i] =
        (weights[i] ?? 0) - (RATE * (m / (1 - FIRST ** round))) / (Math.sqrt(v / (1 - SECOND ** round)) + 1e-6)
    }
  }
  return new Map(names.map((cue, i) => [cue, [...weights.subarray(i * N, i * N + N)]]))
}

type Row = { readonly at: Uint32Array; readonly right: number; readonly counts: number }

/** The slope of the loss of one lesson: likelihood less truth, at each of its cues. */
function addSlope({ at, right, counts }: Row, weights: Float64Array, slope: Float64Array, scores: Float64Array): void {
  scores.fill(0)
  for (const first of at) for (let k = 0; k < N; k++) scores[k] = (scores[k] ?? 0) + (weights[first + k] ?? 0)
  const most = Math.max(...scores)
  let sum = 0
  for (let k = 0; k < N; k++) sum += scores[k] = Math.exp((scores[k] ?? 0) - most)
  for (let k = 0; k < N; k++) scores[k] = counts * ((scores[k] ?? 0) / sum - (k === right ? 1 : 0))
  for (const first of at) for (let k = 0; k < N; k++) slope[first + k] = (slope[first + k] ?? 0) + (scores[k] ?? 0)
}
