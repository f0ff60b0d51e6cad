/** Lets somebody listen to a call that is not ours to speak into: its frames, as they are recorded, also go to whoever listens. */
import { FRAME_MS, type Frame } from '../audio/frame.ts'
import { createResampler, type Resampler } from '../audio/resample.ts'
import type { AudioSource, Leg, LegId } from '../capture/source.ts'
import type { Media, WindowLeg } from '../rtp/media/media.ts'
import { openSeat } from './seat.ts'

export type Tap = {
  /** Give this to the registry in place of the source. */
  readonly source: AudioSource
  /** Adds an ear; returns what takes it away. What it throws is its own affair. */
  listen(hear: (leg: LegId, frame: Frame) => void): () => void
}

export function tapped(source: AudioSource, over: () => void): Tap {
  const ears = new Set<(leg: LegId, frame: Frame) => void>()
  let open = source.legs.length
  const through = (leg: Leg): Leg => ({
    id: leg.id,
    sampleRate: leg.sampleRate,
    frames: {
      async *[Symbol.asyncIterator]() {
        try {
          for await (const frame of leg.frames) {
            yield frame
            for (const hear of ears) quietly(() => hear(leg.id, frame))
          }
        } finally {
          if (--open === 0) over()
        }
      },
    },
  })
  return {
    source: { ...source, legs: source.legs.map(through) },
    listen(hear) {
      ears.add(hear)
      return () => void ears.delete(hear)
    },
  }
}

function quietly(act: () => void): void {
  try {
    act()
  } catch {
    // An ear that fails hears nothing; the recording goes on.
  }
}

const RATE = 16_000
const SAMPLES = (RATE * FRAME_MS) / 1000

/** Both voices of a tap in the headset of one window; goes on when the engine is lost. */
export function openEar(media: Media, tap: Tap): { readonly leg: WindowLeg; close(): void } {
  const leg = openSeat(media)
  let sound = feed(media, tap)
  let open = true
  const route = (): void =>
    media.route(
      leg.ref,
      sound.legs.map(({ ref }) => ref),
    )
  route()
  leg.onLost(() => {
    if (!open) return
    sound.close()
    sound = feed(media, tap)
    leg.renew()
    route()
  })
  return {
    leg,
    close() {
      open = false
      sound.close()
      leg.close()
    },
  }
}

/** Plays both voices of a tap into the engine as two legs, for whoever is routed from them. */
function feed(media: Media, tap: Tap): { readonly legs: readonly WindowLeg[]; close(): void } {
  const sides = { agent: side(media), customer: side(media) }
  const stop = tap.listen((leg, frame) => sides[leg].push(frame))
  return {
    legs: [sides.agent.leg, sides.customer.leg],
    close() {
      stop()
      sides.agent.leg.close()
      sides.customer.leg.close()
    },
  }
}

function side(media: Media): { leg: WindowLeg; push(frame: Frame): void } {
  const leg = media.openWindow({ sampleRate: RATE })
  let resampler: Resampler | undefined
  let rate = 0
  let rest = new Int16Array(0)
  let seq = 0
  return {
    leg,
    push({ pcm, sampleRate }) {
      if (sampleRate !== rate) {
        rate = sampleRate
        resampler = sampleRate === RATE ? undefined : createResampler(sampleRate, RATE)
      }
      const more = resampler ? resampler.push(pcm) : pcm
      const all = new Int16Array(rest.length + more.length)
      all.set(rest)
      all.set(more, rest.length)
      let at = 0
      for (; at + SAMPLES <= all.length; at += SAMPLES) leg.push(all.slice(at, at + SAMPLES), seq++)
      rest = all.slice(at)
    },
  }
}
