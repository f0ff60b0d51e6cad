/** What Convex is told of one call, in the order in which it happened. Each method is one write to the disk, before any network. */
import { basename } from 'node:path'
import { FIELD_NAMES } from '../../convex/domain/canonical.ts'
import type { EndReason } from '../../convex/domain/liveCall.ts'
import type { VoiceReading } from '../../convex/domain/voice.ts'
import type { CallInfo, LegId, Sign, SourceField } from '../capture/source.ts'
import { incidents, liveCalls, protocol } from '../outbox/functions.ts'
import { type Fact, fact, type Outbox } from '../outbox/outbox.ts'
import type { Translated } from '../speech/llm/translation.ts'
import type { Said } from '../speech/stt.ts'
import type { Heard, Understanding } from '../speech/understanding.ts'
import type { Adhered } from './adherence.ts'
import type { ServiceHealth } from './listening.ts'
import type { Performance } from './performance.ts'
import type { Recording } from './recorder.ts'

/** What a crash leaves behind of a call: enough to close it. */
export type Note = { readonly info: CallInfo; readonly sampleRate: number }

export type Facts = {
  /** `answered` false: the source will say when it is connected. */
  begin(note: Note, file: string, sttProvider: string | undefined, answered?: boolean): void
  /** The key by which evidence will point at the next line. */
  reserveLine(): string
  said(line: Line, heard: Heard | undefined, performance: Performance | undefined): void
  /** The caller's voice where it got no words. */
  voice(voice: VoiceReading): void
  /** What a line meant when it took a while to see, or what the passing of time meant. */
  understood(heard: Heard, atMs: number, performance?: Performance): void
  /** A machine's words beside a line, in the dispatcher's language. */
  translated(translated: Translated): void
  /** How a service does; one outage of the recogniser is one alert, gone when it is back. */
  health(health: ServiceHealth, atMs: number): void
  /** Which steps of the room's protocol were proved. */
  adhered(found: Adhered): void
  speechLag(ms: number): void
  speechFailed(atMs: number): void
  understandingFailed(): void
  recordingFailed(recording: OpenRecording, atMs: number): void
  /** What the source says of its call beside the sound; its end is the business of `finish`. */
  sign(sign: Exclude<Sign, { kind: 'ended' }>): void
  recordingResumed(recording: OpenRecording): void
  finish(recording: Recording, reason: EndReason, durationMs: number): void
}

export type Line = {
  readonly key: string
  readonly leg: LegId
  readonly said: Said
  /** Of the caller, beside the words. */
  readonly voice?: VoiceReading
}
type RecordingState = 'open' | 'closed' | 'recovered' | 'failed'
type OpenRecording = { readonly file: string; readonly sampleRate: number; readonly capturedMs: number }

/** The rule of the alert that nobody hears the words of a call. */
const DEAF = 'speech.failed'

/** The rule of the alert that a caller's voice is far from usual, and how many stretches in a row it takes; once a call. */
const SHAKEN = 'voice.high'
const SHAKEN_STRETCHES = 2

/** A crew that has to look in a larger circle than this needs an address from the caller, m. */
const UNCERTAIN_M = 300

export type FactsOptions = {
  readonly info: CallInfo
  readonly outbox: Outbox
  readonly understanding: Pick<Understanding, 'provider' | 'model' | 'version'>
  readonly now: () => number
}

