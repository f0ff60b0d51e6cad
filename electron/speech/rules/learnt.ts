/** What is learnt from written calls: weights by the names of cues, as the trainer keeps them (`bench/understanding/learning`). */

/** What a cue says for each class. */
export type Weights = ReadonlyMap<string, readonly number[]>

/** Under every line, whatever is said in it. */
export const ALWAYS = 'always'
/** Weights are kept in hundredths. */
export const UNIT = 100

export const WORD = /[\p{L}']+/gu

/** As kept in a file. */
export const weightsOf = (kept: Readonly<Record<string, readonly number[]>>): Weights =>
  new Map(Object.entries(kept).map(([cue, row]) => [cue, row.map((weight) => weight / UNIT)]))

/** For each of the classes, what the cues say together; a cue without weights says nothing. */
export function scoresOf(weights: Weights, cues: readonly string[], classes: number): number[] {
  const scores = Array.from({ length: classes }, () => 0)
  for (const cue of [ALWAYS, ...cues])
    for (const [i, weight] of (weights.get(cue) ?? []).entries()) scores[i] = (scores[i] ?? 0) + weight
  return scores
}

/** Of each cue: which of many labels it speaks for or against, by their place, each followed by how much, in hundredths. */
export type Leanings = Readonly<Record<string, readonly number[]>>

/** For each of the labels, what the cues say together. Read as it is kept: to make anything of so many rows would hold up the first line of a call. */
export function leaningOf(leanings: Leanings, cues: Iterable<string>, labels: number): number[] {
  const all = Array.from({ length: labels }, () => 0)
  for (const cue of cues) {
    const row = leanings[cue] ?? []
    for (let i = 0; i < row.length; i += 2) {
      const which = row[i] ?? 0
      all[which] = (all[which] ?? 0) + (row[i + 1] ?? 0)
    }
  }
  return all.map((sum) => sum / UNIT)
}

/** From a leaning to a chance, 0 to 1. */
export const chanceOf = (leaning: number): number => 1 / (1 + Math.exp(-leaning))

/** The highest step that a number reaches: so that cues know few, many, and very many, and not each number. */
export const stepOf = (steps: readonly number[], n: number): number => steps.findLast((step) => step <= n) ?? 0
