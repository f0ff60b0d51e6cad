/** One call, from its first frame to its last write: what happens to sound, read from top to bottom. */
import { type Frame, frameMs } from '../audio/frame.ts'
import type { AudioSource, Leg } from '../capture/source.ts'
import type { SpeechStream, Stt } from '../speech/stt.ts'
import type { Heard, Turn } from '../speech/understanding.ts'
import type { Extraction } from './extraction.ts'
import type { Facts } from './facts.ts'
import { createLag } from './lag.ts'
import type { Meter } from './meter.ts'
import type { Partials } from './partials.ts'
import type { Performance } from './performance.ts'
import type { Recorder } from './recorder.ts'

export type Services = {
  readonly stt: Stt | undefined
  readonly recorder: Recorder
  readonly meters: { readonly [leg in Leg['id']]: Meter }
  readonly extraction: Extraction
  readonly facts: Facts
  /** How the call goes after one more line; nothing when as before. */
  readonly measure: (speaker: Leg['id'], heard: Heard | undefined) => Performance | undefined
  readonly partials: Partials
  readonly show: {
    partial(leg: Leg['id'], text: string, startMs: number): void
    speechFailed(error: unknown, atMs: number): void
    soundFailed(error: unknown): void
  }
  readonly now: () => number
}

/** How often the passing of time is thought about, ms of the call. */
const IDLE_MS = 1000
/** How often the recogniser's lag is told, ms of the call. */
const LAG_MS = 10_000

/** Gives the length of the call, ms, and whether a leg's sound broke off; by then all that was heard is written. */
export async function runCall(source: AudioSource, s: Services): Promise<{ durationMs: number; broken: boolean }> {
  const time = createCallTime(s)
  const ends = await Promise.allSettled(source.legs.map((leg) => runLeg(leg, source.info.language, time, s)))
  await s.extraction.done()
  const failures = ends.filter((end) => end.status === 'rejected')
  for (const { reason } of failures) s.show.soundFailed(reason)
  return { durationMs: time.now(), broken: failures.length > 0 }
}

/** Sound goes in on the left, words come out on the right; neither waits for the other. */
async function runLeg(leg: Leg, language: string, time: CallTime, s: Services): Promise<void> {
  const words = openWords()
  const lag = createLag()
  let toldLagAt = Number.NEGATIVE_INFINITY

  function openWords(): SpeechStream | undefined {
    try {
      return s.stt?.open({ id: leg.id, sampleRate: leg.sampleRate, language })
    } catch (error) {
      s.show.speechFailed(error, 0)
      return undefined
    }
  }

  const listen = async (): Promise<void> => {
    try {
      for await (const frame of leg.frames) {
        s.recorder.write(leg.id, frame) // first: a failed provider must never cost the recording
        s.meters[leg.id].push(frame)
        lag.passed(frame, s.now())
        words?.push(frame)
        s.partials.tick(leg.id)
        time.passed(frame)
      }
    } finally {
      words?.end()
    }
  }

  const write = async (stream: SpeechStream): Promise<void> => {
    for await (const said of stream) {
      if (!said.final) {
        s.show.partial(leg.id, said.text, said.startMs)
        s.partials.offer(leg.id, said.text, said.startMs)
        continue
      }
      s.partials.settled(leg.id)
      const { text, startMs, endMs } = said
      const turn: Turn = { entryKey: s.facts.reserveLine(), speaker: leg.id, text, startMs, endMs }
      const heard = s.extraction.hear(turn)
      s.facts.said({ key: turn.entryKey, leg: leg.id, said }, heard, s.measure(leg.id, heard))
      const late = lag.of(endMs, s.now())
      if (late === undefined || time.now() - toldLagAt < LAG_MS) continue
      toldLagAt = time.now()
      s.facts.speechLag(late)
    }
  }

  const heardAll = words && write(words).catch((error: unknown) => s.show.speechFailed(error, time.now())) // the words end, the listening does not
  await Promise.all([listen(), heardAll])
}

type CallTime = { passed(frame: Frame): void; now(): number }

/** The call's own clock, moved by its sound; each second of it the understanding may notice that nothing was said. */
function createCallTime({ extraction, facts }: Services): CallTime {
  let now = 0
  let askAt = IDLE_MS
  return {
    now: () => now,
    passed(frame) {
      now = Math.max(now, frame.startMs + frameMs(frame))
      if (now < askAt) return
      askAt = now + IDLE_MS
      const heard = extraction.idle(now)
      if (heard) facts.understood(heard, now)
    },
  }
}
