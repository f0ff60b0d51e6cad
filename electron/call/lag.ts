/** How long words take: from the moment their last sound was handed over to the moment they came back, true at any speed of play. */
import { FRAME_MS, type Frame } from '../audio/frame.ts'

/** Half a minute; a recogniser slower than that is not one. */
const KEPT = 30_000 / FRAME_MS

export type Lag = {
  passed(frame: Frame, at: number): void
  /** ms since the sound at `endMs` was passed; nothing when that is not known. */
  of(endMs: number, at: number): number | undefined
}

export function createLag(): Lag {
  const passedAt = new Float64Array(KEPT).fill(Number.NaN)
  let newest = -1
  return {
    passed(frame, at) {
      newest = Math.floor(frame.startMs / FRAME_MS)
      passedAt[newest % KEPT] = at
    },
    of(endMs, at) {
      const frame = Math.min(newest, Math.max(0, Math.ceil(endMs / FRAME_MS) - 1))
      if (frame < 0 || newest - frame >= KEPT) return undefined
      const lag = at - (passedAt[frame % KEPT] ?? Number.NaN)
      return Number.isFinite(lag) ? Math.max(0, Math.round(lag)) : undefined
    },
  }
}
