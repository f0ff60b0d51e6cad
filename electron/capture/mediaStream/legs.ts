/** The two legs of a call that comes in pieces, each piece with its place; together they are an `AudioSource`. */
import type { Frame } from '../../audio/frame.ts'
import { createQueue } from '../../audio/queue.ts'
import type { AudioSource, CallInfo, LegId } from '../source.ts'
import { createCutting } from './cutting.ts'

export type Legs = {
  readonly source: AudioSource
  /** `start` in samples of the leg; never before the end of what came before. */
  put(leg: LegId, start: number, pcm: Int16Array): void
  /** No more sound: the frames end. Safe to call twice. */
  end(): void
}

/** `onStop`: the app hangs up. */
export function openLegs(info: CallInfo, sampleRate: number, onStop: () => void): Legs {
  const open = () => {
    const queue = createQueue<Frame>()
    return { queue, cutting: createCutting(sampleRate, queue.push) }
  }
  const legs = { agent: open(), customer: open() }
  let ended = false
  const end = (): void => {
    if (ended) return
    ended = true
    for (const { queue, cutting } of [legs.agent, legs.customer]) {
      cutting.end()
      queue.end()
    }
  }
  return {
    source: {
      info,
      legs: [
        { id: 'agent', sampleRate, frames: legs.agent.queue },
        { id: 'customer', sampleRate, frames: legs.customer.queue },
      ],
      stop() {
        if (!ended) onStop()
        end()
      },
    },
    put(leg, start, pcm) {
      if (!ended) legs[leg].cutting.put(start, pcm)
    },
    end,
  }
}
