/** The legs of the media engine as the host sees them: a telephone line, a person at a window. */
import type { Frame } from '../../audio/frame.ts'
import type { LegRef, LegSettings, LineQuality, Probed, SenderReport } from './settings.ts'

export type MediaLegCore = {
  readonly ref: LegRef
  /**
   * All that is heard from this leg, for the recorder: from the first packet on, in order of the sender's timestamps,
   * untouched. What was lost is absent. Ends when the leg does. 20 ms each but at the end of a stretch.
   */
  readonly frames: AsyncIterable<Frame>
  /** ms since the epoch at which `startMs` is 0; from there on the engine's steady clock counts. */
  readonly openedAt: number
  /** Safe to call twice. */
  close(): void
}

export type RtpLeg = MediaLegCore & {
  readonly kind: 'rtp'
  readonly port: number
  readonly rtcpPort: number
  /** What was agreed; again at every new agreement. Until then payload types 0, 8 and 9 are understood, others wait. */
  configure(settings: LegSettings): void
  /** 0 to 9, `*`, `#`, A to D; others are passed over, `,` is a pause of a second. */
  sendKeys(keys: string): void
  /** Sends this from the socket of its sound; what that place answers in kind (STUN) is told as `probed`, and is no sound. */
  probe?(bytes: Uint8Array, to: Probed): void
  /** Where peers are told to send to, when it is not this machine's own address and `port`. */
  readonly shown?: Probed
  /** Adds a listener; several may listen. */
  on(listen: RtpListener): void
}

export type RtpListener = {
  /** A key of the peer's telephone. */
  key?(key: string): void
  quality?(quality: LineQuality): void
  /** No RTP for so long (5 s, then every 5 s) although it should flow. */
  silent?(ms: number): void
  /** Another source speaks: the first one, a transfer, an announcement. */
  source?(ssrc: number): void
  /** Where the peer really sends from, and we to (RFC 4961). */
  remote?(address: string, port: number): void
  /** The peer says what time it is in its sound. */
  report?(report: SenderReport): void
  probed?(bytes: Uint8Array): void
  /** The peer said BYE. */
  bye?(): void
  /** The engine was lost, and the leg with it; its frames have ended. */
  lost?(why: string): void
}

export type WindowLeg = MediaLegCore & {
  readonly kind: 'window'
  /** 320 samples at 16 kHz; `seq` counts frames, 32 bits. The samples are copied. */
  push(pcm: Int16Array, seq: number): void
  /** Sound for the headset at the engine's pace; one listener. Nothing comes while nothing is routed here. */
  onFrame(hear: (pcm: Int16Array, seq: number) => void): void
  /** What of this microphone reached anybody: frames that went into a mix, and the sum of their squared samples. */
  sent(): { readonly frames: number; readonly energy: number }
  /** The engine was lost, and the leg with it. */
  onLost(tell: (why: string) => void): void
}

/** None of the ports is free. */
export class PortsTaken extends Error {
  override readonly name = 'PortsTaken'
}

/** The engine's thread is gone, or closed. */
export class MediaLost extends Error {
  override readonly name = 'MediaLost'
}
