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
  /** The line that it came on, by the name that the room gave it; absent where there is none. */
  readonly line?: string
  /** How long the source says it will be, ms; absent for a real line. */
  readonly expectedMs?: number
}

/** Why a call ended, as its source knows it. */
export type SourceEnd = 'hangup' | 'abandoned' | 'declined' | 'transferred' | 'interrupted' | 'error'

/** What a source knows of its call besides sound. */
export type Sign =
  | {
      readonly kind: 'status'
      readonly status: 'ringing' | 'connected' | 'on-hold' | 'transferring'
      /** Who answered, once that is known. */
      readonly agentName?: string
    }
  /** For the timeline; no name and no number of a caller in `data`. `at` in ms since the epoch. */
  | {
      readonly kind: 'event'
      readonly type:
        | 'TelephoneKeyLogEvent'
        | 'CallQualityLogEvent'
        | 'RecordingMetadataLogEvent'
        | 'NetworkLocationLogEvent'
        /** Something was read out by a machine: to whom, how it went, who asked for it. */
        | 'SpokenWordsLogEvent'
      readonly at: number
      readonly data: Readonly<Record<string, string | number | boolean | null>>
    }
  /** How the line does: the way there and back in ms, and the share of packets lost. */
  | {
      readonly kind: 'line'
      readonly status: 'connected' | 'error'
      readonly latency?: number
      readonly errorRate?: number
    }
  /** Fields of the incident that came with the call itself, each with what it rests on. */
  | {
      readonly kind: 'fields'
      readonly fields: readonly SourceField[]
      /** Radius of the place that they tell, m; absent or null when nobody said. */
      readonly uncertaintyM?: number | null
    }
  /** Told before the legs end; without it a call ends as hung up. */
  | { readonly kind: 'ended'; readonly reason: SourceEnd }

/** One fact of the incident by its canonical name, e.g. from the location that a network sent (RFC 6442). */
export type SourceField = {
  readonly field: string
  readonly value: string
  /** 0 to 1. */
  readonly confidence: number
  /** What said so: a header, a body part. */
  readonly quote: string
}

/** One call's sound. `stop` ends both legs' frames; it is safe to call twice. */
export type AudioSource = {
  readonly info: CallInfo
  readonly legs: readonly Leg[]
  /** Hz of the recording; the highest of the legs when absent. */
  readonly recordAt?: number
  /** Absent: connected from the start. What is told before anybody listens is not lost. Ends with the legs. */
  readonly signs?: AsyncIterable<Sign>
  stop(): void
}
