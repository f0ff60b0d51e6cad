/** A person at a window as a party: a microphone whose frames come unevenly, a headset that hears, and the proof of what was sent. */
import type { Party } from './conference.ts'
import { createPlayout, WINDOW } from './playout.ts'

export const WINDOW_RATE = 16_000
export const WINDOW_FRAME = 320

export type Microphone = {
  readonly party: Party
  push(pcm: Int16Array, seq: number, now: number): void
  /** Since it was opened; null when nothing changed since the last time. */
  sent(): { readonly frames: number; readonly energy: number } | null
}

/** @param now steady clock of the beat. */
export function createMicrophone(now: () => number, headset: (pcm: Int16Array, seq: number) => void): Microphone {
  const playout = createPlayout({ clock: WINDOW_RATE, rate: WINDOW_RATE, ...WINDOW })
  let listening = false
  let seq = 0
  let frames = 0
  let energy = 0
  let told = 0
  return {
    party: {
      say: () => ({ pcm: playout.pull(now()), rate: WINDOW_RATE }),
      hearRate: () => WINDOW_RATE,
      hear(pcm, routed) {
        if (!routed) return
        headset(pcm ?? new Int16Array(WINDOW_FRAME), seq)
        seq = (seq + 1) >>> 0
      },
      wasHeard(pcm) {
        frames++
        for (const sample of pcm) energy += sample * sample
      },
      listened(on) {
        if (on !== listening) playout.reset()
        listening = on
      },
    },
    push(pcm, number, at) {
      // What nobody is to hear is not kept either.
      if (listening && pcm.length === WINDOW_FRAME) playout.push((number * WINDOW_FRAME) >>> 0, pcm, at)
    },
    sent() {
      if (frames === told) return null
      told = frames
      return { frames, energy }
    },
  }
}
