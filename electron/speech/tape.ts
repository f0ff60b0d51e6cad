/** Sound that is not words yet, so that it can be heard again by another connection or another recogniser. */
import { type Frame, frameMs } from '../audio/frame.ts'

export type Tape = {
  /** `at`: when the sound came in, on the caller's clock, ms. */
  push(frame: Frame, at: number): void
  /** Sound before `ms` of the call is words now. */
  forget(ms: number): void
  /** All sound from `ms` of the call on, cut to the sample. */
  since(ms: number): Frame[]
  /** When the first sound that ends after `ms` of the call came in; nothing when there is none. */
  arrival(ms: number): number | undefined
  /** ms of sound that were let go for want of room. */
  lostMs(): number
}

type Kept = { readonly frame: Frame; readonly at: number }

const endOf = (frame: Frame): number => frame.startMs + frameMs(frame)

/** Holds at most `mostMs` of sound; what is older is lost, and counted. */
export function createTape(mostMs: number): Tape {
  let kept: Kept[] = []
  let first = 0
  let heldMs = 0
  let lostMs = 0

  const drop = (): Frame | undefined => {
    const frame = kept[first++]?.frame
    if (frame) heldMs -= frameMs(frame)
    if (first > 512 && first * 2 > kept.length) {
      kept = kept.slice(first)
      first = 0
    }
    return frame
  }

  /** Index of the first frame that ends after `ms`. */
  const find = (ms: number): number => {
    let low = first
    let high = kept.length
    while (low < high) {
      const middle = (low + high) >> 1
      const entry = kept[middle]
      if (entry && endOf(entry.frame) <= ms) low = middle + 1
      else high = middle
    }
    return low
  }

  return {
    push(frame, at) {
      if (frame.pcm.length === 0) return
      kept.push({ frame, at })
      heldMs += frameMs(frame)
      while (heldMs > mostMs) {
        const lost = drop()
        if (!lost) return
        lostMs += frameMs(lost)
      }
    },
    forget(ms) {
      for (let left = find(ms) - first; left > 0; left--) drop()
    },
    since(ms) {
      return kept
        .slice(find(ms))
        .map(({ frame }) => from(frame, ms))
        .filter((frame) => frame.pcm.length > 0)
    },
    arrival: (ms) => kept[find(ms)]?.at,
    lostMs: () => lostMs,
  }
}

/** What of a frame is not before `ms`. */
function from(frame: Frame, ms: number): Frame {
  const skip = Math.max(0, Math.round(((ms - frame.startMs) * frame.sampleRate) / 1000))
  if (skip === 0) return frame
  return { ...frame, pcm: frame.pcm.subarray(skip), startMs: frame.startMs + (skip * 1000) / frame.sampleRate }
}
