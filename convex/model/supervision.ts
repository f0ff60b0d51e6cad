/** What supervisors do to a call: sole writer of `supervisorActions`. */
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import { joinModeOf } from '../domain/supervision.ts'
import * as Board from './board.ts'
import * as CallEnd from './callEnd.ts'
import type { Caller, Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import * as Orders from './orders.ts'
import * as Presence from './presence.ts'
import { checkId, checkText, refuse, TEXT_LIMITS } from './refusal.ts'

const MOST_SHOWN = 200

type Action = Doc<'supervisorActions'>['action']
type Act = { callId: string; supervisorId?: string; supervisorName?: string; action: Action; details?: string }

/** What still makes sense once the call is over. */
const AFTERWARDS: readonly Action[] = ['ADD_NOTE', 'BOOKMARK_MOMENT', 'FLAG_FOR_REVIEW']

export async function act(ctx: Writing, args: Act): Promise<null> {
  if (args.details !== undefined) checkText('details', args.details)
  const call = await Calls.known(ctx, args.callId)
  const ended = call.status === 'ended'
  if (ended && args.action === 'END_CALL') return null
  if (ended && !AFTERWARDS.includes(args.action)) refuse('call_ended', 'callId')

  const now = Date.now()
  const supervisor = whoActs(ctx.caller, args)
  const last = await ctx.db
    .query('supervisorActions')
    .withIndex('by_call', (q) => q.eq('liveCallId', call._id))
    .order('desc')
    .first()
  await ctx.db.insert('supervisorActions', {
    liveCallId: call._id,
    ...supervisor,
    action: args.action,
    timestamp: new Date(now).toISOString(),
    order: last === null ? 0 : last.order + 1,
    ...given({ details: args.details }),
  })
  await Events.append(ctx, call.sessionId, 'SupervisorActionLogEvent', now, {
    action: args.action,
    supervisor: supervisor.supervisorName,
  })
  await carryOut(ctx, call, args, supervisor, now)
  return null
}

/** What the action means for the real call: the host that carries it sees the rows and acts. */
async function carryOut(
  ctx: Writing,
  call: Doc<'liveCalls'>,
  { action, details }: Act,
  supervisor: { supervisorId: string; supervisorName: string },
  now: number,
): Promise<void> {
  const order = { callId: call.callId, by: { id: supervisor.supervisorId, name: supervisor.supervisorName } }
  if (action === 'END_CALL') await CallEnd.end(ctx, { callId: call.callId, reason: 'supervisor' })
  if (action === 'JOIN_CALL') await Presence.ask(ctx, call, supervisor, joinModeOf(details))
  if (action === 'COACH_AGENT' && details === undefined) await Presence.ask(ctx, call, supervisor, 'whisper')
  if (action === 'COACH_AGENT' && details !== undefined) await Orders.give(ctx, { ...order, kind: 'say', details })
  if (action !== 'TRANSFER_CALL') return
  // Without a target there is nobody to transfer to; other programs announce so a transfer that they do themselves.
  if (details !== undefined) await Orders.give(ctx, { ...order, kind: 'transfer', details })
  await transfer(ctx, call, now)
}

/** A person acts under their own name; only another program of the room may say for whom it acts. */
function whoActs(caller: Caller, args: Act): { supervisorId: string; supervisorName: string } {
  if (caller.role !== 'service') return { supervisorId: caller.subject, supervisorName: caller.name }
  const supervisorId = args.supervisorId ?? caller.subject
  const supervisorName = args.supervisorName ?? caller.name
  checkId('supervisorId', supervisorId)
  checkText('supervisorName', supervisorName, TEXT_LIMITS.name)
  return { supervisorId, supervisorName }
}

async function transfer(ctx: Writing, call: Doc<'liveCalls'>, now: number): Promise<void> {
  if (call.status === 'transferring') return
  await Calls.change(ctx, call, { status: 'transferring' }, now)
  await Board.show(ctx, call.callId, { status: 'transferring' }, now)
  await Events.append(ctx, call.sessionId, 'CallTransferLogEvent', now, { from: call.status, to: 'transferring' })
}

/** Newest first; also of a call whose live rows are gone. */
export async function list(ctx: QueryCtx, { callId }: { callId: string }): Promise<Doc<'supervisorActions'>[]> {
  const liveCallId = await Calls.idOf(ctx, callId)
  if (liveCallId === null) return []
  return ctx.db
    .query('supervisorActions')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .order('desc')
    .take(MOST_SHOWN)
}
