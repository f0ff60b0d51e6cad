/** A supervisor's way of hearing a call and speaking into it, as the ladder uses it. */

export type Ear = {
  /** Closed, the microphone sends nothing at all. */
  speak(on: boolean): void
  close(): void
}

/** Rejects when there is no sound to be had; the microphone is closed at first. `onLost` when it ends by itself. */
export type OpenEar = (callId: string, onLost: () => void) => Promise<Ear>
