/** What the host and the engine's thread say to each other. */
import type { LineEvent } from './line.ts'
import type { LegRef, LegSettings, Probed, RtpPlace } from './settings.ts'

export type ToEngine =
  | { readonly kind: 'openRtp'; readonly ref: LegRef; readonly place: RtpPlace }
  /** `openedAt`: ms since the epoch. */
  | { readonly kind: 'openWindow'; readonly ref: LegRef }
  | { readonly kind: 'configure'; readonly ref: LegRef; readonly settings: LegSettings }
  | { readonly kind: 'keys'; readonly ref: LegRef; readonly keys: string }
  | { readonly kind: 'probe'; readonly ref: LegRef; readonly bytes: Uint8Array; readonly to: Probed }
  | { readonly kind: 'push'; readonly ref: LegRef; readonly seq: number; readonly pcm: Int16Array }
  | { readonly kind: 'route'; readonly to: LegRef; readonly from: readonly LegRef[] }
  | { readonly kind: 'gain'; readonly to: LegRef; readonly from: LegRef; readonly db: number }
  | { readonly kind: 'close'; readonly ref: LegRef }
  | { readonly kind: 'stats'; readonly request: number }
  | { readonly kind: 'stop' }

export type FromEngine =
  | {
      readonly kind: 'opened'
      readonly ref: LegRef
      readonly port: number
      readonly rtcpPort: number
      /** ms since the epoch. */
      readonly openedAt: number
    }
  | { readonly kind: 'refused'; readonly ref: LegRef; readonly why: 'taken' | 'failed'; readonly detail: string }
  /** Sound for the recorder: parts of one buffer of 16-bit samples. */
  | { readonly kind: 'recorded'; readonly buffer: ArrayBuffer; readonly parts: readonly RecordedPart[] }
  | { readonly kind: 'heard'; readonly frames: readonly HeardFrame[] }
  | { readonly kind: 'event'; readonly ref: LegRef; readonly event: LineEvent }
  | { readonly kind: 'sent'; readonly ref: LegRef; readonly frames: number; readonly energy: number }
  /** Its last sound was told before. */
  | { readonly kind: 'closed'; readonly ref: LegRef }
  | {
      readonly kind: 'stats'
      readonly request: number
      readonly loopDelayP99Ms: number
      readonly legs: number
      readonly skippedTicks: number
      readonly faults: number
    }

export type RecordedPart = {
  readonly ref: LegRef
  readonly rate: number
  /** Samples since the leg was opened. */
  readonly position: number
  /** Samples in the buffer. */
  readonly from: number
  readonly length: number
}

export type HeardFrame = { readonly ref: LegRef; readonly seq: number; readonly pcm: Int16Array<ArrayBuffer> }

/** What the thread is started with. */
export type EngineData = {
  /** One word: messages of sound that the host has taken in. */
  readonly taken: SharedArrayBuffer
}
