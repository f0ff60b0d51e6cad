/** The phases of a call: sole writer of `callPhases`. At most one is active. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import { parseInstant, refuse } from './refusal.ts'

type Quality = 'poor' | 'fair' | 'good' | 'excellent'
const MOST = 50

export async function add(ctx: MutationCtx, liveCallId: Id<'liveCalls'>, phases: readonly string[]): Promise<void> {
  for (const [order, phase] of phases.entries())
    await ctx.db.insert('callPhases', { liveCallId, phase, status: 'pending', order })
}

export const list = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'callPhases'>[]> =>
  ctx.db
    .query('callPhases')
    .withIndex('by_call', (q) => q.eq('liveCallId', liveCallId))
    .take(MOST)

const activeOf = (ctx: QueryCtx, liveCallId: Id<'liveCalls'>): Promise<Doc<'callPhases'> | null> =>
  ctx.db
    .query('callPhases')
    .withIndex('by_status', (q) => q.eq('liveCallId', liveCallId).eq('status', 'active'))
    .first()

/** The call was answered: its first phase starts now, unless it already had one. */
export async function begin(ctx: Writing, call: Doc<'liveCalls'>, at: number): Promise<void> {
  const [first] = await list(ctx, call._id)
  if (first === undefined || first.status !== 'pending' || (await activeOf(ctx, call._id)) !== null) return
  await activate(ctx, call, first, at)
}

export async function move(
  ctx: Writing,
  args: { callId: string; phase: string; quality?: Quality; at?: string },
): Promise<null> {
  const now = Date.now()
  const at = args.at === undefined ? now : parseInstant('at', args.at)
  const call = await Calls.living(ctx, args.callId)
  if (call !== null) await enter(ctx, call, args.phase, given({ quality: args.quality }), at)
  return null
}

/** Completes the active phase (with its quality) and enters `phase`, which may be an earlier one again. */
export async function enter(
  ctx: Writing,
  call: Doc<'liveCalls'>,
  phase: string,
  { quality }: { quality?: Quality },
  at: number,
): Promise<void> {
  const phases = await list(ctx, call._id)
  const next = phases.find((row) => row.phase === phase)
  // A program that reports the phase it was told ("Connecting", before the answer) reports no change.
  if (next === undefined && phase === call.currentPhase) return
  if (next === undefined) refuse('value_invalid', 'phase', `one of: ${phases.map((row) => row.phase).join(', ')}`)
  if (next.status === 'active') {
    if (quality !== undefined) await ctx.db.patch('callPhases', next._id, { quality })
    return
  }
  await complete(ctx, call._id, at, quality)
  await activate(ctx, call, next, at)
  await Events.append(ctx, call.sessionId, 'PhaseChangeLogEvent', at, { from: call.currentPhase, to: phase })
}

export async function complete(
  ctx: MutationCtx,
  liveCallId: Id<'liveCalls'>,
  at: number,
  quality?: Quality,
): Promise<void> {
  const active = await activeOf(ctx, liveCallId)
  if (active === null) return
  await ctx.db.patch('callPhases', active._id, {
    status: 'completed',
    endTime: new Date(at).toISOString(),
    ...given({ quality }),
  })
}

async function activate(ctx: Writing, call: Doc<'liveCalls'>, row: Doc<'callPhases'>, at: number): Promise<void> {
  const startTime = new Date(at).toISOString()
  await ctx.db.patch('callPhases', row._id, { status: 'active', startTime, endTime: undefined })
  await Calls.change(ctx, call, { currentPhase: row.phase }, at)
  await Board.show(ctx, call.callId, { phase: row.phase, phaseIndex: row.order, phaseSince: at }, at)
}
