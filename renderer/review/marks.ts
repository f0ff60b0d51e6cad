/** The moments of a call that somebody may want to go to: alerts, acts of supervisors, what was reached, corrections, notes. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import type { AlertType } from '../../convex/domain/alerts.ts'
import type { FieldName } from '../../convex/domain/canonical.ts'
import type { CallTime } from './callTime.ts'
import { type Change, whenOf } from './lanes.ts'

export type Reviewed = NonNullable<FunctionReturnType<typeof api.review.get>>
export type Action = Doc<'supervisorActions'>['action']

export type Mark = {
  readonly key: string
  /** ms of the call. */
  readonly ms: number
  readonly tone: 'life' | 'caution' | 'plain'
} & (
  | { readonly kind: 'alert'; readonly type: AlertType }
  | { readonly kind: 'action'; readonly action: Action; readonly name: string; readonly details: string | null }
  | { readonly kind: 'joined'; readonly mode: Doc<'supervisions'>['mode']; readonly name: string }
  | { readonly kind: 'help'; readonly name: string }
  | {
      readonly kind: 'readOut'
      readonly to: 'caller' | 'ear'
      readonly state: string
      readonly name: string
      readonly text: string
    }
  | { readonly kind: 'hold' | 'transfer' }
  | { readonly kind: 'objective'; readonly objective: string; readonly text: string }
  | { readonly kind: 'correction'; readonly field: FieldName; readonly value: string | null; readonly name: string }
  | { readonly kind: 'note'; readonly text: string; readonly name: string }
)

type Note = Doc<'reviewNotes'>

/** In the order of time, all within the axis. */
export function marksOf(
  { call, alerts, actions, supervisions, events }: Reviewed,
  { changes, notes, time }: { changes: readonly Change[]; notes: readonly Note[]; time: CallTime },
): readonly Mark[] {
  const within = (ms: number): number => Math.min(time.durationMs, Math.max(0, ms))
  const marks: Mark[] = [
    ...alerts.map(
      (alert): Mark => ({
        key: alert._id,
        ms: within(alert.atMs),
        tone: alert.severity === 'info' ? 'plain' : alert.severity,
        kind: 'alert',
        type: alert.type,
      }),
    ),
    ...actions
      // Who is in the call is told by what came of it.
      .filter(({ action }) => action !== 'JOIN_CALL')
      .map(
        (act): Mark => ({
          key: act._id,
          ms: within(time.msOf(Date.parse(act.timestamp))),
          tone: 'plain',
          kind: 'action',
          action: act.action,
          name: act.supervisorName,
          details: act.details ?? null,
        }),
      ),
    ...supervisions.flatMap((row): Mark[] =>
      row.since === undefined
        ? []
        : [
            {
              key: row._id,
              ms: within(time.msOf(row.since)),
              tone: 'plain',
              kind: 'joined',
              mode: row.mode,
              name: row.supervisorName,
            },
          ],
    ),
    ...events.flatMap((event): Mark[] => {
      const base = { key: event._id, ms: within(time.msOf(event.at)) }
      if (event.type === 'HelpRequestLogEvent' && event.data.wanted !== false)
        return [{ ...base, tone: 'caution', kind: 'help', name: event.actor.name }]
      if (event.type === 'CallTransferLogEvent') return [{ ...base, tone: 'plain', kind: 'transfer' }]
      if (event.type === 'CallStateChangeLogEvent' && event.data.to === 'on-hold')
        return [{ ...base, tone: 'plain', kind: 'hold' }]
      if (event.type === 'SpokenWordsLogEvent') {
        const { to, state, by, text } = event.data
        // A whisper's words are the supervisor's own act; that it was said besides is told when it was not.
        if (to === 'ear' && state === 'begun') return []
        const name = typeof by === 'string' ? by : event.actor.name
        const said = { to: to === 'ear' ? 'ear' : 'caller', state: String(state), text: String(text ?? '') } as const
        return [{ ...base, tone: state === 'failed' ? 'caution' : 'plain', kind: 'readOut', name, ...said }]
      }
      return []
    }),
    ...call.objectives.flatMap((one): Mark[] => {
      if (one.completedAt === undefined || one.status !== 'completed') return []
      const ms = within(one.evidence?.atMs ?? time.msOf(one.completedAt))
      return [
        { key: `objective:${one.key}`, ms, tone: 'plain', kind: 'objective', objective: one.key, text: one.objective },
      ]
    }),
    ...changes.flatMap((change): Mark[] => {
      if (change.by.kind !== 'person' || (change.action !== 'set' && change.action !== 'accept')) return []
      const ms = whenOf(change, time)
      if (ms > time.durationMs) return []
      const { field, value, by } = change
      return [{ key: change._id, ms, tone: 'plain', kind: 'correction', field, value, name: by.name }]
    }),
    ...notes.flatMap((note): Mark[] =>
      note.atMs === undefined
        ? []
        : [{ key: note._id, ms: within(note.atMs), tone: 'plain', kind: 'note', text: note.text, name: note.by.name }],
    ),
  ]
  return marks.sort((a, b) => a.ms - b.ms)
}

/** Marks that would lie on each other, as one; the gravest first. */
export type Cluster = { readonly ms: number; readonly marks: readonly [Mark, ...Mark[]] }

const GRAVITY = { life: 0, caution: 1, plain: 2 } as const

/** `room`: ms that one mark takes on the axis. */
export function clustersOf(marks: readonly Mark[], room: number): readonly Cluster[] {
  const groups: { from: number; marks: [Mark, ...Mark[]] }[] = []
  for (const mark of marks) {
    const last = groups.at(-1)
    if (last !== undefined && mark.ms - last.from < room) last.marks.push(mark)
    else groups.push({ from: mark.ms, marks: [mark] })
  }
  return groups.map(({ from, marks: [first, ...rest] }) => {
    const [gravest = first, ...others] = [first, ...rest].toSorted((a, b) => GRAVITY[a.tone] - GRAVITY[b.tone])
    return { ms: from, marks: [gravest, ...others] }
  })
}

/** So that «the one before» while playing does not come back to the mark that was just left. */
const JUST_LEFT_MS = 1500

export const nextMark = (marks: readonly Mark[], ms: number): Mark | undefined =>
  marks.find((mark) => mark.ms > ms + 50)

export const previousMark = (marks: readonly Mark[], ms: number): Mark | undefined =>
  marks.findLast((mark) => mark.ms < ms - JUST_LEFT_MS) ?? marks.findLast((mark) => mark.ms < ms - 50)
