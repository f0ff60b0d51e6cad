/** Fits weights to marked lines: an averaged structured perceptron (Collins 2002), in an order that is the same each time. */
import { LABELS } from '../../../electron/speech/rules/tagging/labels.ts'
import { bestPath, type Leanings } from '../../../electron/speech/rules/tagging/path.ts'
import { chanceOf } from '../damage.ts'
import { metCues } from './descent.ts'

export type Tagging = {
  /** The call or single line that it is from, however often it was heard. */
  readonly from: string
  /** Of each word what tells of it. */
  readonly cues: readonly (readonly string[])[]
  /** Of each word its label. */
  readonly labels: readonly number[]
}

export type Manner = {
  readonly rounds: number
  /** A cue met in fewer calls or lines tells nothing of others. */
  readonly least: number
}

/** Weights whose mean over all steps is wanted: what was added is remembered with the step that added it. */
class Averaged {
  readonly now: Float64Array
  readonly #early: Float64Array
  constructor(size: number) {
    this.now = new Float64Array(size)
    this.#early = new Float64Array(size)
  }
  add(at: number, by: number, step: number): void {
    this.now[at] = (this.now[at] ?? 0) + by
    this.#early[at] = (this.#early[at] ?? 0) + by * step
  }
  mean(steps: number): Float64Array {
    return this.now.map((weight, i) => weight - (this.#early[i] ?? 0) / steps)
  }
}

export function learnTags(lessons: readonly Tagging[], { rounds, least }: Manner): Leanings {
  const names = metCues(
    lessons.map(({ from, cues }) => ({ from, cues: cues.flat() })),
    least,
  )
  const place = new Map(names.map((cue, i) => [cue, i * LABELS]))
  const rows = lessons
    .filter(({ labels }) => labels.length > 0)
    .map(({ cues, labels }) => ({ at: cues.map((word) => word.flatMap((cue) => place.get(cue) ?? [])), labels }))
  const [weights, moves] = [new Averaged(names.length * LABELS), new Averaged(LABELS * LABELS)]
  const chance = chanceOf(1)
  let step = 1
  for (let round = 0; round < rounds; round++) {
    for (let i = rows.length - 1; i > 0; i--) {
      const other = Math.floor(chance() * (i + 1))
      const [one, two] = [rows[i], rows[other]]
      if (one && two) [rows[i], rows[other]] = [two, one]
    }
    for (const { at, labels: right } of rows) {
      const scores = at.map((firsts) => {
        const sum = new Float64Array(LABELS)
        for (const first of firsts)
          for (let k = 0; k < LABELS; k++) sum[k] = (sum[k] ?? 0) + (weights.now[first + k] ?? 0)
        return sum
      })
      const { labels: found } = bestPath({ moves: moves.now }, scores)
      for (const [i, label] of right.entries()) {
        const guess = found[i] ?? 0
        const [past, pastGuess] = [right[i - 1], found[i - 1]]
        if (guess !== label)
          for (const first of at[i] ?? []) {
            weights.add(first + label, 1, step)
            weights.add(first + guess, -1, step)
          }
        if (past !== undefined && pastGuess !== undefined && (guess !== label || past !== pastGuess)) {
          moves.add(past * LABELS + label, 1, step)
          moves.add(pastGuess * LABELS + guess, -1, step)
        }
      }
      step++
    }
  }
  const mean = weights.mean(step)
  const cues = names.map((cue, i): [string, number[]] => [
    cue,
    [...mean.subarray(i * LABELS, (i + 1) * LABELS)].flatMap((weight, label) => (weight === 0 ? [] : [label, weight])),
  ])
  return { cues: Object.fromEntries(cues), moves: moves.mean(step) }
}
