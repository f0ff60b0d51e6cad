/** A recogniser that is measured: how long its words take, how often it fails, how much waits, and what it costs a minute of the call. */
import { type Frame, frameMs } from '../audio/frame.ts'
import { ProviderError } from './providerError.ts'
import type { Said, SpeechStream, Stt, SttLeg } from './stt.ts'

export type Meter = {
  readonly provider: string
  /** Number of the stream among those that this provider opened: a later one begins its counts anew. */
  readonly stream: number
  readonly leg: SttLeg['id']
  /** From the last sound of a line to its words, ms; absent while there were none. */
  readonly latency: { readonly p50Ms: number; readonly p95Ms: number; readonly samples: number } | undefined
  /** Streams that failed, of those that were opened by this provider since the start; 0 to 1. */
  readonly errorRate: number
  /** In words, without any of the call's; the last one only. */
  readonly lastError: string | undefined
  /** Pieces of sound that wait for an answer. */
  readonly waiting: number
  readonly lostMs: number
  /** Sound of the call, s, and sound that was sent, which may be more. */
  readonly seconds: number
  readonly sentSeconds: number
  /** In the currency of `pricePerMinute`. */
  readonly costPerMinute: number
}

export type MeteredOptions = {
  readonly tell: (meter: Meter) => void
  /** What the provider asks for a minute of sound; 0 for what runs in the house. */
  readonly pricePerMinute?: number
  /** ms of the call between two reports. */
  readonly everyMs?: number
  readonly now?: () => number
}

const EVERY_MS = 5000
/** Lines whose latency counts. */
const KEPT = 200
/** Half a minute of arrival times; later words are late by at least that. */
const ARRIVALS = 1500

export function metered(stt: Stt, options: MeteredOptions): Stt {
  const counts = { opened: 0, failed: 0 }
  return { ...stt, open: (leg) => measure(stt, leg, options, counts) }
}

function measure(
  stt: Stt,
  leg: SttLeg,
  options: MeteredOptions,
  counts: { opened: number; failed: number },
): SpeechStream {
  const { tell, pricePerMinute = 0, everyMs = EVERY_MS, now = Date.now } = options
  const stream = stt.open(leg)
  const number = ++counts.opened
  const latencies: number[] = []
  let arrivals: { endMs: number; at: number }[] = []
  let soundMs = 0
  let nextAt = everyMs
  let lastError: string | undefined

  const report = (): void => {
    const progress = stream.progress?.()
    const seconds = soundMs / 1000
    const sentSeconds = progress?.sentSeconds ?? seconds
    tell({
      provider: stt.provider,
      stream: number,
      leg: leg.id,
      latency: summary(latencies),
      errorRate: counts.failed / counts.opened,
      lastError,
      waiting: progress?.waiting ?? 0,
      lostMs: progress?.lostMs ?? 0,
      seconds,
      sentSeconds,
      costPerMinute: seconds === 0 ? 0 : (pricePerMinute * sentSeconds) / seconds,
    })
  }

  const note = (said: Said): void => {
    if (!said.final) return
    const passed = arrivals.find(({ endMs }) => endMs >= said.endMs - 1) ?? arrivals.at(-1)
    if (!passed) return
    latencies.push(Math.max(0, now() - passed.at))
    if (latencies.length > KEPT) latencies.shift()
  }

  async function* words(): AsyncGenerator<Said> {
    try {
      for await (const said of stream) {
        note(said)
        yield said
      }
    } catch (error) {
      counts.failed++
      lastError = error instanceof ProviderError ? error.message : 'it failed'
      throw error
    } finally {
      report()
    }
  }

  return {
    push(frame: Frame) {
      const endMs = frame.startMs + frameMs(frame)
      soundMs += frameMs(frame)
      arrivals.push({ endMs, at: now() })
      if (arrivals.length > ARRIVALS * 2) arrivals = arrivals.slice(-ARRIVALS)
      stream.push(frame)
      if (soundMs < nextAt) return
      nextAt = soundMs + everyMs
      report()
    },
    end: () => stream.end(),
    ...(stream.progress ? { progress: stream.progress } : {}),
    [Symbol.asyncIterator]: words,
  }
}

function summary(latencies: readonly number[]): Meter['latency'] {
  if (latencies.length === 0) return undefined
  const sorted = latencies.toSorted((a, b) => a - b)
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
  return { p50Ms: at(0.5), p95Ms: at(0.95), samples: sorted.length }
}
