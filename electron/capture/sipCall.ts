/** A telephone call as a source of sound: it exists from the INVITE on, whoever answers it, and its voices come and go. */
import type { Frame } from '../audio/frame.ts'
import { createQueue } from '../audio/queue.ts'
import { createResampler, type Resampler } from '../audio/resample.ts'
import { type Blend, createBlend } from './blend.ts'
import type { AudioSource, CallInfo, LegId, Sign, SourceEnd } from './source.ts'

/** Where one voice comes from: a leg of the media engine fits. */
export type Sounding = {
  readonly frames: AsyncIterable<Frame>
  /** ms since the epoch at which its `startMs` is 0. */
  readonly openedAt: number
}

export type SipCall = AudioSource & {
  /** A voice on one side of the call, until it is silenced or its sound ends. `heard` false: it is there, and not recorded. */
  voice(leg: LegId, from: Sounding, heard?: boolean): { hear(heard: boolean): void }
  tell(sign: Sign): void
  /** Resolves when the sound of every voice so far is through. */
  spoken(): Promise<void>
  /** Ends sound and signs; the first reason counts. */
  end(reason: SourceEnd): void
}

export type SipCallOptions = {
  readonly info: CallInfo
  /** Hz of the caller's codec, as it is recorded; 48 kHz is brought to 16 kHz, which is what recognisers know. */
  readonly rate: number
  /** Hz of the dispatcher's side. */
  readonly agentRate?: number
  /** The call shall end: the registry, or whoever holds the source, asks. */
  readonly onStop: () => void
}

const HIGHEST = 16_000

export function openSipCall({ info, rate, agentRate = HIGHEST, onStop }: SipCallOptions): SipCall {
  const signs = createQueue<Sign>()
  const side = (id: LegId, sampleRate: number) => {
    const frames = createQueue<Frame>()
    return { id, sampleRate, frames, blend: createBlend(sampleRate, (frame) => frames.push(frame)) }
  }
  const sides = {
    agent: side('agent', Math.min(agentRate, HIGHEST)),
    customer: side('customer', Math.min(rate, HIGHEST)),
  }
  const voices = new Set<Promise<void>>()
  let over = false

  const end = (reason: SourceEnd): void => {
    if (over) return
    over = true
    signs.push({ kind: 'ended', reason })
    signs.end()
    sides.agent.frames.end()
    sides.customer.frames.end()
  }

  return {
    info,
    legs: [sides.agent, sides.customer],
    // The caller's sound lies in the file as it came, sample for sample.
    recordAt: sides.customer.sampleRate,
    signs,
    voice(leg, from, heard = true) {
      const voice = openVoice(sides[leg].blend, from, info.startedAt, sides[leg].sampleRate)
      voices.add(voice.over)
      void voice.over.then(() => voices.delete(voice.over))
      voice.hear(heard)
      return voice
    },
    async spoken() {
      await Promise.all(voices)
    },
    tell: (sign) => signs.push(sign),
    end,
    stop: onStop,
  }
}

/** Puts one leg's frames on the call's time and rate. */
function openVoice(
  blend: Blend,
  from: Sounding,
  startedAt: number,
  rate: number,
): { hear(heard: boolean): void; readonly over: Promise<void> } {
  const offset = Math.max(0, from.openedAt - startedAt)
  let voice: ReturnType<Blend['voice']> | undefined
  let resampler: Resampler | undefined
  let inRate = 0
  /** ms at which the resampler's next sample lies. */
  let nextMs = 0

  const brought = (frame: Frame): Frame => {
    const startMs = frame.startMs + offset
    if (frame.sampleRate === rate) return { ...frame, startMs }
    // A gap, or another rate, begins anew: a filter does not know silence that it was not given.
    if (!resampler || inRate !== frame.sampleRate || Math.abs(startMs - nextMs) > 100) {
      resampler = createResampler(frame.sampleRate, rate)
      inRate = frame.sampleRate
      nextMs = startMs
    }
    const pcm = resampler.push(frame.pcm)
    const placed = { pcm, sampleRate: rate, startMs: nextMs }
    nextMs += (pcm.length * 1000) / rate
    return placed
  }

  const run = async (): Promise<void> => {
    try {
      for await (const frame of from.frames) {
        const one = brought(frame)
        if (one.pcm.length > 0) voice?.push(one)
      }
    } catch {
      // The engine that carried it was lost: this voice ends, the call does not.
    } finally {
      voice?.end()
      voice = undefined
    }
  }
  const over = run()
  return {
    over,
    hear(heard) {
      if (heard === (voice !== undefined)) return
      voice?.end()
      voice = heard ? blend.voice() : undefined
    },
  }
}
