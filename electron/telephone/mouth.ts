/** Reads texts out in one call, by whatever voice the room has: a supervisor's written words in the dispatcher's ear, an instruction to the caller. */
import { createCutter } from '../audio/cutter.ts'
import { createResampler } from '../audio/resample.ts'
import type { SipCall } from '../capture/sipCall.ts'
import type { Media, WindowLeg } from '../rtp/media/media.ts'
import type { Schedule } from '../sip/transaction/timers.ts'
import type { Audience } from './audience.ts'
import { PhoneError, type Spoken, type SpokenView } from './phoneView.ts'

/** The room's voice as a call needs it. */
export type Speaker = {
  /** False: the room has chosen no voice. */
  ready(): boolean
  /** Whether what supervisors write is also said in the dispatcher's ear. */
  whispers(): boolean
  /** 16-bit frames of 20 ms at 8 kHz, as they are made; none after `signal` is aborted. Throws what `why` explains. */
  speak(
    callId: string,
    words: { readonly text: string; readonly language: string },
    signal: AbortSignal,
  ): AsyncIterable<Int16Array>
  /** In one word that windows put in words, and for whoever mends it; nothing of what was to be said. */
  why(error: unknown): { readonly failure: string; readonly reason: string }
}

/** A room without a voice. */
export const NO_VOICE: Speaker = {
  ready: () => false,
  whispers: () => false,
  async *speak() {},
  why: () => ({ failure: 'unknown', reason: 'no voice was chosen' }),
}

export type Text = {
  readonly text: string
  /** BCP 47. */
  readonly language: string
  /** Which text it is, by the name that whoever asks has for it. */
  readonly what: string
  /** Who has it read. */
  readonly by: string
}

export type Mouth = {
  /** To the caller; what was being said to them stops. Throws `PhoneError` when they cannot be spoken to. */
  say(text: Text): void
  /** Stops what is being said to the caller, at once. */
  hush(): void
  /** In the dispatcher's ear, one after the other. */
  whisper(text: Text): void
  view(): SpokenView
  close(): void
}

type Needs = {
  readonly callId: string
  readonly media: Pick<Media, 'openWindow'>
  readonly audience: Pick<Audience, 'speak' | 'bar'>
  readonly tell: SipCall['tell']
  readonly speaker: Speaker
  readonly schedule: Schedule
  /** ms since the epoch. */
  readonly now: () => number
  readonly changed: () => void
}

const RATE = 16_000
const SAMPLES = 320
const FRAME_MS = 20
/** So much is given to the engine ahead of time: a timer that comes late tears no hole. */
const AHEAD = 3
/** The engine plays what it was given, and then the line is taken away, ms. */
const TAIL_MS = 240
/** Whispers that wait; what is more stays on the screen. */
const MOST_WAITING = 3

const BARS = {
  held: 'the caller is on hold',
  taken: 'a supervisor has taken over the call',
  unanswered: 'the call is not answered',
} as const

