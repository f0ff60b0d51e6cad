/** Cuts a track's sound into frames of 20 ms that begin at multiples of 20 ms; where sound is missing there is no frame. */
import { FRAME_MS, type Frame } from '../../audio/frame.ts'

export type Cutting = {
  /** `start` in samples; never before the end of what came before. */
  put(start: number, pcm: Int16Array): void
  /** The last frame, as long as its sound. */
  end(): void
}

export function createCutting(sampleRate: number, push: (frame: Frame) => void): Cutting {
  const size = (sampleRate * FRAME_MS) / 1000
  let frame = new Int16Array(size)
  let begin = 0
  /** Samples of `frame` up to the end of its sound; silence before and between is part of it. */
  let filled = 0

  const send = (pcm: Int16Array): void => push({ pcm, sampleRate, startMs: (begin * 1000) / sampleRate })
  const moveTo = (start: number): void => {
    if (filled > 0) send(frame)
    frame = new Int16Array(size)
    begin = start
    filled = 0
  }

  return {
    put(start, pcm) {
      for (let done = 0; done < pcm.length; ) {
        const at = start + done
        if (at >= begin + size) moveTo(Math.floor(at / size) * size)
        const piece = pcm.subarray(done, done + begin + size - at)
        frame.set(piece, at - begin)
        filled = at - begin + piece.length
        done += piece.length
        if (filled === size) moveTo(begin + size)
      }
    },
    end() {
      if (filled > 0) send(frame.slice(0, filled))
      filled = 0
    },
  }
}
