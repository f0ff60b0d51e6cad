/** What hears, understands and translates one call, chosen when it begins; and how those services tell how they do. */
import type { FieldName } from '../../convex/domain/canonical.ts'
import type { Translated } from '../speech/llm/translation.ts'
import type { Stt } from '../speech/stt.ts'
import type { Understanding } from '../speech/understanding.ts'

/** How one service does, by its own metering. No words of the call are in it. */
export type Measure = {
  readonly provider?: string
  /** ms. */
  readonly latencyP50?: number
  readonly latencyP95?: number
  /** Of a hundred. */
  readonly errorRate?: number
  readonly queueDepth?: number
  /** USD. */
  readonly costPerMinute?: number
  readonly cost?: number
  readonly reason?: string
  /** Since when it is in trouble, ms since the epoch. */
  readonly since?: number
  /** Whom the call can be switched to by hand. */
  readonly others?: readonly string[]
}

export type ServiceHealth = { readonly measure: Measure } & (
  | { readonly service: 'stt'; readonly status: 'streaming' | 'error' }
  | { readonly service: 'llm'; readonly status: 'active' | 'error' }
)

/** All of it may be absent: then the call is recorded and shown, has no words, and the room's own rules understand what is typed. */
export type Listening = {
  readonly stt?: Stt
  /** In place of the host's own. */
  readonly understanding?: Understanding
  /** What persons hold on the card at this moment; null: held empty. */
  readonly locked?: () => { readonly [K in FieldName]?: string | null }
  /** Called once, before any sound; whoever is told must not throw. */
  readonly watch?: (tell: (health: ServiceHealth) => void) => void
  /** A caller's line in the dispatcher's language; nothing when it needs none or cannot be had. Never rejects. */
  readonly translate?: (line: { readonly entryKey: string; readonly text: string }) => Promise<Translated | undefined>
  /** Sound and understanding are over; what is still to be told of them can be told now. Must not throw. */
  readonly close?: () => void
}
