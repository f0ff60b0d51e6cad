/** Reads one kind of message over and over, and keeps what threw and what took longest. */
import { createChance } from './chance.ts'
import { mutate } from './mutate.ts'
import type { Subject } from './subject.ts'

export type Found = { readonly bytes: Uint8Array; readonly why: string }

export type Outcome = {
  readonly kind: string
  readonly messages: number
  readonly exceptions: number
  /** The first of each sort of exception. */
  readonly thrown: readonly Found[]
  /** ms for each 64 KB begun, confirmed by twenty more readings of the slowest input. */
  readonly worstMs: number
  readonly worstBytes: number
  /** Inputs over the limit, confirmed. */
  readonly slow: readonly Found[]
}

export type Budget = {
  readonly messages: number
  readonly seed: number
  /** ms after which it ends, whatever is left. */
  readonly ms?: number
  /** ms for each 64 KB begun. */
  readonly limitMs: number
  /** Steady clock, ms. */
  readonly now: () => number
  /** Time that this thread used, ms; `now` when absent. */
  readonly ownMs?: () => number
}

const UNIT = 65_536
const KEPT = 20
const WARM_UP = 2_000
const READINGS = 20

export function run(subject: Subject, budget: Budget): Outcome {
  const { now, limitMs, ownMs = now } = budget
  const chance = createChance(budget.seed)
  const thrown = new Map<string, Found>()
  const slow: Found[] = []
  let exceptions = 0
  let messages = 0
  let worstMs = 0
  let worstBytes = 0

  /** ms for each 64 KB begun. */
  const reading = (bytes: Uint8Array): number => {
    const began = now()
    try {
      subject.read(bytes)
    } catch (error) {
      exceptions++
      const why = error instanceof Error ? `${error.name}: ${error.message}` : 'something that is no Error'
      if (thrown.size < KEPT && !thrown.has(why)) thrown.set(why, { bytes, why })
    }
    return (now() - began) / Math.max(1, bytes.length / UNIT)
  }

  /** The clock of a thread ticks in ms, so it is asked about many readings at once. */
  const confirmed = (bytes: Uint8Array): number => {
    const began = ownMs()
    for (let n = 0; n < READINGS; n++) reading(bytes)
    return (ownMs() - began) / READINGS / Math.max(1, bytes.length / UNIT)
  }

  const judge = (bytes: Uint8Array): void => {
    messages++
    const first = reading(bytes)
    if (first <= worstMs && (first <= limitMs || slow.length >= KEPT)) return
    // A pause of the collector or of the machine is no fault of a parser: it is read again and judged by its own time.
    const before = exceptions
    const least = Math.min(first, confirmed(bytes))
    exceptions = before
    if (least > limitMs && slow.length < KEPT) slow.push({ bytes, why: `${least.toFixed(2)} ms` })
    if (least <= worstMs) return
    worstMs = least
    worstBytes = bytes.length
  }

  for (let n = 0; n < WARM_UP; n++) reading(subject.samples[n % subject.samples.length] ?? new Uint8Array(0))
  exceptions = 0
  const until = now() + (budget.ms ?? Number.POSITIVE_INFINITY)
  for (const sample of subject.samples) judge(sample)
  for (const bytes of subject.hostile()) {
    if (now() >= until) break
    judge(bytes)
  }
  while (messages < budget.messages && now() < until) judge(mutate(subject.samples, subject.words, chance))
  return { kind: subject.kind, messages, exceptions, thrown: [...thrown.values()], worstMs, worstBytes, slow }
}
