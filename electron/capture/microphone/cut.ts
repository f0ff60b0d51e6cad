/** Cuts sound of any length into frames of 20 ms. */

export type Cutter = {
  /** Frames that are full now. */
  push(pcm: Int16Array): readonly Int16Array[]
  /** Forgets what was begun: what comes next does not follow it. */
  reset(): void
}

export function createCutter(samples: number): Cutter {
  let frame = new Int16Array(samples)
  let filled = 0
  return {
    push(pcm) {
      const full: Int16Array[] = []
      let taken = 0
      while (taken < pcm.length) {
        const part = pcm.subarray(taken, taken + samples - filled)
        frame.set(part, filled)
        filled += part.length
        taken += part.length
        if (filled < samples) break
        full.push(frame)
        frame = new Int16Array(samples)
        filled = 0
      }
      return full
    },
    reset() {
      filled = 0
    },
  }
}
