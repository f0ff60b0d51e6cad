/** Cuts sound that comes in any lengths into frames of one length. */

export type Cutter = {
  /** The frames that are full now. */
  push(pcm: Int16Array): Int16Array[]
  /** What is left, filled up with silence; nothing when nothing is. */
  rest(): Int16Array | undefined
}

/** `length` in samples. */
export function createCutter(length: number): Cutter {
  let held = new Int16Array(0)
  return {
    push(pcm) {
      const all = new Int16Array(held.length + pcm.length)
      all.set(held)
      all.set(pcm, held.length)
      const frames: Int16Array[] = []
      let at = 0
      for (; at + length <= all.length; at += length) frames.push(all.slice(at, at + length))
      held = all.slice(at)
      return frames
    },
    rest() {
      if (held.length === 0) return undefined
      const last = new Int16Array(length)
      last.set(held)
      held = new Int16Array(0)
      return last
    },
  }
}
