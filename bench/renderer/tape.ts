/** A practice call as the facts that a host writes of it, each with its moment: made by the product's own rules, without its sound. */
import { createFacts } from '../../electron/call/facts.ts'
import type { CallInfo } from '../../electron/capture/source.ts'
import { liveCalls } from '../../electron/outbox/functions.ts'
import { type Fact, fact } from '../../electron/outbox/outbox.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import { placed, sceneOf } from './scene.ts'

export type Moment = {
  /** ms from the start of the call. */
  readonly atMs: number
  readonly path: string
  readonly args: Readonly<Record<string, unknown>>
}

export type Tape = {
  readonly moments: readonly Moment[]
  readonly durationMs: number
}

export const CALLS = ['01-paro-cardiaco', '02-choque-atrapada', '03-guagua-atragantada', '04-stroke'] as const

/** What passes after the last word, ms. */
const SILENCE_MS = 3000

/** `place` is the seat of the dispatcher; it rings for `ringsMs` first. */
export async function tapeOf(call: {
  readonly script: (typeof CALLS)[number]
  readonly callId: string
  readonly place: number
  /** ms since the epoch. */
  readonly startedAt: number
  readonly ringsMs: number
}): Promise<Tape> {
  const { callId, place, startedAt, ringsMs } = call
  const { language, steps } = await sceneOf(call.script)
  const moments: Moment[] = []
  let [atMs, keys] = [0, 0]
  const put = (facts: readonly Fact[]): void => {
    for (const { path, args, key } of facts) {
      moments.push({ atMs, path, args: { ...args, idempotencyKey: key ?? `${callId}:${++keys}` } })
    }
  }
  const later = <T extends { readonly startMs: number; readonly endMs: number }>(word: T): T => ({
    ...word,
    startMs: word.startMs + ringsMs,
    endMs: word.endMs + ringsMs,
  })
  const nobody = (): never => {
    throw new Error('a tape is only written')
  }
  const info: CallInfo = {
    callId,
    sessionId: callId,
    agentName: `P${String(place + 1).padStart(2, '0')}`,
    customerName: '',
    customerPhone: `+5695550${1000 + place}`,
    campaignName: '131',
    sourceKind: 'sip',
    practice: false,
    language,
    startedAt,
  }
  const facts = createFacts({
    info,
    outbox: {
      ...{ unfinished: nobody, callsWaiting: nobody, next: nobody, arrived: nobody, park: nobody, count: nobody },
      ...{ onPut: nobody, settle: nobody, put: nobody },
      reserve: () => `${callId}:${++keys}`,
      putAll: (_, facts) => put(facts),
      begin: (_, _note, facts) => put(facts),
      finish: (_, facts) => put(facts),
    },
    understanding: rules,
    now: () => startedAt + atMs,
  })
  facts.begin({ info, sampleRate: 8000 }, `${callId}.wav`, 'scripted', false)
  facts.sign({ kind: 'status', status: 'ringing' })
  atMs = ringsMs
  facts.sign({ kind: 'status', status: 'connected' })
  const lineKeys: string[] = []
  for (const step of steps) {
    if (step.kind === 'idle') {
      atMs = step.atMs + ringsMs
      facts.understood(placed(step.heard, lineKeys, ringsMs), atMs)
      continue
    }
    const { text, confidence, speaker, startMs, endMs, words } = step.line
    atMs = endMs + ringsMs
    const key = facts.reserveLine()
    lineKeys.push(key)
    const said = { text, confidence, startMs: startMs + ringsMs, endMs: atMs, final: true, words: words.map(later) }
    facts.said({ key, leg: speaker, said }, placed(step.heard, lineKeys, ringsMs), undefined)
  }
  const durationMs = atMs + SILENCE_MS
  atMs = durationMs
  put([fact(liveCalls.endLiveCall, { callId, reason: 'hangup' })])
  return { moments, durationMs }
}