export function createFacts({ info, outbox, understanding, now }: FactsOptions): Facts {
  const { callId, sessionId } = info
  const { provider, model, version } = understanding
  let phase: string | undefined
  let isDeaf = false
  /** Stretches in a row in which the voice was far from usual. */
  let shaken = 0
  let shakenMs = 0
  let isShakenTold = false
  const put = (facts: readonly Fact[]): void => outbox.putAll(callId, facts)

  const meaning = (heard: Heard | undefined, atMs: number, performance: Performance | undefined): Fact[] => [
    ...(heard ? meaningOf(heard, atMs) : []),
    ...(performance ? [fact(liveCalls.updatePerformanceMetrics, measured(performance))] : []),
  ]

  const measured = ({ metrics, counts }: Performance) => ({ callId, metrics, counts: { ...counts } })

  function meaningOf(heard: Heard, atMs: number): Fact[] {
    const facts: Fact[] = []
    if (heard.fields.length > 0) {
      const changes = heard.fields.map((change) => ({ ...change, evidence: [...change.evidence] }))
      const by = heard.by ?? { provider, model, version }
      facts.push(fact(incidents.applyFields, { callId, callSessionId: sessionId, changes, by }))
    }
    if (heard.phase && heard.phase !== phase) {
      phase = heard.phase
      facts.push(fact(liveCalls.updateCallPhase, { callId, phase, at: iso(now()) }))
      facts.push(fact(liveCalls.updateCallProgress, { callId, duration: seconds(atMs), currentPhase: phase }))
    }
    for (const { type, rule } of heard.alertsOver ?? []) facts.push(fact(liveCalls.retireAlert, { callId, type, rule }))
    for (const { type, rule, evidence } of heard.alerts) {
      facts.push(fact(liveCalls.raiseAlert, { callId, type, rule, evidence: [...evidence], atMs }))
    }
    for (const objective of heard.objectives) facts.push(fact(liveCalls.updateObjective, { callId, ...objective }))
    for (const advice of heard.coaching) facts.push(fact(liveCalls.addCoachingRecommendation, { callId, ...advice }))
    if (heard.coachingDone.length > 0) {
      facts.push(fact(liveCalls.retireCoaching, { callId, keys: [...heard.coachingDone] }))
    }
    if (heard.nextActions) facts.push(fact(liveCalls.setNextActions, { callId, actions: [...heard.nextActions] }))
    return facts
  }

  const voiced = (voice: VoiceReading | undefined, words?: { readonly key: string; readonly text: string }): Fact[] => {
    // A stretch without words is told late; it says nothing of now.
    if (voice === undefined || voice.endMs < shakenMs) return []
    shakenMs = voice.endMs
    shaken = voice.level === 'high' ? shaken + 1 : 0
    if (isShakenTold || shaken < SHAKEN_STRETCHES) return []
    isShakenTold = true
    const proof = words && { entryKey: words.key, quote: words.text, speaker: 'customer' as const, atMs: voice.startMs }
    const alert = { callId, type: 'caller_distress_high' as const, rule: SHAKEN, atMs: voice.endMs }
    return [fact(liveCalls.raiseAlert, { ...alert, evidence: proof ? [proof] : [] })]
  }

  const systemAlert = (type: 'stt_degraded' | 'recording_failed', rule: string, atMs: number): Fact =>
    fact(liveCalls.raiseAlert, { callId, type, rule, evidence: [], atMs })

  function signed(sign: Exclude<Sign, { kind: 'ended' }>): Fact[] {
    switch (sign.kind) {
      case 'status': {
        const { status, agentName } = sign
        return [fact(liveCalls.updateCallStatus, { callId, status, ...(agentName ? { agentName } : {}) })]
      }
      case 'event': {
        const { type, at, data } = sign
        return [fact(liveCalls.noteEvent, { callId, type, at, data: { ...data } })]
      }
      case 'line': {
        const { status, latency, errorRate } = sign
        const measured = {
          ...(latency === undefined ? {} : { latency }),
          ...(errorRate === undefined ? {} : { errorRate }),
        }
        return [fact(liveCalls.updateSystemStatus, { callId, service: 'sip', status, ...measured })]
      }
      case 'fields':
        return fieldFacts(sign.fields, sign.uncertaintyM ?? 0)
    }
  }

  /** The network's word on an incident is set like a machine's: with its proof, and below any person's. */
  function fieldFacts(fields: readonly SourceField[], uncertaintyM: number): Fact[] {
    const entryKey = `${callId}:invite`
    const changes = fields.flatMap(({ field, value, confidence, quote }) => {
      const name = FIELD_NAMES.find((known) => known === field)
      if (name === undefined) return []
      const evidence = [{ entryKey, quote, speaker: 'customer' as const, atMs: 0 }]
      return [{ field: name, value, confidence, evidence }]
    })
    const by = { provider: 'network', model: 'emergency-data', version: '1' }
    if (changes.length === 0) return []
    const set = fact(incidents.applyFields, { callId, callSessionId: sessionId, changes, by })
    if (uncertaintyM <= UNCERTAIN_M) return [set]
    const evidence = changes.slice(0, 1).flatMap((change) => change.evidence)
    const alert = { callId, type: 'location_uncertain' as const, rule: 'network.radius', evidence, atMs: 0 }
    return [set, fact(liveCalls.raiseAlert, alert)]
  }

  const openRecording = ({ file, sampleRate, capturedMs }: OpenRecording, state: 'open' | 'failed'): Fact =>
    saved(info, { file, sampleRate, capturedMs, channels: 2, bytes: 0 }, state)

  return {
    begin(note, file, sttProvider, answered = true) {
      const { agentName, customerName, customerPhone, campaignName, language, practice, sourceKind, startedAt } = info
      const line = info.line === undefined ? {} : { sipEndpoint: info.line }
      const start = {
        callId,
        sessionId,
        agentName,
        customerName,
        customerPhone,
        campaignName,
        language,
        practice,
        sourceKind,
      }
      const stt = sttProvider === undefined ? {} : { stt: sttProvider }
      outbox.begin(callId, JSON.stringify(note), [
        fact(liveCalls.startLiveCall, {
          ...start,
          ...stt,
          ...line,
          startTime: iso(startedAt),
          llm: `${provider} ${version}`,
        }),
        ...(answered ? [fact(liveCalls.updateCallStatus, { callId, status: 'connected' })] : []),
        fact(liveCalls.toggleRecording, { callId, isRecording: true }),
        openRecording({ file, sampleRate: note.sampleRate, capturedMs: 0 }, 'open'),
        fact(liveCalls.updateSystemStatus, { callId, service: 'stt', status: sttProvider ? 'streaming' : 'idle' }),
        fact(liveCalls.updateSystemStatus, { callId, service: 'llm', status: 'active' }),
      ])
    },
    reserveLine: () => outbox.reserve(callId),
    said({ key, leg, said, voice }, heard, performance) {
      const { text, confidence, startMs, endMs, words } = said
      const sentiment = heard?.sentiment ? { sentiment: heard.sentiment } : {}
      const timestamp = iso(info.startedAt + startMs)
      const entry = {
        callId,
        timestamp,
        speaker: leg,
        text,
        confidence,
        isFinal: true,
        startMs,
        endMs,
        words: [...words],
        ...(said.late ? { late: true } : {}),
        ...sentiment,
        ...(voice ? { voice } : {}),
      }
      const alarm = voiced(voice, { key, text })
      put([fact(liveCalls.addTranscriptEntry, entry, key), ...meaning(heard, endMs, performance), ...alarm])
    },
    voice: (voice) => put([fact(liveCalls.hearVoice, { callId, voice }), ...voiced(voice)]),
    understood: (heard, atMs, performance) => put(meaning(heard, atMs, performance)),
    translated({ entryKey, from, into, text, machine }) {
      if (text === undefined) return
      put([fact(liveCalls.addTranslation, { callId, entryKey, translation: { text, from, into, machine } })])
    },
    health({ service, status, measure: { others, ...measured } }, atMs) {
      const measure = { ...measured, ...(others ? { others: [...others] } : {}) }
      const facts = [fact(liveCalls.updateSystemStatus, { callId, service, status, measure })]
      if (service === 'stt' && isDeaf !== (status === 'error')) {
        isDeaf = status === 'error'
        const type = 'stt_degraded' as const
        facts.push(isDeaf ? systemAlert(type, DEAF, atMs) : fact(liveCalls.retireAlert, { callId, type, rule: DEAF }))
      }
      put(facts)
    },
    adhered({ key, answeredMs, proofs, overdue, opened }) {
      put([
        fact(protocol.observe, {
          ...{ callId, key },
          ...(answeredMs === undefined ? {} : { answeredMs }),
          ...(proofs ? { proofs: [...proofs] } : {}),
          ...(overdue ? { overdue: [...overdue] } : {}),
          ...(opened ? { opened: [...opened] } : {}),
        }),
      ])
    },
    speechLag: (latency) =>
      put([fact(liveCalls.updateSystemStatus, { callId, service: 'stt', status: 'streaming', latency })]),
    speechFailed: (atMs) =>
      put([
        fact(liveCalls.updateSystemStatus, { callId, service: 'stt', status: 'error' }),
        systemAlert('stt_degraded', DEAF, atMs),
      ]),
    understandingFailed: () => put([fact(liveCalls.updateSystemStatus, { callId, service: 'llm', status: 'error' })]),
    recordingFailed: (recording, atMs) =>
      put([
        openRecording(recording, 'failed'),
        fact(liveCalls.toggleRecording, { callId, isRecording: false }),
        systemAlert('recording_failed', 'disk.failed', atMs),
      ]),
    recordingResumed: (recording) =>
      put([openRecording(recording, 'open'), fact(liveCalls.toggleRecording, { callId, isRecording: true })]),
    sign: (sign) => put(signed(sign)),
    finish(recording, reason, durationMs) {
      outbox.finish(callId, [
        fact(liveCalls.updateCallProgress, {
          callId,
          duration: seconds(durationMs),
          ...(phase ? { currentPhase: phase } : {}),
        }),
        ...closing(info, recording, recording.damaged ? 'failed' : 'closed', reason, now()),
      ])
    },
  }
}

/** The last facts of a call that is over, or that a crash ended. */
export const closing = (
  info: CallInfo,
  recording: Recording,
  state: RecordingState,
  reason: EndReason,
  endedAt: number,
): readonly Fact[] => [
  saved(info, recording, state),
  fact(liveCalls.endLiveCall, { callId: info.callId, reason, endTime: iso(endedAt) }),
]

/** The name of the file is told, not where this machine keeps it. */
function saved(info: CallInfo, recording: Omit<Recording, 'damaged'>, state: RecordingState): Fact {
  const { file, bytes, sampleRate, channels, capturedMs, sha256 } = recording
  return fact(liveCalls.saveRecording, {
    callId: info.callId,
    file: basename(file),
    bytes,
    sampleRate,
    channels,
    capturedMs,
    state,
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(info.expectedMs === undefined ? {} : { expectedMs: info.expectedMs }),
  })
}

const iso = (ms: number): string => new Date(ms).toISOString()
const seconds = (ms: number): number => Math.round(ms / 1000)
