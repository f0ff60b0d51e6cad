/** Fits weights to lessons of which each has several right labels or none: one logistic regression a label, together. */
import { type Leanings, UNIT } from '../../../electron/speech/rules/learnt.ts'
import { descend, metCues } from './descent.ts'

export type Marked = {
  /** The call or the single line that it is from, however often it was heard. */
  readonly from: string
  readonly cues: readonly string[]
  /** For each of the labels: is it right? Undefined is not asked. */
  readonly right: readonly (boolean | undefined)[]
}

export type Manner = {
  readonly labels: number
  /** A cue met in fewer calls or lines tells nothing of others. */
  readonly least: number
  readonly penalty: number
  readonly rounds: number
  /** How much a right label weighs beside a wrong one, which is met so much oftener. */
  readonly rightCounts: number
}

const UNASKED = 2

export function learnEach(
  lessons: readonly Marked[],
  { labels, least, penalty, rounds, rightCounts }: Manner,
): ReadonlyMap<string, Float64Array> {
  const names = metCues(lessons, least)
  const at = new Map(names.map((cue, i) => [cue, i * labels]))
  const rows = lessons.map(({ cues, right }) => ({
    at: Uint32Array.from(cues.flatMap((cue) => at.get(cue) ?? [])),
    right: Uint8Array.from(right, (one) => (one === undefined ? UNASKED : Number(one))),
  }))
  const weights = new Float64Array(names.length * labels)
  const scores = new Float64Array(labels)
  descend(weights, { penalty, rounds }, (slope) => {
    for (const { at: places, right } of rows) {
      scores.fill(0)
      for (const first of places)
        for (let k = 0; k < labels; k++) scores[k] = (scores[k] ?? 0) + (weights[first + k] ?? 0)
      for (let k = 0; k < labels; k++) {
        const truth = right[k] ?? UNASKED
        const likely = 1 / (1 + Math.exp(-(scores[k] ?? 0)))
        scores[k] = truth === UNASKED ? 0 : (truth === 1 ? rightCounts : 1) * (likely - truth)
      }
      for (const first of places)
        for (let k = 0; k < labels; k++) slope[first + k] = (slope[first + k] ?? 0) + (scores[k] ?? 0)
    }
  })
  return new Map(names.map((cue, i) => [cue, weights.slice(i * labels, (i + 1) * labels)]))
}

/** A cue says nothing of a label that it moves by less, in hundredths. */
const SLIGHT = 10
/** Begins a cue that stands for how the lessons came about, and is left out afterwards. */
const OF_LESSONS = '@'

/** Only what a cue says, not what it is silent of. */
export function leaningsFrom(lessons: readonly Marked[], manner: Manner): Leanings {
  const rows = [...learnEach(lessons, manner)].map(([cue, row]) => {
    const said = [...row].flatMap((weight, which) => {
      const rounded = Math.round(weight * UNIT)
      return Math.abs(rounded) >= SLIGHT ? [which, rounded] : []
    })
    return [cue, said] as const
  })
  return Object.fromEntries(rows.filter(([cue, said]) => said.length > 0 && !cue.startsWith(OF_LESSONS)))
}

/** A cue a line, as a file. */
export const asKept = (leanings: Leanings): string =>
  `{\n${Object.entries(leanings)
    .map(([cue, row]) => `  ${JSON.stringify(cue)}: [${row.join(',')}]`)
    .join(',\n')}\n}\n`
