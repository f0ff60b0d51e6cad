/** A recording played as if it were a call that is happening now: left is the dispatcher, right the caller; one voice alone is the caller. */
import { FRAME_MS, type Frame } from '../audio/frame.ts'
import { createQueue, type Queue } from '../audio/queue.ts'
import { createResampler } from '../audio/resample.ts'
import { readWav, type Wav, WavError } from '../audio/wav.ts'
import { type Clock, monotonicClock } from './clock.ts'
import type { AudioSource, CallInfo, LegId } from './source.ts'

/** The rates that the voice detector and the recognisers know; any other is brought to the higher one. */
const NATIVE_RATES = new Set([8000, 16_000])
const FALLBACK_RATE = 16_000
const FASTEST = 100
/** Some writers count the header as sound, a few ms; more than this missing is a broken copy. */
const MISSING_MS = 100

export type Replay = {
  readonly wav: Uint8Array
  readonly info: Omit<CallInfo, 'expectedMs'>
  /** 1 is real time. */
  readonly speed?: number
  readonly clock?: Clock
}

/** Throws `WavError` when the bytes are not a recording that can be played. Sound begins at once and waits for whoever listens. */
export function openReplay({ wav: bytes, info, speed = 1, clock = monotonicClock }: Replay): AudioSource {
  const wav = readWav(bytes)
  refuseBroken(wav)
  const pace = Number.isFinite(speed) && speed > 0 ? Math.min(speed, FASTEST) : 1
  const sampleRate = NATIVE_RATES.has(wav.sampleRate) ? wav.sampleRate : FALLBACK_RATE
  const expectedMs = Math.round((wav.length * 1000) / wav.sampleRate)
  const voices = [
    { id: 'agent' as const, read: wav.channels === 2 ? voiceOf(wav, 0, sampleRate) : silenceOf(wav, sampleRate) },
    { id: 'customer' as const, read: voiceOf(wav, wav.channels - 1, sampleRate) },
  ]
  const legs = voices.map(({ id, read }) => ({ id, sampleRate, read, queue: createQueue<Frame>() }))
  let stopped = false

  /** Frame n is due at n × 20 ms from the start, not 20 ms after frame n−1: a late timer is caught up and never adds up. */
  const play = async (): Promise<void> => {
    const begun = clock.now()
    const size = (sampleRate * FRAME_MS) / 1000
    for (let n = 0; !stopped; n++) {
      const early = begun + (n * FRAME_MS) / pace - clock.now()
      if (early > 0) await clock.wait(early)
      if (stopped) return
      const pcms = legs.map((leg) => leg.read(size))
      if (pcms.every((pcm) => pcm.length === 0)) return
      legs.forEach((leg, i) => {
        const pcm = pcms[i]
        if (pcm && pcm.length > 0) leg.queue.push({ pcm, sampleRate, startMs: n * FRAME_MS })
      })
    }
  }

  const hangUp = (error?: unknown): void => {
    stopped = true
    for (const leg of legs) error instanceof Error ? leg.queue.fail(error) : leg.queue.end()
  }
  void play().then(() => hangUp(), hangUp)

  return {
    info: { ...info, expectedMs },
    legs: legs.map(({ id, queue }): { id: LegId; sampleRate: number; frames: Queue<Frame> } => ({
      id,
      sampleRate,
      frames: queue,
    })),
    stop: () => hangUp(),
  }
}

/** Whoever plays a copy that broke off would take it for the whole call. */
function refuseBroken({ missing, length, sampleRate }: Wav): void {
  if (missing * 1000 <= MISSING_MS * sampleRate) return
  const seconds = (samples: number): string => (samples / sampleRate).toFixed(1)
  throw new WavError(
    'data',
    `the file holds ${seconds(length)} s of the ${seconds(length + missing)} s that its header gives`,
  )
}

type Read = (count: number) => Int16Array

/** The next `count` samples of one channel at `rate`; fewer at the end, then none. */
function voiceOf(wav: Wav, channel: number, rate: number): Read {
  const resampler = createResampler(wav.sampleRate, rate)
  const stretch = Math.ceil((wav.sampleRate * FRAME_MS) / 1000)
  let at = 0
  let ready = new Int16Array(0)
  let flushed = false
  return (count) => {
    while (ready.length < count && !flushed) {
      const more = wav.read(channel, at, stretch)
      at += more.length
      flushed = more.length === 0
      ready = joined(ready, flushed ? resampler.flush() : resampler.push(more))
    }
    const next = ready.slice(0, count)
    ready = ready.slice(count)
    return next
  }
}

/** A leg that says nothing for as long as the recording lasts. */
function silenceOf(wav: Wav, rate: number): Read {
  let left = Math.round((wav.length * rate) / wav.sampleRate)
  return (count) => {
    const next = new Int16Array(Math.min(count, left))
    left -= next.length
    return next
  }
}

function joined(a: Int16Array, b: Int16Array): Int16Array<ArrayBuffer> {
  const both = new Int16Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
