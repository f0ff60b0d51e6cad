/** How long after it was spoken a word is on screen, and how long until it never changes again. */
import type { Said } from '../../electron/speech/stt.ts'

export type Delays = {
  /** ms from a word's end to its first sight, and to its final form. */
  readonly shown: number[]
  readonly final: number[]
  /** `nowMs` of the call's clock. */
  take(said: Said, nowMs: number): void
}

/** Rounding of a word's end from one answer to the next, ms: less is the same word. */
const SAME_MS = 50

export function createDelays(): Delays {
  const shown: number[] = []
  const final: number[] = []
  let shownUntil = 0
  return {
    shown,
    final,
    take(said, nowMs) {
      for (const word of said.words) {
        const delay = nowMs - word.endMs
        if (said.final) final.push(delay)
        if (word.endMs > shownUntil + SAME_MS) shown.push(delay)
      }
      shownUntil = Math.max(shownUntil, said.endMs)
    },
  }
}

export const percentile = (list: readonly number[], share: number): number =>
  Math.round(list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? Number.NaN)
