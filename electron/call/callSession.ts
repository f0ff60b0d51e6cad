/** One call, from its first frame to its last write: what happens to sound, read from top to bottom. */
import { type Frame, frameMs } from '../audio/frame.ts'
import type { AudioSource, Leg, LegId } from '../capture/source.ts'
import type { Said, SpeechStream } from '../speech/stt.ts'
import type { Turn } from '../speech/understanding.ts'
import type { Distress } from './distress.ts'
import type { Extraction } from './extraction.ts'
import type { Facts } from './facts.ts'
import type { Meter } from './meter.ts'
import type { Partials } from './partials.ts'
import type { Performance } from './performance.ts'
import type { Recorder } from './recorder.ts'

/** What a call needs. None of these throws and none waits: what fails tells whoever made it, and the call goes on. */
export type Services = {
  readonly recorder: Recorder
  readonly meters: { readonly [leg in LegId]: Meter }
  /** Speech to text for one leg. */
  readonly hearing: (leg: Leg, time: CallTime) => SpeechStream
  readonly extraction: Extraction
  /** How the call goes after one more line; nothing when as before. */
  readonly measure: (turn: Turn) => Performance | undefined
  readonly facts: Facts
  /** How the caller's voice differs from its own usual. */
  readonly distress: Distress
  readonly partials: Partials
  /** Words on the own windows, before they are final. */
  readonly show: (leg: LegId, text: string, startMs: number) => void
  readonly onFault: (error: unknown) => void
}

/** The call's own clock, ms: how much sound has passed. */
export type CallTime = { now(): number }

export type Outcome = {
  readonly durationMs: number
  /** The sound itself failed; all that was heard until then is written. */
  readonly broken: boolean
}

export async function runCall(source: AudioSource, s: Services): Promise<Outcome> {
  const time = startTime(s)
  const legs = await Promise.allSettled(source.legs.map((leg) => runLeg(leg, time, s)))
  await s.extraction.done()
  const faults = legs.filter((leg) => leg.status === 'rejected')
  for (const { reason } of faults) s.onFault(reason)
  return { durationMs: time.now(), broken: faults.length > 0 }
}

/** Sound goes in on the left, words come out on the right; neither waits for the other. */
async function runLeg(leg: Leg, time: Time, s: Services): Promise<void> {
  const words = s.hearing(leg, time)
  await Promise.all([listen(), write().catch(s.onFault)]) // whatever ends the words, the listening goes on

  async function listen(): Promise<void> {
    try {
      for await (const frame of leg.frames) {
        s.recorder.write(leg.id, frame) // first: a failed provider must never cost the recording
        const speech = s.meters[leg.id].push(frame)
        words.push(frame)
        if (leg.id === 'customer') s.distress.push(frame, speech)
        s.partials.tick(leg.id)
        time.passed(frame)
      }
    } finally {
      words.end()
    }
  }

  async function write(): Promise<void> {
    for await (const said of words) {
      if (said.final) keep(said)
      else hint(said)
    }
  }

  function hint({ text, startMs }: Said): void {
    s.show(leg.id, text, startMs)
    s.partials.offer(leg.id, text, startMs)
  }

  /** A line and what it means go out together when the meaning is known at once; else the line goes first. */
  function keep(said: Said): void {
    const { text, startMs, endMs } = said
    const key = s.facts.reserveLine()
    s.partials.settled(leg.id)
    // Its own window has the whole line at once, also while the backend is away.
    s.show(leg.id, text, startMs)
    const turn: Turn = { entryKey: key, speaker: leg.id, text, startMs, endMs }
    const heard = s.extraction.hear(turn)
    const voice = leg.id === 'customer' ? s.distress.between(startMs, endMs, text) : undefined
    s.facts.said({ key, leg: leg.id, said, ...(voice ? { voice } : {}) }, heard, s.measure(turn))
  }
}

type Time = CallTime & { passed(frame: Frame): void }

/** How often the understanding is asked what it makes of nothing being said, ms. */
const IDLE_MS = 1000

/** Moved by the sound of either leg, so a call played fast thinks fast. */
function startTime({ extraction, facts, distress }: Services): Time {
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
      for (const voice of distress.wordless(now)) facts.voice(voice)
    },
  }
}
