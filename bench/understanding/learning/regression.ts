/** Fits weights to lessons: multinomial logistic regression. */
import type { Weights } from '../../../electron/speech/rules/learnt.ts'
import { descend, metCues } from './descent.ts'

export type Lesson = {
  readonly call: string
  readonly cues: readonly string[]
  /** Which of the classes is right, from 0. */
  readonly right: number
  /** How much the lesson weighs beside others. */
  readonly counts: number
}

export type Manner = {
  readonly classes: number
  /** A cue met in fewer calls tells nothing of others: it may be somebody's name. */
  readonly least: number
  readonly penalty: number
  readonly rounds: number
}

type Row = { readonly at: Uint32Array; readonly right: number; readonly counts: number }

export function learnFrom(lessons: readonly Lesson[], { classes, least, penalty, rounds }: Manner): Weights {
  const names = metCues(
    lessons.map(({ call, cues }) => ({ from: call, cues })),
    least,
  )
  const at = new Map(names.map((cue, i) => [cue, i * classes]))
  const rows = lessons.map(({ cues, right, counts }): Row => {
    return { at: Uint32Array.from(cues.flatMap((cue) => at.get(cue) ?? [])), right, counts }
  })
  const weights = new Float64Array(names.length * classes)
  const scores = new Float64Array(classes)
  descend(weights, { penalty, rounds }, (slope) => {
    for (const row of rows) addSlope(row, weights, slope, scores)
  })
  return new Map(names.map((cue, i) => [cue, [...weights.subarray(i * classes, (i + 1) * classes)]]))
}

/** The slope of the loss of one lesson: likelihood less truth, at each of its cues. */
function addSlope({ at, right, counts }: Row, weights: Float64Array, slope: Float64Array, scores: Float64Array): void {
  scores.fill(0)
  for (const first of at)
    for (let k = 0; k < scores.length; k++) scores[k] = (scores[k] ?? 0) + (weights[first + k] ?? 0)
  const most = Math.max(...scores)
  let sum = 0
  for (let k = 0; k < scores.length; k++) {
    const power = Math.exp((scores[k] ?? 0) - most)
    scores[k] = power
    sum += power
  }
  for (let k = 0; k < scores.length; k++) scores[k] = counts * ((scores[k] ?? 0) / sum - (k === right ? 1 : 0))
  for (const first of at)
    for (let k = 0; k < scores.length; k++) slope[first + k] = (slope[first + k] ?? 0) + (scores[k] ?? 0)
}