export function openMouth({ callId, media, audience, tell, speaker, schedule, now, changed }: Needs): Mouth {
  let view: SpokenView = {}
  let closed = false
  const running: { caller?: { stop(): void }; ear?: { stop(): void } } = {}
  const waiting: Text[] = []

  const show = (to: 'caller' | 'ear', spoken: Spoken): void => {
    view = { ...view, [to]: spoken }
    if (!closed) changed()
  }
  const note = (to: 'caller' | 'ear', state: string, { by, what, text }: Text, at: number): void =>
    // A whisper's words stand in the timeline already, as the supervisor's act.
    tell({
      kind: 'event',
      type: 'SpokenWordsLogEvent',
      at,
      data: { to, state, by, what, ...(to === 'caller' ? { text } : {}) },
    })

  function begin(to: 'caller' | 'ear', words: Text, over: () => void): { stop(): void } {
    const ended = new AbortController()
    let outlet: Outlet | undefined
    const finish = (spoken: Spoken): void => {
      if (ended.signal.aborted) return
      ended.abort()
      outlet?.close()
      if (spoken.kind !== 'said') note(to, spoken.kind, words, now())
      show(to, spoken)
      over()
    }
    const { what } = words
    const stop = (): void => finish({ kind: 'stopped', what })
    const run = async (): Promise<void> => {
      for await (const frame of speaker.speak(callId, words, ended.signal)) {
        if (ended.signal.aborted) return
        if (!outlet) {
          outlet = openOutlet({ media, schedule, now, lost: () => failed('line_lost', 'the engine was lost') })
          outlet.release = audience.speak(outlet.leg, to, stop)
          // The line may have been closed to it in the same moment.
          if (ended.signal.aborted) return outlet.close()
          note(to, 'begun', words, now())
          show(to, { kind: 'speaking', what })
        }
        outlet.push(frame)
      }
      if (!outlet) return failed('silent', 'nothing came')
      outlet.end(() => finish({ kind: 'said', what }))
    }
    const failed = (failure: string, reason: string): void => finish({ kind: 'failed', what, failure, reason })
    show(to, { kind: 'preparing', what })
    run().catch((error: unknown) => {
      const { failure, reason } = speaker.why(error)
      failed(failure, reason)
    })
    return { stop }
  }

  function next(): void {
    if (closed || running.ear) return
    const words = waiting.shift()
    if (!words) return
    running.ear = begin('ear', words, () => {
      delete running.ear
      next()
    })
  }

  return {
    say(words) {
      const bar = audience.bar()
      if (bar !== undefined) throw new PhoneError('phone_state', 'callId', BARS[bar])
      if (!speaker.ready()) throw new PhoneError('speech_off', 'speech', 'no voice was chosen')
      running.caller?.stop()
      const mine = begin('caller', words, () => {
        if (running.caller === mine) delete running.caller
      })
      running.caller = mine
    },
    hush: () => running.caller?.stop(),
    whisper(words) {
      if (!speaker.whispers() || !speaker.ready() || waiting.length >= MOST_WAITING) return
      // Nobody of ours is in the call yet: the words stand on the screen.
      if (audience.bar() === 'unanswered') return
      waiting.push(words)
      next()
    },
    view: () => view,
    close() {
      waiting.length = 0
      closed = true
      running.caller?.stop()
      running.ear?.stop()
    },
  }
}

type Outlet = {
  readonly leg: WindowLeg
  /** Takes the leg out of the call. */
  release: () => void
  /** 20 ms at 8 kHz. */
  push(frame: Int16Array): void
  /** All has been pushed; `said` when it has been heard. */
  end(said: () => void): void
  close(): void
}

/** A leg that is fed at the pace of speech, from sound that comes as fast as it likes. */
function openOutlet({
  media,
  schedule,
  now,
  lost,
}: Pick<Needs, 'media' | 'schedule' | 'now'> & { readonly lost: () => void }): Outlet {
  const leg = media.openWindow({ sampleRate: RATE })
  const resampler = createResampler(8000, RATE)
  const cutter = createCutter(SAMPLES)
  let queue: Int16Array[] = []
  let done: (() => void) | undefined
  let closed = false
  let sent = 0
  /** ms at which frame 0 is due, by the frames that came: sound that is late moves all that follows. */
  let begun: number | undefined
  let cancel = (): void => undefined
  leg.onLost(lost)

  function go(): void {
    if (closed) return
    const at = now()
    if (queue.length > 0) {
      begun ??= at
      const behind = at - (begun + sent * FRAME_MS)
      // It ran dry, or this machine stood still: what follows comes later, not faster.
      if (behind > AHEAD * FRAME_MS) begun += behind
      const due = Math.floor((at - begun) / FRAME_MS) + AHEAD
      while (sent < due) {
        const frame = queue.shift()
        if (!frame) break
        leg.push(frame, sent++)
      }
    }
    if (queue.length === 0 && done) {
      cancel = schedule(TAIL_MS, done)
      return
    }
    cancel = schedule(FRAME_MS, go)
  }
  go()

  return {
    leg,
    release: () => undefined,
    push(frame) {
      queue.push(...cutter.push(resampler.push(frame)))
    },
    end(said) {
      queue.push(...cutter.push(resampler.flush()))
      const rest = cutter.rest()
      if (rest) queue.push(rest)
      done = said
    },
    close() {
      if (closed) return
      closed = true
      cancel()
      queue = []
      this.release()
      leg.close()
    },
  }
}
