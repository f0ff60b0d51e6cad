/** The binary chunks of `/emergency/call` as sound: a WAV file each, or raw samples as the address of the call says. */
import { decodeG711 } from '../../audio/g711.ts'
import { readWav, WavError } from '../../audio/wav.ts'
import { type Refusal, refused } from './messages.ts'

export type ChunkSound = {
  readonly sampleRate: number
  readonly customer: Int16Array
  /** Only when the chunk has two channels: left is the dispatcher, right the caller, as in our recordings. */
  readonly agent: Int16Array | null
}

export type RawFormat = { readonly encoding: 'pcm16' | 'mulaw' | 'alaw'; readonly sampleRate: number }

/** First bytes of what is sound in a wrapping that we do not open: WebM, Ogg, FLAC, MP3, MP4. */
const WRAPPED = ['1a45dfa3', '4f676753', '664c6143', '49443303', '49443304', 'fffb', 'fff3']

/** `?encoding=mulaw&rate=8000`; without them 16-bit little-endian at 16 kHz. */
export function readRawFormat(query: URLSearchParams): RawFormat | Refusal {
  const encoding = query.get('encoding') ?? 'pcm16'
  if (encoding !== 'pcm16' && encoding !== 'mulaw' && encoding !== 'alaw') {
    return refused('encoding', 'must be pcm16, mulaw or alaw')
  }
  const sampleRate = Number(query.get('rate') ?? (encoding === 'pcm16' ? 16_000 : 8000))
  if (!Number.isInteger(sampleRate) || sampleRate < 8000 || sampleRate > 48_000) {
    return refused('rate', 'must be 8000 to 48000')
  }
  return { encoding, sampleRate }
}

export type ChunkReader = (bytes: Uint8Array) => ChunkSound | Refusal

export function createChunkReader(raw: RawFormat): ChunkReader {
  /** The first half of a sample whose second half is in the next chunk. */
  let half = new Uint8Array(0)
  return (bytes) => {
    const head = Buffer.from(bytes.subarray(0, 4)).toString('hex')
    if (head === '52494646') return readWavChunk(bytes)
    if (
      WRAPPED.some((magic) => head.startsWith(magic)) ||
      Buffer.from(bytes.subarray(4, 8)).toString('latin1') === 'ftyp'
    ) {
      return refused('audio', 'must be WAV or raw samples')
    }
    if (raw.encoding !== 'pcm16') {
      const law = raw.encoding === 'mulaw' ? 'ulaw' : 'alaw'
      return { sampleRate: raw.sampleRate, customer: decodeG711(law, bytes), agent: null }
    }
    const whole = Buffer.concat([half, bytes])
    half = whole.subarray(whole.length & ~1)
    const pcm = new Int16Array(whole.length >> 1)
    for (let i = 0; i < pcm.length; i++) pcm[i] = whole.readInt16LE(2 * i)
    return { sampleRate: raw.sampleRate, customer: pcm, agent: null }
  }
}

function readWavChunk(bytes: Uint8Array): ChunkSound | Refusal {
  try {
    const wav = readWav(bytes)
    const channel = (index: number): Int16Array => wav.read(index, 0, wav.length)
    return {
      sampleRate: wav.sampleRate,
      customer: channel(wav.channels - 1),
      agent: wav.channels === 2 ? channel(0) : null,
    }
  } catch (error) {
    return refused('audio', error instanceof WavError ? error.message : 'cannot be read')
  }
}
