/** The part of a recording that is not on the disk yet: two voices by sample number, either of which may be ahead. */
import { interleave } from '../audio/mix.ts'
import type { LegId } from '../capture/source.ts'

export type Track = {
  /** First sample that was not taken yet. */
  base(): number
  /** End of the sound that both legs have. */
  common(): number
  /** End of the sound that either leg has. */
  longest(): number
  /** `start` must not lie before `base`. */
  add(leg: LegId, start: number, pcm: Int16Array): void
  /** Interleaved sound from `base` to `end`, silent where a leg has none; moves `base`. */
  takeUntil(end: number): Int16Array
}

export function createTrack(): Track {
  let base = 0
  const legs = { agent: openVoice(), customer: openVoice() }
  return {
    base: () => base,
    common: () => Math.min(legs.agent.end(), legs.customer.end()),
    longest: () => Math.max(legs.agent.end(), legs.customer.end()),
    add: (leg, start, pcm) => legs[leg].put(start - base, start, pcm),
    takeUntil(end) {
      const length = end - base
      const both = interleave(legs.agent.shift(length), legs.customer.shift(length))
      base = end
      return both
    },
  }
}

type Voice = {
  end(): number
  put(at: number, start: number, pcm: Int16Array): void
  shift(count: number): Int16Array
}

function openVoice(): Voice {
  let held = new Int16Array(4096)
  let end = 0
  return {
    end: () => end,
    put(at, start, pcm) {
      if (at + pcm.length > held.length) {
        const grown = new Int16Array((at + pcm.length) * 2)
        grown.set(held)
        held = grown
      }
      held.set(pcm, at)
      end = Math.max(end, start + pcm.length)
    },
    shift(count) {
      const taken = held.slice(0, count)
      held.copyWithin(0, count)
      held.fill(0, Math.max(0, held.length - count))
      return taken
    },
  }
}
