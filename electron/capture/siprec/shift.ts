/** Puts what follows on one line later, where that is heard least: in a pause of the voice. Pure; every sample stays as it came. */
import { type Frame, frameMs } from '../../audio/frame.ts'

export type Shift = {
  /** ms by which frames are to be put later from a good moment on. */
  want(ms: number): void
  place(frame: Frame): Frame
}

/** No voice is so soft: −40 dBFS. */
const QUIET = 328
/** A voice that does not pause is not waited for longer, ms of its sound. */
const PATIENCE_MS = 10_000

export function createShift(): Shift {
  let wanted = 0
  let applied = 0
  let waitedMs = 0
  let end = Number.NEGATIVE_INFINITY

  return {
    want(ms) {
      wanted = ms
    },
    place(frame) {
      const length = frameMs(frame)
      if (wanted !== applied) {
        waitedMs += length
        const goesOn = Math.abs(frame.startMs + applied - end) < 1
        if (!goesOn || waitedMs > PATIENCE_MS || isQuiet(frame.pcm)) {
          applied = wanted
          waitedMs = 0
        }
      }
      const placed = applied === 0 ? frame : { ...frame, startMs: frame.startMs + applied }
      end = placed.startMs + length
      return placed
    },
  }
}

const isQuiet = (pcm: Int16Array): boolean => pcm.every((sample) => Math.abs(sample) <= QUIET)
