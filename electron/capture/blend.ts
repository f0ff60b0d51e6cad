/** Several voices on one leg as one: a single voice passes untouched, two or more are summed sample by sample. */
import { FRAME_MS, type Frame } from '../audio/frame.ts'

export type Voice = {
  /** Sound by its own time; what is older than what went out already is left out. */
  push(frame: Frame): void
  end(): void
}

export type Blend = { voice(): Voice }

/** A voice that is behind the others is waited for no longer than this, ms. */
const PATIENCE_MS = 100

/** All frames have `sampleRate`. Emits frames in the order of time. */
export function createBlend(sampleRate: number, emit: (frame: Frame) => void): Blend {
  const size = Math.round((sampleRate * FRAME_MS) / 1000)
  const voices = new Map<Voice, { heardTo: number }>()
  /** Sums of 20 ms each by their number; only while voices overlap. */
  const sums = new Map<number, Int32Array>()
  /** Everything before this sample has gone out. */
  let gone = 0

  const send = (from: number, pcm: Int16Array): void => {
    gone = from + pcm.length
    emit({ pcm, sampleRate, startMs: (from * 1000) / sampleRate })
  }

  const flush = (until: number): void => {
    for (const slot of [...sums.keys()].sort((a, b) => a - b)) {
      if ((slot + 1) * size > until) return
      const sum = sums.get(slot)
      sums.delete(slot)
      const skip = Math.max(0, gone - slot * size)
      if (sum && skip < size) send(slot * size + skip, clipped(sum).slice(skip))
    }
  }

  const add = (from: number, pcm: Int16Array): void => {
    for (let at = Math.max(from, gone); at < from + pcm.length; ) {
      const slot = Math.floor(at / size)
      const end = Math.min((slot + 1) * size, from + pcm.length)
      const sum = sums.get(slot) ?? new Int32Array(size)
      sums.set(slot, sum)
      for (let i = at; i < end; i++) sum[i - slot * size] = (sum[i - slot * size] ?? 0) + (pcm[i - from] ?? 0)
      at = end
    }
  }

  return {
    voice() {
      const voice: Voice = {
        push(frame) {
          const mine = voices.get(voice)
          if (!mine) return
          const from = Math.round((frame.startMs * sampleRate) / 1000)
          mine.heardTo = Math.max(mine.heardTo, from + frame.pcm.length)
          if (voices.size === 1 && sums.size === 0) {
            const late = Math.max(0, gone - from)
            if (late < frame.pcm.length) send(from + late, late > 0 ? frame.pcm.slice(late) : frame.pcm)
            return
          }
          add(from, frame.pcm)
          const heard = [...voices.values()].map(({ heardTo }) => heardTo)
          const newest = Math.max(...heard)
          flush(Math.max(Math.min(...heard), newest - Math.round((PATIENCE_MS * sampleRate) / 1000)))
        },
        end() {
          if (!voices.delete(voice)) return
          if (voices.size <= 1) flush(Number.POSITIVE_INFINITY)
        },
      }
      voices.set(voice, { heardTo: gone })
      return voice
    },
  }
}

function clipped(sum: Int32Array): Int16Array {
  const pcm = new Int16Array(sum.length)
  for (let i = 0; i < sum.length; i++) pcm[i] = Math.max(-32_768, Math.min(32_767, sum[i] ?? 0))
  return pcm
}
