/** The end of a call: everything that was open closes, and what is to be kept is written down. */
import type { Doc } from '../_generated/dataModel.js'
import type { EndReason } from '../domain/liveCall.ts'
import * as Analytics from './analytics.ts'
import * as Answers from './answers.ts'
import * as Board from './board.ts'
import * as CallBacks from './callBacks.ts'
import type { Writing } from './caller.ts'
import * as CallHours from './callHours.ts'
import * as Calls from './calls.ts'
import * as Coaching from './coaching.ts'
import * as Events from './events.ts'
import * as Incidents from './incidents.ts'
import * as Orders from './orders.ts'
import * as Phases from './phases.ts'
import * as Presence from './presence.ts'
import { parseInstant, refuse } from './refusal.ts'
import * as System from './system.ts'
import * as Transcript from './transcript.ts'

/** Ends a call once; ending it again, even after its live rows are gone, changes nothing. */
export async function end(ctx: Writing, args: { callId: string; reason?: EndReason; endTime?: string }): Promise<null> {
  const now = Date.now()
  const asked = args.endTime === undefined ? now : parseInstant('endTime', args.endTime)
  const call = await Calls.find(ctx, args.callId)
  if (call === null) {
    if ((await Calls.idOf(ctx, args.callId)) === null) refuse('call_not_found', 'callId')
    return null
  }
  if (call.status !== 'ended') await close(ctx, call, args.reason ?? 'hangup', Math.max(asked, call.startedAt), now)
  return null
}

async function close(
  ctx: Writing,
  call: Doc<'liveCalls'>,
  endReason: EndReason,
  endedAt: number,
  now: number,
): Promise<void> {
  const durationMs = endedAt - call.startedAt
  await Presence.closeAll(ctx, call.callId, now)
  await Orders.closeAll(ctx, call, now)
  await Coaching.retireAll(ctx, call._id)
  await Phases.complete(ctx, call._id, endedAt)
  await Transcript.hush(ctx, call._id, now)
  await Calls.change(ctx, call, { status: 'ended', endedAt, endReason, isRecording: false }, now)
  await Calls.changeActivity(ctx, call._id, { currentSpeaker: null, duration: durationMs / 1000 }, now)
  const totalCost = await System.bill(ctx, call._id, durationMs, now)
  await Analytics.write(ctx, call, { endedAt, endReason, durationMs, totalCost })
  await CallHours.count(ctx, call, { endedAt, endReason, totalCost })
  if (endReason === 'abandoned') await Answers.abandoned(ctx, call, endedAt)
  await Incidents.close(ctx, call, now)
  await Board.show(ctx, call.callId, { status: 'ended', endedAt, endReason }, now)
  if (endReason === 'abandoned') await CallBacks.owe(ctx, call, endedAt)
  await Events.append(ctx, call.sessionId, 'CallEndLogEvent', endedAt, { reason: endReason, durationMs })
}
