/** Calls as a host writes them: words as they are said, lines, levels and measures, then the end and the next call. */
import type { ConvexClient } from 'convex/browser'
import { api } from '../../convex/_generated/api.js'
import { lineArgs, lineText, startArgs } from '../engine/call.ts'

/** Writes of one call until it ends and its place takes the next: about a minute and a half. */
const WRITES_PER_CALL = 180
/** Two mutations a second. */
const PACE_MS = 500

export type Tally = {
  done: number
  failed: number
  /** Answers, ms. */
  readonly waits: number[]
  /** Writes that began late, since the one before was not answered in time. */
  late: number
}

export const newTally = (): Tally => ({ done: 0, failed: 0, waits: [], late: 0 })

const idOf = (place: number, turn: number): string => `soak-${place}-${turn}`

/** The call that a place begins with: what a console of the soak watches. */
export const firstCall = (place: number): string => idOf(place, 0)

export const isOfPlace = (callId: string, place: number): boolean => callId.startsWith(`soak-${place}-`)

const write = (client: ConvexClient, callId: string, n: number): Promise<unknown> => {
  const { liveCalls } = api.mutations
  const speaker = n % 8 < 4 ? 'customer' : 'agent'
  if (n === 0) return client.mutation(liveCalls.startLiveCall, startArgs(callId))
  if (n === WRITES_PER_CALL - 1) return client.mutation(liveCalls.endLiveCall, { callId, reason: 'hangup' })
  if (n % 12 === 5) {
    const metrics = { scriptAdherence: n % 100, agentConfidence: 80, conversationQuality: 70 }
    return client.mutation(liveCalls.updatePerformanceMetrics, { callId, metrics })
  }
  if (n % 12 === 9) {
    return client.mutation(liveCalls.updateCallProgress, { callId, duration: n / 2, agentGain: 0.4, customerGain: 0.6 })
  }
  if (n % 4 === 3) {
    const line = { ...lineArgs(callId, lineText(`${callId} ${n}`)), speaker, idempotencyKey: `${callId}:${n}` } as const
    return client.mutation(liveCalls.addTranscriptEntry, line)
  }
  const partial = {
    callId,
    speaker,
    text: lineText(`${n}`).slice(0, 20 + (n % 4) * 20),
    startMs: n * PACE_MS,
    seq: n,
  } as const
  return client.mutation(liveCalls.setPartial, partial)
}

/** Writes at the pace of one place until `until`, ms of `performance.now()`; the place's own offset spreads the load. */
export const keepCalling = async (
  client: ConvexClient,
  place: number,
  offset: number,
  until: number,
  tally: Tally,
): Promise<void> => {
  let due = performance.now() + offset
  for (let n = 0; due < until; n++, due += PACE_MS) {
    const ahead = due - performance.now()
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead))
    else if (ahead < -PACE_MS) tally.late += 1
    const began = performance.now()
    try {
      await write(client, idOf(place, Math.floor(n / WRITES_PER_CALL)), n % WRITES_PER_CALL)
      tally.done += 1
    } catch {
      tally.failed += 1
    }
    tally.waits.push(performance.now() - began)
  }
}
