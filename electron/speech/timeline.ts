/** A recogniser counts the sound that it was sent; this turns its count into the time of the call, also where the call had gaps. */
import { type Frame, frameMs } from '../audio/frame.ts'

export type Timeline = {
  sent(frame: Frame): void
  /** ms of sound sent so far. */
  sentMs(): number
  /** ms from the start of the call, from ms of sound sent. */
  toCall(sentMs: number): number
}

/** Less than this is rounding, ms. */
const GAP_MS = 1

export function createTimeline(): Timeline {
  /** Where a stretch without gaps begins, in both counts. */
  const stretches: { sentMs: number; callMs: number }[] = []
  let sent = 0
  return {
    sent(frame) {
      const last = stretches.at(-1)
      const expected = last ? last.callMs + sent - last.sentMs : Number.NaN
      if (!last || Math.abs(expected - frame.startMs) > GAP_MS) {
        stretches.push({ sentMs: sent, callMs: frame.startMs })
      }
      sent += frameMs(frame)
    },
    sentMs: () => sent,
    toCall(ms) {
      const stretch = stretches.findLast((one) => one.sentMs <= ms) ?? stretches[0]
      return stretch ? stretch.callMs + ms - stretch.sentMs : ms
    },
  }
}
