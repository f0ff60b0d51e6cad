/** The encodings in which a stream carries its sound, each as a decoder to mono at a rate that the recognisers know. */
import { createResampler } from '../../audio/resample.ts'
import type { Codecs, VoiceDecoder } from '../../rtp/codec/codec.ts'

export type StreamFormat = {
  /** `audio/x-mulaw`, `PCMU`, `L16`…, as the sender wrote it. */
  readonly encoding: string
  /** Hz. */
  readonly sampleRate: number
  readonly channels: number
}

export type Voice = {
  /** Hz of what is decoded. */
  readonly sampleRate: number
  /** At `sampleRate`; null for what is not of this encoding. */
  samplesIn(payload: Uint8Array): number | null
  /** In the order of the sound. Never throws; what cannot be decoded is silent. */
  decode(payload: Uint8Array): Int16Array
  close(): void
}

export type VoiceFactory = { readonly sampleRate: number; open(): Voice }
export type VoiceRefusal = { readonly field: 'encoding' | 'sampleRate' | 'channels'; readonly reason: string }

const NAMES: ReadonlyMap<string, 'pcmu' | 'pcma' | 'g722' | 'opus' | 'l16'> = new Map([
  ['audio/x-mulaw', 'pcmu'],
  ['pcmu', 'pcmu'],
  ['mulaw', 'pcmu'],
  ['audio/x-alaw', 'pcma'],
  ['pcma', 'pcma'],
  ['alaw', 'pcma'],
  ['g722', 'g722'],
  ['opus', 'opus'],
  ['l16', 'l16'],
  ['audio/x-l16', 'l16'],
])
const NATIVE = [8000, 16_000]
const RESAMPLED = [24_000, 48_000]

/** Each track needs a decoder of its own: some remember what came before. */
export function voiceOf(format: StreamFormat, codecs: Codecs): VoiceFactory | VoiceRefusal {
  const name = NAMES.get(format.encoding.toLowerCase())
  if (!name) return { field: 'encoding', reason: 'must be PCMU, PCMA, G722, OPUS or L16' }
  if (name !== 'opus' && format.channels !== 1) return { field: 'channels', reason: 'must be 1' }
  if (name === 'l16') return linear(format.sampleRate)
  const codec = codecs[name]
  // G.722 is announced as 8000 or 16000 Hz, Opus as anything: what they hold is what their bits say (RFC 3551 §4.5.2).
  if (codec.clockRate === 8000 && name !== 'g722' && format.sampleRate !== 8000) {
    return { field: 'sampleRate', reason: 'must be 8000 for this encoding' }
  }
  return {
    sampleRate: codec.sampleRate,
    open() {
      const decoder: VoiceDecoder = codec.openDecoder()
      return {
        sampleRate: codec.sampleRate,
        samplesIn: codec.samplesIn,
        decode(payload) {
          const samples = codec.samplesIn(payload) ?? 0
          const pcm = decoder.decode(payload)
          return pcm?.length === samples ? pcm : new Int16Array(samples)
        },
        close: () => decoder.close(),
      }
    },
  }
}

function linear(sampleRate: number): VoiceFactory | VoiceRefusal {
  if (NATIVE.includes(sampleRate)) {
    return {
      sampleRate,
      open() {
        const read = createLinearReader()
        return { sampleRate, samplesIn: (bytes) => bytes.length >> 1 || null, decode: read, close: () => undefined }
      },
    }
  }
  if (!RESAMPLED.includes(sampleRate)) return { field: 'sampleRate', reason: 'must be 8000, 16000, 24000 or 48000' }
  const factor = sampleRate / 8000 / 2
  return {
    sampleRate: 16_000,
    open() {
      const read = createLinearReader()
      const resampler = createResampler(sampleRate, 16_000)
      let held = new Int16Array(0)
      return {
        sampleRate: 16_000,
        samplesIn: (bytes) => Math.floor(bytes.length / 2 / factor) || null,
        decode(payload) {
          const wanted = Math.floor(payload.length / 2 / factor)
          const ready = joined(held, resampler.push(read(payload)))
          // The filter gives its first sounds a little later: silence stands in for them, and nothing is moved.
          const pcm = joined(new Int16Array(Math.max(0, wanted - ready.length)), ready.subarray(0, wanted))
          held = ready.slice(wanted)
          return pcm
        },
        close: () => undefined,
      }
    },
  }
}

/** dB of loudness are not needed: this much difference between neighbours, summed over a chunk, is sound and not rounding. */
const LEAST_CHANGE = 1_000
/** One order is this much rougher than the other when it is the wrong one. */
const ROUGHER = 2

/**
 * RTP sends L16 in network order (RFC 3551 §4.5.11), but some senders of WebSocket streams do not. In the wrong order voice
 * is noise: the order in which neighbours differ less is the right one, and once it is clear it stays.
 */
export function createLinearReader(): (payload: Uint8Array) => Int16Array {
  let little = false
  let sure = false
  return (payload) => {
    const big = readLinear(payload, false)
    const other = readLinear(payload, true)
    if (!sure) {
      const [rough, smooth] = [roughness(big), roughness(other)]
      if (Math.max(rough, smooth) > LEAST_CHANGE && Math.max(rough, smooth) > ROUGHER * Math.min(rough, smooth)) {
        little = smooth < rough
        sure = true
      }
    }
    return little ? other : big
  }
}

function readLinear(payload: Uint8Array, little: boolean): Int16Array {
  const view = new DataView(payload.buffer, payload.byteOffset, payload.byteLength)
  const pcm = new Int16Array(payload.length >> 1)
  for (let i = 0; i < pcm.length; i++) pcm[i] = view.getInt16(2 * i, little)
  return pcm
}

const roughness = (pcm: Int16Array): number => {
  let sum = 0
  for (let i = 1; i < pcm.length; i++) sum += Math.abs((pcm[i] ?? 0) - (pcm[i - 1] ?? 0))
  return sum
}

function joined(a: Int16Array, b: Int16Array): Int16Array<ArrayBuffer> {
  const both = new Int16Array(a.length + b.length)
  both.set(a)
  both.set(b, a.length)
  return both
}
