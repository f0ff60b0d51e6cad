/** How loud each voice is at this moment, and whether it speaks: for the eyes of this host's windows only, never for Convex. */
import type { Frame } from '../audio/frame.ts'
import { createLevelSum, levelOf } from '../audio/level.ts'
import type { Vad } from '../audio/vad.ts'
import type { LegId } from '../capture/source.ts'
import type { Live } from './live.ts'

/** 12 Hz: what the eye takes for movement. */
const EVERY_MS = 1000 / 12

export type Meter = {
  /** Says whether the frame is speech. */
  push(frame: Frame): boolean
  /** Mean level of what was said so far, dBFS; nothing before the first word. */
  speechDbfs(): number | undefined
}

export type MeterOptions = {
  readonly callId: string
  readonly leg: LegId
  readonly live: Live
  /** ms; windows see real time however fast the sound comes. */
  readonly now: () => number
  readonly vad: Vad
}

export function createMeter({ callId, leg, live, now, vad }: MeterOptions): Meter {
  const sum = createLevelSum()
  let spoke = false
  let told = Number.NEGATIVE_INFINITY
  let speechFrames = 0
  let speechTotal = 0
  return {
    push(frame) {
      sum.add(frame.pcm)
      const speech = vad.isSpeech(frame.pcm)
      if (speech) {
        spoke = true
        speechFrames++
        speechTotal += levelOf(frame.pcm).rmsDbfs
      }
      if (now() - told < EVERY_MS) return speech
      told = now()
      live('live.level', { callId, leg, ...sum.take(), speech: spoke })
      spoke = false
      return speech
    },
    speechDbfs: () => (speechFrames === 0 ? undefined : speechTotal / speechFrames),
  }
}
