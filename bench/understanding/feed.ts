/** Feeds one call of the corpus, turn by turn, through a listener of the product, and writes what it knew in the corpus format. */
import { type CanonicalRecord, FIELDS, isFieldName, listItems } from '../../convex/domain/canonical.ts'
import type { Understanding } from '../../electron/speech/understanding.ts'

export type CorpusTurn = {
  readonly i: number
  /** Seconds from the start of the call. */
  readonly t_start: number
  readonly t_end: number
  readonly speaker: 'agent' | 'customer'
  readonly text: string
}
export type CorpusCall = { readonly id: string; readonly language: string; readonly turns: readonly CorpusTurn[] }

export type Output = {
  readonly id: string
  readonly snapshots: readonly {
    readonly t: number
    readonly canonical: Readonly<Record<string, string | readonly string[]>>
  }[]
  readonly final: Readonly<Record<string, string | readonly string[]>>
  readonly sentiment: readonly { readonly turn: number; readonly sentiment: string }[]
  readonly phases: readonly { readonly phase: string; readonly t_start: number }[]
  readonly alerts: readonly { readonly type: string; readonly t: number; readonly rule: string }[]
}

/** List fields become lists; the rest stays as it is. */
export function inCorpusFormat(record: CanonicalRecord): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(record).flatMap(([field, value]) => {
      if (!isFieldName(field) || value === undefined) return []
      return [[field, FIELDS[field].kind === 'list' ? listItems(value) : value] as const]
    }),
  )
}

/** How often a call's listener is told that time passes, as in the product. */
const IDLE_EVERY_S = 1

export async function feed(call: CorpusCall, understanding: Understanding): Promise<Output> {
  const listener = understanding.listen({
    language: call.language,
    advice: call.language.startsWith('en') ? 'en' : 'es',
  })
  const snapshots: Output['snapshots'][number][] = []
  const sentiment: Output['sentiment'][number][] = []
  const phases: Output['phases'][number][] = []
  const alerts: Output['alerts'][number][] = []
  let clock = 0
  for (const turn of call.turns) {
    for (clock = Math.ceil(clock); clock < turn.t_start; clock += IDLE_EVERY_S) {
      for (const alert of listener.idle(clock * 1000).alerts)
        alerts.push({ type: alert.type, t: clock, rule: alert.rule })
    }
    clock = Math.max(clock, turn.t_end)
    const heard = await listener.hear({
      entryKey: `${call.id}:${turn.i}`,
      speaker: turn.speaker,
      text: turn.text,
      startMs: Math.round(turn.t_start * 1000),
      endMs: Math.round(turn.t_end * 1000),
    })
    if (heard.sentiment) sentiment.push({ turn: turn.i, sentiment: heard.sentiment })
    if (heard.phase) phases.push({ phase: heard.phase, t_start: turn.t_start })
    for (const alert of heard.alerts) alerts.push({ type: alert.type, t: turn.t_end, rule: alert.rule })
    snapshots.push({ t: turn.t_end, canonical: inCorpusFormat(listener.record()) })
  }
  return { id: call.id, snapshots, final: inCorpusFormat(listener.record()), sentiment, phases, alerts }
}
