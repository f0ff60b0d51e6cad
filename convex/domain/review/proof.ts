/** The words that the machine's points rest on, so that a score can be followed to what was said. */
import type { Evidence } from '../canonical.ts'
import type { DispatchObjective } from '../templates.ts'
import { type CriterionKey, QUESTIONS } from './form.ts'

/** What was said in a call that points may depend on. */
export type Words = {
  readonly objectives: readonly { readonly key: string; readonly evidence?: Evidence | undefined }[]
  /** Of the protocol's steps that are done; empty when the call follows none. */
  readonly protocol: readonly Evidence[]
  /** By which an arrest was suspected. */
  readonly arrest: readonly Evidence[]
}

const RESTS_ON: Readonly<Partial<Record<CriterionKey, readonly DispatchObjective[]>>> = {
  location: ['location_confirmed'],
  dispatch: ['resources_dispatched'],
  instructions: ['instructions_given'],
  closing: ['closing_done'],
}

/** Oldest first, each once. Empty for what a clock measured, what only a person judges, and words that are kept no longer. */
export function proofOf(key: CriterionKey, words: Words): Evidence[] {
  const of = (keys: readonly string[]): readonly Evidence[] =>
    words.objectives.flatMap((one) => (keys.includes(one.key) && one.evidence !== undefined ? [one.evidence] : []))
  const found = {
    questions: () => (words.protocol.length > 0 ? words.protocol : of(QUESTIONS)),
    instructions: () => [...words.arrest, ...of(RESTS_ON.instructions ?? [])],
  }
  const rests = key in found ? found[key as keyof typeof found]() : of(RESTS_ON[key] ?? [key])
  const seen = new Set<string>()
  return rests
    .filter(({ entryKey, quote }) => {
      const id = `${entryKey} ${quote}`
      return quote !== '' && !seen.has(id) && seen.add(id) !== undefined
    })
    .sort((a, b) => a.atMs - b.atMs)
}
