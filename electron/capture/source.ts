/** Where sound comes from: a recording played as a live call, a telephone line, a microphone. */
import type { Frame } from '../audio/frame.ts'

/** The two legs by the names of the live-call tables: dispatcher and caller. */
export type LegId = 'agent' | 'customer'

export type Leg = {
  readonly id: LegId
  /** Hz of every frame of this leg. */
  readonly sampleRate: number
  /** Ends when the call ends. Frames come in order, 20 ms each but the last. */
  readonly frames: AsyncIterable<Frame>
}

export type CallInfo = {
  readonly callId: string
  readonly sessionId: string
  readonly agentName: string
  readonly customerName: string
  readonly customerPhone: string
  readonly campaignName: string
  readonly sourceKind: 'practice' | 'replay' | 'sip' | 'siprec' | 'mediaStream' | 'microphone'
  /** BCP 47, e.g. `es-CL`. */
  readonly language: string
  readonly practice: boolean
  /** ms since the epoch. */
  readonly startedAt: number
  /** How long the source says it will be, ms; absent for a real line. */
  readonly expectedMs?: number
}

/** One call's sound. `stop` ends both legs' frames; it is safe to call twice. */
export type AudioSource = {
  readonly info: CallInfo
  readonly legs: readonly Leg[]
  stop(): void
}
