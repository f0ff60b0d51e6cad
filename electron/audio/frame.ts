/** One slice of sound on its way through the app. */

/** Signed 16-bit mono sound. `startMs` counts samples from the start of the call, never wall time. */
export type Frame = {
  readonly pcm: Int16Array
  /** Hz. */
  readonly sampleRate: number
  /** ms from the start of the call. */
  readonly startMs: number
}

/** Length of a frame in ms. */
export const frameMs = (frame: Frame): number => (frame.pcm.length * 1000) / frame.sampleRate

/** What every source is asked to deliver: 20 ms. */
export const FRAME_MS = 20
