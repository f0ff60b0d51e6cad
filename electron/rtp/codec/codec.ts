/** The voices that RTP may carry, behind one interface: a media worker loads them once and opens coders by the name that SDP agreed on. */

import { decodeG711, encodeG711, type Law } from '../../audio/g711.ts'
import { createG722Decoder, createG722Encoder } from '../../audio/g722.ts'
import { type Opus, openOpus } from './opus.ts'
import { readOpusPacket } from './opusPacket.ts'

export type CodecName = 'pcmu' | 'pcma' | 'g722' | 'opus'

export type VoiceDecoder = {
  /** The sound of one payload, mono at the codec's `sampleRate`; null when it is not of this codec (then it counts as lost). Never throws. */
  decode(payload: Uint8Array): Int16Array | null
  /**
   * The codec's own idea of `samples` that were lost, the payload behind the gap as a help; null when it has none, then conceal.ts has.
   * Must be called in the order of the sound: after the payload before the gap was decoded and before the one behind it is.
   */
  conceal(samples: number, next?: Uint8Array): Int16Array | null
  /** Gives memory back; nothing is decoded any more. Safe to call twice. */
  close(): void
}

export type VoiceEncoder = {
  /** One payload from 20 ms of mono sound at the codec's `sampleRate` (10, 40 and 60 ms work too). */
  encode(pcm: Int16Array): Uint8Array
  /** Safe to call twice. */
  close(): void
}

export type Codec = {
  readonly name: CodecName
  /** Hz of the sound. */
  readonly sampleRate: 8000 | 16_000
  /** Hz of the timestamps: 8,000 for G.722 by an old mistake (RFC 3551 §4.5.2), 48,000 for Opus whatever the sound (RFC 7587 §4.1). */
  readonly clockRate: 8000 | 48_000
  /** Payload type where it is fixed (RFC 3551 table 4). */
  readonly payload: 0 | 8 | 9 | null
  /** As in `a=rtpmap`. */
  readonly rtpmap: string
  /** As in `a=fmtp`: what we like to be sent. */
  readonly fmtp: string | null
  /** Samples of sound at `sampleRate` in a payload, without decoding it; null when it is not of this codec. */
  samplesIn(payload: Uint8Array): number | null
  /** What a payload sounds like depends on those before it: they are to be decoded in their order. */
  readonly ordered: boolean
  /** Samples right before this payload that it carries a copy of (RFC 6716 §2.1.7), for `conceal`; 0 for none. */
  copyIn(payload: Uint8Array): number
  openDecoder(): VoiceDecoder
  openEncoder(): VoiceEncoder
}

export type Codecs = { readonly [name in CodecName]: Codec }

/** Bits a second: 24,000 for the voice, the rest for the copies. */
const OPUS_BITRATE = 32_000
/** So many lost in a hundred are expected: each packet then carries a coarse copy of the one before, which libopus leaves out below about 8. */
const OPUS_LOSS_PERCENT = 10

/** One a thread. Rejects when Opus cannot be loaded: the installation is broken. */
export async function loadCodecs(): Promise<Codecs> {
  const opus = await openOpus()
  return { pcmu: g711('pcmu', 'ulaw', 0), pcma: g711('pcma', 'alaw', 8), g722, opus: opusCodec(opus) }
}

function g711(name: 'pcmu' | 'pcma', law: Law, payload: 0 | 8): Codec {
  return {
    name,
    sampleRate: 8000,
    clockRate: 8000,
    payload,
    rtpmap: `${name.toUpperCase()}/8000`,
    fmtp: null,
    samplesIn: (bytes) => bytes.length || null,
    ordered: false,
    copyIn: () => 0,
    openDecoder: () => withoutState((bytes) => (bytes.length === 0 ? null : decodeG711(law, bytes))),
    openEncoder: () => ({ encode: (pcm) => encodeG711(law, pcm), close: () => undefined }),
  }
}

const withoutState = (decode: VoiceDecoder['decode']): VoiceDecoder => ({
  decode,
  conceal: () => null,
  close: () => undefined,
})

const g722: Codec = {
  name: 'g722',
  sampleRate: 16_000,
  clockRate: 8000,
  payload: 9,
  rtpmap: 'G722/8000',
  fmtp: null,
  samplesIn: (bytes) => bytes.length * 2 || null,
  ordered: true,
  copyIn: () => 0,
  openDecoder() {
    const decoder = createG722Decoder()
    return withoutState((bytes) => (bytes.length === 0 ? null : decoder.decode(bytes)))
  },
  openEncoder() {
    const encoder = createG722Encoder()
    return { encode: encoder.encode, close: () => undefined }
  },
}

const opusCodec = (opus: Opus): Codec => ({
  name: 'opus',
  sampleRate: 16_000,
  clockRate: 48_000,
  payload: null,
  rtpmap: 'opus/48000/2',
  fmtp: `maxplaybackrate=16000;sprop-maxcapturerate=16000;maxaveragebitrate=${OPUS_BITRATE};stereo=0;useinbandfec=1`,
  samplesIn(bytes) {
    const packet = readOpusPacket(bytes)
    return packet && packet.duration / 3
  },
  ordered: true,
  copyIn: (bytes) => (readOpusPacket(bytes)?.copy ?? 0) / 3,
  openDecoder: () => opus.openDecoder({ rate: 16_000, channels: 1 }),
  openEncoder: () =>
    opus.openEncoder({ rate: 16_000, channels: 1, bitrate: OPUS_BITRATE, lossPercent: OPUS_LOSS_PERCENT }),
})
