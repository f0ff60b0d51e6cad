/** Memory that the engine's thread and its attendant share: a beat, and the name of the function that runs. */
import type { Pulse } from '../runtime/execution.ts'

const LONGEST_NAME = 256
const HEADER = 8

export type SharedPulse = Pulse & {
  readonly memory: SharedArrayBuffer
  /** To be called by the event loop: as long as it is, nothing hangs. */
  beat(): void
}

export const createPulse = (): SharedPulse => {
  const memory = new SharedArrayBuffer(HEADER + LONGEST_NAME)
  const words = new Int32Array(memory, 0, 2)
  const name = Buffer.from(memory, HEADER)
  let running = 0
  return {
    memory,
    beat: () => void Atomics.add(words, 0, 1),
    enter(path) {
      running += 1
      Atomics.store(words, 1, name.write(path, 0, LONGEST_NAME, 'utf8'))
    },
    leave() {
      running -= 1
      if (running === 0) Atomics.store(words, 1, 0)
    },
  }
}

/** The other side: what the beat is, and which function ran last (null when none runs). */
export const readPulse = (memory: SharedArrayBuffer): { beats: number; path: string | null } => {
  const words = new Int32Array(memory, 0, 2)
  const length = Atomics.load(words, 1)
  const path = length === 0 ? null : Buffer.from(new Uint8Array(memory, HEADER, length)).toString('utf8')
  return { beats: Atomics.load(words, 0), path }
}
