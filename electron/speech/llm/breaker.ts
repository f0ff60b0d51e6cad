/** Keeps a provider that fails from being asked again and again: after failures in a row it rests, then one question tries it out. */
import type { LlmError } from './llmError.ts'

export type BreakerState =
  | { readonly kind: 'closed' }
  /** Rules work alone until then, ms of `now`. */
  | { readonly kind: 'resting'; readonly untilMs: number; readonly reason: string }
  | { readonly kind: 'trying'; readonly reason: string }

export type Breaker = {
  state(): BreakerState
  /** Whether a question may be asked now. A yes while it tries out is for one question. */
  allow(): boolean
  succeeded(): void
  failed(error: LlmError): void
}

export type BreakerOptions = {
  readonly now: () => number
  /** Told of each change, with the reason in words. */
  readonly tell?: (state: BreakerState) => void
  /** Failures in a row. */
  readonly most?: number
  readonly restMs?: number
  /** After a failure that repeating cannot cure, such as a wrong key. */
  readonly longRestMs?: number
}

export function openBreaker({
  now,
  tell = () => {},
  most = 4,
  restMs = 15_000,
  longRestMs = 120_000,
}: BreakerOptions): Breaker {
  let state: BreakerState = { kind: 'closed' }
  let failures = 0
  const become = (next: BreakerState): void => {
    state = next
    tell(next)
  }
  const rest = (ms: number, reason: string): void => become({ kind: 'resting', untilMs: now() + ms, reason })
  return {
    state: () => state,
    allow() {
      if (state.kind === 'closed') return true
      if (state.kind === 'trying' || now() < state.untilMs) return false
      become({ kind: 'trying', reason: state.reason })
      return true
    },
    succeeded() {
      failures = 0
      if (state.kind !== 'closed') become({ kind: 'closed' })
    },
    failed(error) {
      // What we gave up, or a model would not say, tells nothing of the provider's health: it did answer, or was not waited for.
      if (error.kind === 'cancelled' || error.kind === 'refusal') {
        if (state.kind === 'trying')
          become(error.kind === 'refusal' ? { kind: 'closed' } : { ...state, kind: 'resting', untilMs: now() })
        return
      }
      failures++
      if (!error.retryable) rest(longRestMs, error.message)
      else if (error.retryAfterMs !== undefined) rest(error.retryAfterMs, error.message)
      else if (failures >= most || state.kind === 'trying') rest(restMs, error.message)
    },
  }
}
