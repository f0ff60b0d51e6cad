/** Calls as a host writes them: words as they are said, lines, levels and measures, then the end and the next call. */
import type { ConvexClient } from 'convex/browser'
import { api } from '../../convex/_generated/api.js'
import { lineArgs, lineText, startArgs } from '../engine/call.ts'

/** Writes of one call until it ends and its place takes the next: about a minute and a half. */
export const WRITES_PER_CALL = 180
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

/** The `n`th of the writes of a call, the last of which ends it. */
const write = (client: ConvexClient, callId: string, n: number, last: boolean): Promise<unknown> => {
  const { liveCalls } = api.mutations
  const speaker = n % 8 < 4 ? 'customer' : 'agent'
  if (n === 0) return client.mutation(liveCalls.startLiveCall, startArgs(callId))
  if (last) return client.mutation(liveCalls.endLiveCall, { callId, reason: 'hangup' })
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

export type Place = {
  readonly place: number
  /** ms; places write one after another, not all at once. */
  readonly offset: number
  /** Writes of the place's first call; shorter than the others where the places' calls are to end one after another too. */
  readonly first: number
}

/** Writes at the pace of one place until `until`, ms of `performance.now()`. */
export const keepCalling = async (
  client: ConvexClient,
  { place, offset, first }: Place,
  until: number,
  tally: Tally,
): Promise<void> => {
  let due = performance.now() + offset
  let [turn, n, writes] = [0, 0, first]
  for (; due < until; due += PACE_MS) {
    const ahead = due - performance.now()
    if (ahead > 0) await new Promise((resolve) => setTimeout(resolve, ahead))
    else if (ahead < -PACE_MS) tally.late += 1
    const began = performance.now()
    try {
      await write(client, idOf(place, turn), n, n === writes - 1)
      tally.done += 1
    } catch {
      tally.failed += 1
    }
    tally.waits.push(performance.now() - began)
    n += 1
    if (n === writes) [turn, n, writes] = [turn + 1, 0, WRITES_PER_CALL]
  }
}
