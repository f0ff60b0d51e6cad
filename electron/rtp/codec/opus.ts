/** Opus encoders and decoders of 16-bit sound (RFC 6716), synchronous once the library is loaded. What is opened must be closed. */
import { loadOpus, type OpusLibrary } from './opusLibrary.ts'
import { readOpusPacket } from './opusPacket.ts'

/** Hz that libopus takes and gives. */
export type OpusRate = 8000 | 12_000 | 16_000 | 24_000 | 48_000

export type OpusDecoder = {
  /** Interleaved when there are two channels; null when it is no Opus packet. Never throws. */
  decode(packet: Uint8Array): Int16Array | null
  /** `samples` a channel (a multiple of 2.5 ms) of what may have been lost; from the correction inside the packet behind the gap when it is given. */
  conceal(samples: number, next?: Uint8Array): Int16Array
  close(): void
}

export type OpusEncoder = {
  /** 2.5, 5, 10, 20, 40 or 60 ms of interleaved sound; throws RangeError for another length. */
  encode(pcm: Int16Array): Uint8Array
  /** Samples a channel at the encoder's rate by which decoded sound lags behind. */
  readonly lookahead: number
  close(): void
}

export type OpusEncoderOptions = {
  readonly rate: OpusRate
  readonly channels: 1 | 2
  /** Bits a second in all. */
  readonly bitrate: number
  /** 0 to 10: work against quality. */
  readonly complexity?: number
  /** Share of packets that the far side loses, 0 to 100: above 0 each packet carries a coarse copy of the one before. */
  readonly lossPercent?: number
  /** Keeps even what is below a voice: by default rumble is filtered out, which also turns the phase of deep voices. */
  readonly faithful?: boolean
  /** Nothing is sent for silence but a byte now and then (RFC 7587 §3.1.3). */
  readonly dtx?: boolean
}

export type Opus = {
  openDecoder(options: { readonly rate: OpusRate; readonly channels: 1 | 2 }): OpusDecoder
  openEncoder(options: OpusEncoderOptions): OpusEncoder
}

const VOIP = 2048
const AUDIO = 2049
const SET_BITRATE = 4002
const SET_COMPLEXITY = 4010
const SET_INBAND_FEC = 4012
const SET_LOSS_PERCENT = 4014
const SET_DTX = 4016
const SET_SIGNAL = 4024
const GET_LOOKAHEAD = 4027
const VOICE = 3001

/** Three frames of 1,275 bytes and their lengths: nothing longer is ever sent to us, since a datagram holds less than this. */
const PACKET_BYTES = 4096
const LONGEST_MS = 120
/** Good speech at a third of the work of 10. */
const COMPLEXITY = 5

/** One a thread. Rejects when the library cannot be loaded. */
export async function openOpus(): Promise<Opus> {
  const library = await loadOpus()
  return {
    openDecoder: (options) => openDecoder(library, options.rate, options.channels),
    openEncoder: (options) => openEncoder(library, options),
  }
}

/** State, packet and sound in one piece of the library's memory. */
function allot(library: OpusLibrary, stateBytes: number, samples: number) {
  const packet = (stateBytes + 15) & ~15
  const state = library.malloc(packet + PACKET_BYTES + samples * 2)
  if (state === 0) throw new Error('no memory for Opus')
  return { state, packet: state + packet, pcm: state + packet + PACKET_BYTES }
}

function openDecoder(library: OpusLibrary, rate: OpusRate, channels: 1 | 2): OpusDecoder {
  const most = (rate * LONGEST_MS) / 1000
  const { state, packet, pcm } = allot(library, library.opus_decoder_get_size(channels), most * channels)
  const failed = library.opus_decoder_init(state, rate, channels)
  if (failed < 0) throw new RangeError(`Opus decoder of ${rate} Hz: error ${failed}`)
  let open = true

  const run = (bytes: Uint8Array | null, samples: number, correct: 0 | 1): Int16Array | null => {
    if (!open) return null
    if (bytes) library.bytes().set(bytes, packet)
    const made = library.opus_decode(state, bytes ? packet : 0, bytes?.length ?? 0, pcm, samples, correct)
    return made < 0 ? null : soundAt(library, pcm, made * channels)
  }

  return {
    decode(bytes) {
      if (bytes.length > PACKET_BYTES || !readOpusPacket(bytes)) return null
      return run(bytes, most, 0)
    },
    conceal(samples, next) {
      const wanted = Math.min(samples, most)
      const usable = next && next.length <= PACKET_BYTES && readOpusPacket(next) ? next : null
      return run(usable, wanted, usable ? 1 : 0) ?? new Int16Array(wanted * channels)
    },
    close() {
      if (open) library.free(state)
      open = false
    },
  }
}

function openEncoder(library: OpusLibrary, options: OpusEncoderOptions): OpusEncoder {
  const { rate, channels, bitrate, complexity = COMPLEXITY, lossPercent = 0, dtx = false, faithful = false } = options
  const most = (rate * LONGEST_MS) / 1000
  const { state, packet, pcm } = allot(library, library.opus_encoder_get_size(channels), most * channels)
  const failed = library.opus_encoder_init(state, rate, channels, faithful ? AUDIO : VOIP)
  if (failed < 0) throw new RangeError(`Opus encoder of ${rate} Hz: error ${failed}`)
  const settings: readonly (readonly [number, number])[] = [
    [SET_BITRATE, bitrate],
    [SET_COMPLEXITY, complexity],
    [SET_SIGNAL, VOICE],
    [SET_INBAND_FEC, lossPercent > 0 ? 1 : 0],
    [SET_LOSS_PERCENT, lossPercent],
    [SET_DTX, dtx ? 1 : 0],
  ]
  for (const [request, value] of settings) library.opus_encoder_ctl_set(state, request, value)
  let open = true

  return {
    encode(sound) {
      if (!open) throw new Error('the encoder is closed')
      const samples = sound.length / channels
      if (samples > most) throw new RangeError(`${samples} samples are more than Opus takes at once`)
      library.bytes().set(new Uint8Array(sound.buffer, sound.byteOffset, sound.byteLength), pcm)
      const length = library.opus_encode(state, pcm, samples, packet, PACKET_BYTES)
      if (length < 0) throw new RangeError(`${samples} samples at ${rate} Hz are no Opus frame`)
      return library.bytes().slice(packet, packet + length)
    },
    lookahead: library.opus_encoder_ctl_get(state, GET_LOOKAHEAD),
    close() {
      if (open) library.free(state)
      open = false
    },
  }
}

/** WebAssembly is little-endian everywhere, and so is every machine that we run on. */
const soundAt = (library: OpusLibrary, at: number, length: number): Int16Array =>
  new Int16Array(library.bytes().slice(at, at + length * 2).buffer)
