/** From words to what they mean: the record with its proof, sentiment, phase, alerts, objectives, what to say next. */
import type { SpokenAlert } from '../../convex/domain/alerts.ts'
import type { CanonicalRecord, Evidence, FieldName, Speaker } from '../../convex/domain/canonical.ts'
import type { Sentiment } from '../../convex/domain/sentiment.ts'
import type { DispatchObjective, DispatchPhase } from '../../convex/domain/templates.ts'

/** One final line of one leg. */
export type Turn = {
  /** Idempotency key of the transcript entry; evidence points at it. */
  readonly entryKey: string
  readonly speaker: Speaker
  readonly text: string
  /** ms from the start of the call. */
  readonly startMs: number
  readonly endMs: number
}

/** One field's new value; `value: null` takes back what was said before. Every change carries at least one piece of evidence. */
export type FieldChange = {
  readonly field: FieldName
  readonly value: string | null
  /** 0 to 1. */
  readonly confidence: number
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

export type RaisedAlert = {
  readonly type: SpokenAlert
  /** Id of the rule that raised it, shown with the words. */
  readonly rule: string
  readonly evidence: readonly [Evidence, ...Evidence[]]
}

/** Advice to the dispatcher; `key` makes the same advice for the same cause appear once. */
export type Coaching = {
  readonly key: string
  readonly type: 'positive' | 'warning' | 'suggestion'
  readonly title: string
  readonly description: string
  /** 1 (least) to 10. */
  readonly priority: number
}

export type NextAction = { readonly key: string; readonly text: string; readonly priority: number }

/** What one line, or the passing of time, changed. Empty lists mean nothing changed. */
export type Heard = {
  /** Who read the fields, when it is not the understanding as a whole: rules beside a model. */
  readonly by?: { readonly provider: string; readonly model: string; readonly version: string }
  /** Sentiment of the line; absent when only time passed. */
  readonly sentiment?: Sentiment
  readonly fields: readonly FieldChange[]
  /** The phase that the call is in now, when it changed. */
  readonly phase?: DispatchPhase
  readonly alerts: readonly RaisedAlert[]
  /** Earlier alerts whose cause is over. */
  readonly alertsOver?: readonly Pick<RaisedAlert, 'type' | 'rule'>[]
  readonly objectives: readonly {
    readonly id: DispatchObjective
    readonly status: 'active' | 'completed'
    readonly evidence?: Evidence
  }[]
  readonly coaching: readonly Coaching[]
  /** Keys of earlier advice that no longer applies. */
  readonly coachingDone: readonly string[]
  /** The whole list of what to do next, when it changed. */
  readonly nextActions?: readonly NextAction[]
}

/** One call's understanding. `hear` takes the turns in order; `idle` is asked about once a second. */
export type Listener = {
  hear(turn: Turn): Heard | Promise<Heard>
  idle(nowMs: number): Heard
  record(): CanonicalRecord
  /** Who hears of meaning that is found after its line was answered; `turn` is the last line it rests on. Absent where `hear` says all. */
  later?(told: (heard: Heard, turn: Turn) => void): void
  /** The call is over: resolves when nothing more will be told, within a bounded time. */
  settled?(): Promise<void>
}

export type Understanding = {
  readonly provider: string
  readonly model: string
  readonly version: string
  /** `language` is the call's (BCP 47); `advice` the language of texts for the dispatcher. */
  listen(call: {
    readonly language: string
    readonly advice: 'es' | 'en'
    /** What persons hold on the card at this moment: the machine may not replace it. null: held empty. */
    readonly locked?: () => { readonly [K in FieldName]?: string | null }
  }): Listener
}
