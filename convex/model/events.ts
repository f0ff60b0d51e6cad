/** The timeline of a call, append-only: sole writer of `callEvents`. Types are NENA-STA-010 (i3) LogEvents where it has one. */
import type { MutationCtx } from '../_generated/server.js'
import type { Caller } from './caller.ts'

export type EventType =
  | 'CallStartLogEvent'
  | 'CallStateChangeLogEvent'
  | 'CallTransferLogEvent'
  | 'CallEndLogEvent'
  | 'MediaStartLogEvent'
  | 'MediaEndLogEvent'
  | 'RecordingFailedLogEvent'
  | 'ServiceStateChangeLogEvent'
  | 'PhaseChangeLogEvent'
  | 'AlertRaisedLogEvent'
  | 'AlertAcknowledgedLogEvent'
  | 'AlertRetiredLogEvent'
  | 'SupervisorActionLogEvent'
  | 'SupervisionLogEvent'
  | 'HelpRequestLogEvent'
  | 'ProtocolStepLogEvent'
  | 'ProtocolCardLogEvent'
  | TelephoneEvent
  | 'IncidentStatusLogEvent'
  | 'IncidentLinkLogEvent'
  | 'IncidentUnLinkLogEvent'
  | 'IncidentMergeLogEvent'
  | 'IncidentUnMergeLogEvent'
  | 'CallBackLogEvent'
  | 'AlertShelvedLogEvent'

/** What the host that carries a call tells of its line. */
export const TELEPHONE_EVENTS = [
  'TelephoneKeyLogEvent',
  'CallQualityLogEvent',
  'RecordingMetadataLogEvent',
  'NetworkLocationLogEvent',
  'SpokenWordsLogEvent',
] as const
export type TelephoneEvent = (typeof TELEPHONE_EVENTS)[number]

type Data = Record<string, string | number | boolean | null>

export async function append(
  ctx: MutationCtx & { readonly caller: Caller },
  sessionId: string,
  type: EventType,
  at: number,
  data: Data = {},
): Promise<void> {
  const { role, name } = ctx.caller
  await ctx.db.insert('callEvents', { sessionId, type, at, actor: { role, name }, data })
}
