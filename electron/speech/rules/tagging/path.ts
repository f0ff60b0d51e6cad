/** The likeliest labels of a line's words together (Viterbi): what each word's cues say of it, and which label follows which. */
import { LABELS, mayFollow } from './labels.ts'

/** In hundredths, as kept in a file. */
export type Leanings = {
  /** Of each cue: labels it speaks for or against, each followed by how much. */
  readonly cues: Readonly<Record<string, readonly number[]>>
  /** From label `a` to label `b`, at `a * LABELS + b`. */
  readonly moves: ArrayLike<number>
}

export type Path = { readonly labels: readonly number[]; readonly score: number }

const NEVER = -1e9
const STEPS: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, label) =>
  Array.from({ length: LABELS }, (_, before) => before).filter((before) => mayFollow(before, label)),
)

/** What the cues of one word say of each label. */
export function scoresOf({ cues }: Leanings, told: readonly string[]): Float64Array {
  const scores = new Float64Array(LABELS)
  for (const cue of told) {
    const row = cues[cue]
    if (row === undefined) continue
    for (let i = 0; i < row.length; i += 2) {
      const label = row[i] ?? 0
      scores[label] = (scores[label] ?? 0) + (row[i + 1] ?? 0)
    }
  }
  return scores
}

/** `barred` is a word and the label that it shall not have. */
export function bestPath(
  { moves }: Pick<Leanings, 'moves'>,
  scores: readonly Float64Array[],
  barred?: { readonly at: number; readonly label: number },
): Path {
  const back: Int16Array[] = []
  let before = new Float64Array(LABELS).fill(NEVER)
  for (const [i, here] of scores.entries()) {
    const now = new Float64Array(LABELS).fill(NEVER)
    const from = new Int16Array(LABELS)
    for (let label = 0; label < LABELS; label++) {
      if (barred?.at === i && barred.label === label) continue
      const own = here[label] ?? 0
      if (i === 0) {
        if (mayFollow(0, label)) now[label] = own
        continue
      }
      for (const past of STEPS[label] ?? []) {
        const sum = (before[past] ?? NEVER) + (moves[past * LABELS + label] ?? 0) + own
        if (sum <= (now[label] ?? NEVER)) continue
        now[label] = sum
        from[label] = past
      }
    }
    back.push(from)
    before = now
  }
  const score = Math.max(...before)
  const labels: number[] = []
  let label = before.indexOf(score)
  for (let i = scores.length - 1; i >= 0; i--) {
    labels.unshift(label)
    label = back[i]?.[label] ?? 0
  }
  return { labels, score: scores.length === 0 ? 0 : score }
}
