/** Cuts a microphone's sound into messages of 20 ms and tells how loud it is. Runs where sound is made: no allocation beyond the message itself. */
import { FRAME_SAMPLES, newFrame, samplesOf } from './frame.ts'

export type Loudness = { readonly rmsDbfs: number; readonly peakDbfs: number }

export type Framer = {
  /** Floats of −1 to 1, any number of them. */
  push(block: Float32Array): void
  /** While muted nothing is handed on at all; frames are counted, so that the silence keeps its length. */
  mute(muted: boolean): void
}

type Listeners = {
  readonly onFrame: (message: ArrayBuffer) => void
  /** Every 80 ms, muted or not: the device still gives sound. The loudness is of what is sent, so silence while muted. */
  readonly onTick: (loudness: Loudness) => void
}

const TICK_FRAMES = 4
const FULL_SCALE = 32_768
/** What digital silence reads, dBFS. */
export const SILENCE_DBFS = -96

const dbfs = (share: number): number => (share <= 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(share)))

export function createFramer({ onFrame, onTick }: Listeners): Framer {
  let muted = false
  let seq = 0
  let message = newFrame(seq)
  let samples = samplesOf(message)
  let filled = 0
  let squares = 0
  let peak = 0
  let frames = 0

  const finish = (): void => {
    if (!muted) onFrame(message)
    seq++
    filled = 0
    message = newFrame(seq)
    samples = samplesOf(message)
    frames++
    if (frames < TICK_FRAMES) return
    onTick({ rmsDbfs: dbfs(Math.sqrt(squares / (frames * FRAME_SAMPLES))), peakDbfs: dbfs(peak) })
    frames = 0
    squares = 0
    peak = 0
  }

  return {
    push(block) {
      for (let i = 0; i < block.length; i++) {
        const value = muted ? 0 : (block[i] ?? 0)
        // A device that gives 16 bits gets back the very same ones.
        const rounded = Math.round(value * FULL_SCALE)
        const sample = rounded > 32_767 ? 32_767 : rounded < -32_768 ? -32_768 : rounded || 0
        samples[filled++] = sample
        const share = Math.abs(sample) / FULL_SCALE
        squares += share * share
        if (share > peak) peak = share
        if (filled === FRAME_SAMPLES) finish()
      }
    },
    mute(now) {
      if (now === muted) return
      muted = now
      // Not one sample from before the button or after it goes out with the others.
      samples.fill(0)
    },
  }
}
