/** How a call goes on: its status, its length, its recording. */
import type { CallStatus } from '../domain/liveCall.ts'
import * as Answers from './answers.ts'
import * as Board from './board.ts'
import * as CallBacks from './callBacks.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import { given } from './given.ts'
import * as Phases from './phases.ts'
import { checkNumber, checkText, MAX_CALL_MS, refuse, TEXT_LIMITS } from './refusal.ts'
import * as System from './system.ts'

const MOST_NOTED = 16

type LiveStatus = Exclude<CallStatus, 'ended'>

/** The first `connected` is the answer: it times the call and begins the first phase. */
export async function updateStatus(
  ctx: Writing,
  args: { callId: string; status: LiveStatus; agentName?: string },
): Promise<null> {
  if (args.agentName !== undefined) checkText('agentName', args.agentName, TEXT_LIMITS.name)
  const call = await Calls.mustLive(ctx, args.callId)
  const { status } = args
  if (call.status === status) return null
  const now = Date.now()
  const who = given({ agentName: args.agentName })
  const answer = status === 'connected' && call.answeredAt === undefined ? { answeredAt: now } : {}
  await Calls.change(ctx, call, { status, ...who, ...answer }, now)
  const late = 'answeredAt' in answer ? { ...answer, answeredLate: Board.isLate(call.startedAt, now) } : {}
  await Board.show(ctx, call.callId, { status, ...who, ...late }, now)
  if ('answeredAt' in answer) await Answers.answered(ctx, call, now)
  const type = status === 'transferring' ? 'CallTransferLogEvent' : 'CallStateChangeLogEvent'
  await Events.append(ctx, call.sessionId, type, now, { from: call.status, to: status })
  if (status === 'connected') await Phases.begin(ctx, call, now)
  if ('answeredAt' in answer) await CallBacks.answered(ctx, { ...call, ...who }, now)
  return null
}

/** One line of the timeline that only the host of the call can know. A call that is gone keeps its history as it was. */
export async function note(
  ctx: Writing,
  args: {
    callId: string
    type: Events.TelephoneEvent
    at: number
    data: Record<string, string | number | boolean | null>
  },
): Promise<null> {
  checkNumber('at', args.at, 0, Number.MAX_SAFE_INTEGER)
  if (Object.keys(args.data).length > MOST_NOTED) refuse('value_invalid', 'data', `more than ${MOST_NOTED} values`)
  for (const value of Object.values(args.data))
    if (typeof value === 'string')
      checkText('data', value, args.type === 'SpokenWordsLogEvent' ? TEXT_LIMITS.line : TEXT_LIMITS.name)
  const call = await Calls.find(ctx, args.callId)
  if (call !== null) await Events.append(ctx, call.sessionId, args.type, args.at, args.data)
  return null
}

/** `duration` in seconds, gains 0 to 100. Progress of a call that has ended is no news. */
export async function updateProgress(
  ctx: Writing,
  args: { callId: string; duration: number; agentGain?: number; customerGain?: number; currentPhase?: string },
): Promise<null> {
  checkNumber('duration', args.duration, 0, MAX_CALL_MS / 1000)
  checkNumber('agentGain', args.agentGain, 0, 100)
  checkNumber('customerGain', args.customerGain, 0, 100)
  const call = await Calls.living(ctx, args.callId)
  if (call === null) return null
  const now = Date.now()
  const { duration, agentGain, customerGain } = args
  await Calls.changeActivity(ctx, call._id, { duration, ...given({ agentGain, customerGain }) }, now)
  await System.bill(ctx, call._id, duration * 1000, now)
  if (args.currentPhase !== undefined) await Phases.enter(ctx, call, args.currentPhase, {}, now)
  return null
}

export async function toggleRecording(ctx: Writing, args: { callId: string; isRecording: boolean }): Promise<null> {
  const call = await Calls.mustLive(ctx, args.callId)
  if (call.isRecording === args.isRecording) return null
  const now = Date.now()
  await Calls.record(ctx, call, args.isRecording, now)
  await Events.append(ctx, call.sessionId, args.isRecording ? 'MediaStartLogEvent' : 'MediaEndLogEvent', now)
  return null
}
