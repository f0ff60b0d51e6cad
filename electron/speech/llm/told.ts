/** What the understanding by a model tells of itself, and the figures that a status line shows. No words of a call are in it. */
import type { FieldName } from '../../../convex/domain/canonical.ts'
import type { BreakerState } from './breaker.ts'
import type { Refusal } from './claims.ts'
import type { Usage } from './llm.ts'
import type { LlmFailure } from './llmError.ts'

export type LlmEvent =
  | {
      readonly kind: 'answered'
      readonly latencyMs: number
      readonly usage: Usage
      /** US dollars, when prices are set. */
      readonly cost: number | undefined
      readonly claims: number
    }
  | { readonly kind: 'failed'; readonly failure: LlmFailure; readonly retryable: boolean; readonly latencyMs: number }
  /** A change without proof was not taken. */
  | { readonly kind: 'refused'; readonly field: FieldName | undefined; readonly why: Refusal }
  /** Rules and model read different things; the card shows one and offers the other. */
  | { readonly kind: 'differed'; readonly field: FieldName }
  | { readonly kind: 'breaker'; readonly state: BreakerState }

export type LlmFigures = {
  readonly questions: number
  readonly failures: Readonly<Partial<Record<LlmFailure, number>>>
  /** 0 to 1, over the last hundred questions. */
  readonly errorRate: number
  /** ms, over the last hundred answers; nothing before the first. */
  readonly latencyP50: number | undefined
  readonly latencyP95: number | undefined
  readonly claims: number
  readonly refused: Readonly<Partial<Record<Refusal, number>>>
  readonly differed: number
  readonly usage: Usage
  /** US dollars; nothing when no prices are set. */
  readonly cost: number | undefined
  readonly breaker: BreakerState
}

export type LlmMeter = {
  tell(event: LlmEvent): void
  read(): LlmFigures
  costPerMinute(heardMs: number): number | undefined
}

const WINDOW = 100

/** One for a provider, or one for a call: it adds up whatever it is told. */
export function openLlmMeter(): LlmMeter {
  const latencies: number[] = []
  const outcomes: boolean[] = []
  const failures: Partial<Record<LlmFailure, number>> = {}
  const refused: Partial<Record<Refusal, number>> = {}
  let questions = 0
  let claims = 0
  let differed = 0
  let cost: number | undefined
  let usage: Usage = { input: 0, output: 0, cacheRead: 0, cacheWritten: 0 }
  let breaker: BreakerState = { kind: 'closed' }

  const last = <T>(list: T[], one: T): void => {
    list.push(one)
    if (list.length > WINDOW) list.shift()
  }
  const rank = (share: number): number | undefined =>
    latencies.toSorted((a, b) => a - b)[Math.min(latencies.length - 1, Math.floor(latencies.length * share))]

  return {
    tell(event) {
      switch (event.kind) {
        case 'answered':
          questions++
          last(outcomes, true)
          last(latencies, event.latencyMs)
          claims += event.claims
          if (event.cost !== undefined) cost = (cost ?? 0) + event.cost
          usage = {
            input: usage.input + event.usage.input,
            output: usage.output + event.usage.output,
            cacheRead: usage.cacheRead + event.usage.cacheRead,
            cacheWritten: usage.cacheWritten + event.usage.cacheWritten,
          }
          return
        case 'failed':
          questions++
          last(outcomes, false)
          failures[event.failure] = (failures[event.failure] ?? 0) + 1
          return
        case 'refused':
          refused[event.why] = (refused[event.why] ?? 0) + 1
          return
        case 'differed':
          differed++
          return
        case 'breaker':
          breaker = event.state
      }
    },
    read: () => ({
      questions,
      failures: { ...failures },
      errorRate: outcomes.length === 0 ? 0 : outcomes.filter((fine) => !fine).length / outcomes.length,
      latencyP50: rank(0.5),
      latencyP95: rank(0.95),
      claims,
      refused: { ...refused },
      differed,
      usage,
      cost,
      breaker,
    }),
    costPerMinute: (heardMs) => (cost === undefined || heardMs <= 0 ? undefined : cost / (heardMs / 60_000)),
  }
}
