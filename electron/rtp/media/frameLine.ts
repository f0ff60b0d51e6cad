/** Sound on its way to the recorder: stretches come in, frames of 20 ms are taken out. */
import { FRAME_MS, type Frame } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import type { Recorded } from './receiver.ts'

export type FrameLine = {
  readonly frames: AsyncIterable<Frame>
  push(recorded: Recorded): void
  end(): void
}

/** What nobody has begun to take out is kept up to this, frames: ten minutes. Once somebody does, nothing is ever dropped. */
const UNREAD = 30_000

export function createFrameLine(): FrameLine {
  const queue = createQueue<Frame>()
  let early: Frame[] | null = []
  return {
    frames: {
      [Symbol.asyncIterator]() {
        for (const frame of early ?? []) queue.push(frame)
        early = null
        return queue[Symbol.asyncIterator]()
      },
    },
    push({ rate, position, pcm }) {
      const size = (FRAME_MS * rate) / 1000
      for (let at = 0; at < pcm.length; at += size) {
        const startMs = ((position + at) * 1000) / rate
        const frame = { pcm: pcm.subarray(at, at + size), sampleRate: rate, startMs }
        if (!early) queue.push(frame)
        else {
          if (early.length >= UNREAD) early.shift()
          early.push(frame)
        }
      }
    },
    end: queue.end,
  }
}
