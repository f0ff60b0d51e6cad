/** Carries one call: gives it a recorder, meters and an understanding, runs it, and writes its last fact. */
import type { CanonicalRecord } from '../../convex/domain/canonical.ts'
import type { EndReason } from '../../convex/domain/liveCall.ts'
import type { VadFactory } from '../audio/vad.ts'
import type { AudioSource, Leg, LegId, Sign } from '../capture/source.ts'
import type { Deliver } from '../outbox/deliver.ts'
import type { Outbox } from '../outbox/outbox.ts'
import type { SpeechStream } from '../speech/stt.ts'
import type { Turn, Understanding } from '../speech/understanding.ts'
import { openAdherence, type ProtocolSource } from './adherence.ts'
import { type CallTime, runCall } from './callSession.ts'
import type { Disk } from './disk.ts'
import { createDistress } from './distress.ts'
import { createExtraction } from './extraction.ts'
import { createFacts } from './facts.ts'
import { openHearing } from './hearing.ts'
import type { Listening } from './listening.ts'
import type { Live, LocalCall } from './live.ts'
import { createMeter } from './meter.ts'
import { createPartials } from './partials.ts'
import { createPerformance, type Performance } from './performance.ts'
import { openRecorder, type Recording } from './recorder.ts'

const LAST_SIGNS_MS = 500

export type Means = {
  readonly outbox: Outbox
  readonly understanding: Understanding
  /** The room's protocol; absent, calls are held against none. */
  readonly protocol?: ProtocolSource
  readonly live: Live
  /** ms since the epoch. */
  readonly now: () => number
  readonly openVad: VadFactory
  /** For words that are not yet final; absent, other consoles see only final ones. */
  readonly deliver?: Deliver
  /** Language of advice to the dispatcher; the call's own when absent. */
  readonly advice?: 'es' | 'en'
  /** A provider, a disk or a bug that cost a call something; carries no personal data. */
  readonly onError?: (where: 'recorder' | 'speech' | 'understanding' | 'source' | 'window', error: unknown) => void
  readonly disk?: Disk
  /** Each final line, and what is known after it. Must not throw. */
  readonly told?: (text: string, record: CanonicalRecord) => void
  /** The recording of a call was closed. */
  readonly onRecorded?: (callId: string, recording: Recording) => void
}

export type Carried = {
  local(): LocalCall
  /** Ends the sound; the first reason counts. */
  stop(reason: EndReason): void
  /** Resolves when the last fact is on the disk. */
  readonly over: Promise<void>
}

