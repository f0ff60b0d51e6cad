/** A practice call as the facts that a host writes of it, each with its moment: made by the product's own rules, without its sound. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createFacts } from '../../electron/call/facts.ts'
import type { CallInfo } from '../../electron/capture/source.ts'
import { liveCalls } from '../../electron/outbox/functions.ts'
import { type Fact, fact } from '../../electron/outbox/outbox.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import { readScript } from '../../electron/speech/script.ts'

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

const PRACTICE = resolve(import.meta.dirname, '../../resources/practice')
export const CALLS = ['01-paro-cardiaco', '02-choque-atrapada', '03-guagua-atragantada', '04-stroke'] as const

/** What passes after the last word, ms. */
const SILENCE_MS = 3000
const IDLE_MS = 1000

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
  const { language, lines } = readScript(readFileSync(`${PRACTICE}/${call.script}/script.json`, 'utf8'))
  const moments: Moment[] = []
  let [atMs, keys] = [0, 0]
  const put = (facts: readonly Fact[]): void => {
    for (const { path, args, key } of facts) {
      moments.push({ atMs, path, args: { ...args, idempotencyKey: key ?? `${callId}:${++keys}` } })
    }
  }
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
  const listener = rules.listen({ language, advice: language.startsWith('en') ? 'en' : 'es' })
  facts.begin({ info, sampleRate: 8000 }, `${callId}.wav`, 'scripted', false)
  facts.sign({ kind: 'status', status: 'ringing' })
  atMs = ringsMs
  facts.sign({ kind: 'status', status: 'connected' })
  let idleMs = ringsMs
  for (const line of lines.toSorted((a, b) => a.endMs - b.endMs)) {
    const [startMs, endMs] = [line.startMs + ringsMs, line.endMs + ringsMs]
    for (; idleMs < endMs; idleMs += IDLE_MS) {
      atMs = idleMs
      facts.understood(listener.idle(idleMs), idleMs)
    }
    atMs = endMs
    const key = facts.reserveLine()
    const words = line.words.map((word) => ({
      ...word,
      startMs: word.startMs + ringsMs,
      endMs: word.endMs + ringsMs,
    }))
    const heard = await listener.hear({ entryKey: key, speaker: line.speaker, text: line.text, startMs, endMs })
    const { text, confidence, speaker } = line
    facts.said({ key, leg: speaker, said: { text, confidence, startMs, endMs, words, final: true } }, heard, undefined)
  }
  const durationMs = atMs + SILENCE_MS
  atMs = durationMs
  put([fact(liveCalls.endLiveCall, { callId, reason: 'hangup' })])
  return { moments, durationMs }
}
