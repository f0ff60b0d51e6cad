/** A person at a window as a party: a microphone whose frames come unevenly, a headset that hears, and the proof of what was sent. */
import { BEAT_MS, HALF_MS } from './beat.ts'
import type { Half, Party } from './conference.ts'
import { createPlayout, WINDOW } from './playout.ts'

export const WINDOW_RATE = 16_000
export const WINDOW_FRAME = 320

export type Microphone = {
  readonly party: Party
  push(pcm: Int16Array, seq: number, now: number): void
  /** Since it was opened; null when nothing changed since the last time. */
  sent(): { readonly frames: number; readonly energy: number } | null
}

/** A frame should be there so long before its half of the beat, ms: what the messages between two threads need. */
const ROOM_MS = 3

/** @param now when this half of a beat was due, @param current which one it is. */
export function createMicrophone(
  now: () => number,
  current: () => Half,
  headset: (pcm: Int16Array, seq: number) => void,
): Microphone {
  const playout = createPlayout({ clock: WINDOW_RATE, rate: WINDOW_RATE, ...WINDOW })
  let listening = false
  let speaking = false
  let seq = 0
  let frames = 0
  let energy = 0
  let told = 0
  return {
    party: {
      half: playout.half,
      say() {
        const pcm = playout.pull(now())
        speaking = pcm !== null
        return { pcm, rate: WINDOW_RATE }
      },
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
      if (!listening || pcm.length !== WINDOW_FRAME) return
      // It begins: of the two halves the one that comes sooner after its frames, but not so soon that they may miss it.
      const soon = (at + ROOM_MS - now()) % BEAT_MS < HALF_MS
      if (!speaking) playout.beginIn(soon === (current() === 0) ? 1 : 0)
      playout.push((number * WINDOW_FRAME) >>> 0, pcm, at)
    },
    sent() {
      if (frames === told) return null
      told = frames
      return { frames, energy }
    },
  }
}
