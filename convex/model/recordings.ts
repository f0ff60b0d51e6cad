/** What was recorded of a call: sole writer of `recordings`, one row a call, kept. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import * as Audit from './audit.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import { checkCallMs, checkId, checkInteger, refuse } from './refusal.ts'

/** Told to the hosts at once. */
const MOST_DUE = 50

type Saved = {
  callId: string
  file: string
  sha256?: string
  bytes: number
  sampleRate: number
  channels: number
  expectedMs?: number
  capturedMs: number
  state: Doc<'recordings'>['state']
}

export async function save(ctx: Writing, args: Saved): Promise<null> {
  check(args)
  const { callId, sha256, expectedMs, ...columns } = args
  if ((await Calls.idOf(ctx, callId)) === null) refuse('call_not_found', 'callId')
  const now = Date.now()
  const present = await ofCall(ctx, callId)
  const row = { ...columns, ...given({ sha256, expectedMs }), updatedAt: now }
  if (present === null) await ctx.db.insert('recordings', { callId, ...row })
  else await ctx.db.patch('recordings', present._id, row)
  const call = await Calls.find(ctx, callId)
  if (args.state === 'failed' && present?.state !== 'failed' && call !== null)
    await Events.append(ctx, call.sessionId, 'RecordingFailedLogEvent', now, { capturedMs: args.capturedMs })
  return null
}

/** Of a recording that nobody told of there is nothing to say. */
export async function archive(
  ctx: Writing,
  { callId, archive }: { callId: string; archive: NonNullable<Doc<'recordings'>['archive']> },
): Promise<null> {
  checkId('archive.file', archive.file, 1000)
  checkHash('archive.sha256', archive.sha256)
  checkInteger('archive.bytes', archive.bytes, 0, Number.MAX_SAFE_INTEGER)
  const present = await ofCall(ctx, callId)
  if (present === null) refuse('call_not_found', 'callId')
  await ctx.db.patch('recordings', present._id, { archive, updatedAt: Date.now() })
  return null
}

export const ofCall = (ctx: QueryCtx, callId: string): Promise<Doc<'recordings'> | null> =>
  ctx.db
    .query('recordings')
    .withIndex('by_call', (q) => q.eq('callId', callId))
    .unique()

function checkHash(field: string, value: string): void {
  if (!/^[0-9a-f]{64}$/.test(value)) refuse('value_invalid', field, 'not 64 lower-case hexadecimal digits')
}

function check(args: Saved): void {
  checkId('file', args.file, 1000)
  if (args.sha256 !== undefined) checkHash('sha256', args.sha256)
  checkInteger('bytes', args.bytes, 0, Number.MAX_SAFE_INTEGER)
  checkInteger('sampleRate', args.sampleRate, 1, 384_000)
  checkInteger('channels', args.channels, 1, 8)
  checkCallMs('expectedMs', args.expectedMs)
  checkCallMs('capturedMs', args.capturedMs)
}

/** Kept no longer: the host that holds the files is to delete them. */
export async function condemn(ctx: MutationCtx, callId: string, now: number): Promise<void> {
  const present = await ofCall(ctx, callId)
  if (present === null || present.erasedAt !== undefined) return
  await ctx.db.patch('recordings', present._id, { eraseDueAt: now })
}

/** What the hosts are to delete, longest due first. */
export async function condemned(ctx: QueryCtx): Promise<{ callId: string }[]> {
  const rows = await ctx.db
    .query('recordings')
    .withIndex('by_eraseDueAt', (q) => q.gt('eraseDueAt', 0))
    .take(MOST_DUE)
  return rows.map(({ callId }) => ({ callId }))
}

/** Only what was due can be gone; the row stays, to say that there was a recording and when it went. */
export async function erased(ctx: Writing, { callId }: { callId: string }): Promise<null> {
  const present = await ofCall(ctx, callId)
  if (present?.eraseDueAt === undefined) return null
  const now = Date.now()
  await ctx.db.patch('recordings', present._id, { eraseDueAt: undefined, erasedAt: now, updatedAt: now })
  await Audit.note(ctx, { action: 'recording.erase', callId, data: { bytes: present.bytes } })
  return null
}