/** The call is on the disk when it returns. */
export function carry(source: AudioSource, listening: Listening, means: Means & { file: string }): Carried {
  const { info } = source
  const { callId, practice, startedAt } = info
  const { file, outbox, now, openVad, deliver, onError, disk } = means
  const { stt, understanding = means.understanding, locked, watch, translate } = listening
  const live = unfailing(means)
  const sampleRate = source.recordAt ?? Math.max(8000, ...source.legs.map((leg) => leg.sampleRate))
  const advice = means.advice ?? (info.language.startsWith('en') ? 'en' : 'es')
  const listener = understanding.listen({ language: info.language, advice, ...(locked ? { locked } : {}) })
  const written = createFacts({ info, outbox, understanding, now })
  const facts: typeof written = {
    ...written,
    said(line, heard, performance) {
      written.said(line, heard, performance)
      const { text, startMs, endMs } = line.said
      adherence?.said({ entryKey: line.key, speaker: line.leg, text, startMs, endMs }, heard, extraction.record())
      means.told?.(line.said.text, extraction.record())
      if (line.leg !== 'customer') return
      void translate?.({ entryKey: line.key, text: line.said.text }).then(
        (translated) => translated?.text !== undefined && written.translated(translated),
      )
    },
    understood(heard, atMs, performance) {
      written.understood(heard, atMs, performance)
      adherence?.idle(atMs)
    },
  }
  const adherence =
    means.protocol &&
    openAdherence({
      source: means.protocol,
      callId,
      language: info.language,
      put: written.adhered,
      onFault: (error) => onError?.('understanding', error),
    })
  const performance = createPerformance()
  let endReason: EndReason | undefined
  let local: LocalCall = {
    callId,
    kind: info.sourceKind,
    practice,
    startedAt,
    recording: 'recording',
    speech: stt ? 'listening' : 'none',
  }
  const change = (part: Partial<LocalCall>): void => {
    local = { ...local, ...part }
    live('live.call', local)
  }

  facts.begin({ info, sampleRate }, file, stt?.provider, source.signs === undefined)
  if (source.signs === undefined) adherence?.answered(0)
  change({})

  const recorder = openRecorder({
    file,
    sampleRate,
    ...(disk ? { disk } : {}),
    onState(state, reason) {
      change({ recording: state })
      const soFar = { file, sampleRate, capturedMs: Math.round(recorder.flushedMs()) }
      if (state === 'recording') return facts.recordingResumed(soFar)
      onError?.('recorder', reason)
      facts.recordingFailed(soFar, soFar.capturedMs)
    },
  })

  const rateOf = (id: LegId): number => source.legs.find((leg) => leg.id === id)?.sampleRate ?? sampleRate
  const vads = { agent: openVad(rateOf('agent')), customer: openVad(rateOf('customer')) }
  const meterOf = (leg: LegId) => createMeter({ callId, leg, live, now, vad: vads[leg] })
  const meters = { agent: meterOf('agent'), customer: meterOf('customer') }

  const distress = createDistress({
    sampleRate: rateOf('customer'),
    schedule: setImmediate,
    onFault: (error) => onError?.('understanding', error),
  })

  const measure = (line?: Turn): Performance | undefined =>
    performance.after({
      ...(line ? { line } : {}),
      record: extraction.record(),
      callerDbfs: meters.customer.speechDbfs(),
    })

  let understands = true
  const extraction = createExtraction({
    listener,
    onHeard(heard, turn) {
      written.understood(heard, turn.endMs, measure())
      adherence?.understood(heard, extraction.record(), turn)
    },
    onFailure(error) {
      onError?.('understanding', error)
      if (understands) facts.understandingFailed()
      understands = false
    },
  })

  let soundMs = 0
  let isAnswered = false
  watch?.((health) => {
    facts.health(health, soundMs)
    if (health.service !== 'stt') return
    const speech = health.status === 'error' ? 'failed' : 'listening'
    if (speech !== local.speech) change({ speech })
  })

  const show = (leg: LegId, text: string, startMs: number): void => live('live.partial', { callId, leg, text, startMs })

  const hearing = (leg: Leg, time: CallTime): SpeechStream =>
    openHearing({
      stt,
      leg,
      language: info.language,
      now() {
        soundMs = time.now()
        return now()
      },
      // Who measures itself tells it all.
      onLag: watch ? () => undefined : facts.speechLag,
      onFailure(error) {
        onError?.('speech', error)
        show(leg.id, '', time.now())
        change({ speech: 'failed' })
        facts.speechFailed(time.now())
      },
    })

  const follow = async (signs: AsyncIterable<Sign>): Promise<void> => {
    try {
      for await (const sign of signs) {
        if (sign.kind === 'ended') endReason ??= sign.reason
        else facts.sign(sign)
        if (sign.kind === 'status' && sign.status === 'connected' && !isAnswered) {
          isAnswered = true
          adherence?.answered(soundMs)
        }
      }
    } catch (error) {
      onError?.('source', error)
    }
  }

  const run = async (): Promise<void> => {
    const following = source.signs ? follow(source.signs) : undefined
    const { durationMs, broken } = await runCall(source, {
      recorder,
      meters,
      hearing,
      extraction,
      measure,
      facts,
      distress,
      partials: createPartials({ callId, deliver, now }),
      show,
      onFault: (error) => onError?.('source', error),
    })
    listening.close?.()
    // Signs end with the sound; one that does not must not keep the recording open.
    await Promise.race([following, new Promise((resolve) => setTimeout(resolve, LAST_SIGNS_MS).unref())])
    for (const vad of [vads.agent, vads.customer]) vad.close()
    adherence?.end()
    const recording = await recorder.close()
    means.onRecorded?.(callId, recording)
    facts.finish(recording, endReason ?? (broken ? 'error' : 'hangup'), durationMs)
    live('live.callEnded', { callId })
  }

  return {
    local: () => local,
    stop(reason) {
      endReason ??= reason
      source.stop()
    },
    over: run(),
  }
}

/** A window that cannot take what it is told must not end the call. */
const unfailing =
  ({ live, onError }: Means): Live =>
  (name, event) => {
    try {
      live(name, event)
    } catch (error) {
      onError?.('window', error)
    }
  }
