/** How loud the room is when no one speaks: the level that a tenth of the last three seconds stays below. */
import { FRAME_MS } from './frame.ts'
import { SILENCE_DBFS } from './level.ts'

const WINDOW = 3000 / FRAME_MS
const SHARE = 0.1

export type NoiseFloor = {
  /** Takes the level of the next 20 ms, dBFS; gives the floor, dBFS, to 1 dB. */
  push(dbfs: number): number
}

/** Counts levels in steps of 1 dB, so that a frame costs a few additions and not a sort. */
export function createNoiseFloor(): NoiseFloor {
  const recent: number[] = []
  const counts = new Uint16Array(-SILENCE_DBFS + 1)
  return {
    push(dbfs) {
      const step = Math.max(0, Math.min(counts.length - 1, Math.round(dbfs - SILENCE_DBFS)))
      recent.push(step)
      counts[step] = (counts[step] ?? 0) + 1
      if (recent.length > WINDOW) {
        const old = recent.shift() ?? 0
        counts[old] = (counts[old] ?? 1) - 1
      }
      let below = 0
      for (let i = 0; i < counts.length; i++) {
        below += counts[i] ?? 0
        if (below > recent.length * SHARE) return i + SILENCE_DBFS
      }
      return 0
    },
  }
}
