/**
 * Reads the recordings that a control room may have: RIFF/WAVE, PCM, float or G.711, one voice or two.
 * Sources: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0"; `WAVEFORMATEXTENSIBLE`.
 */

import { WavError } from './wavError.ts'
import { readerOf, type SampleFormat } from './wavSamples.ts'

export { WavError } from './wavError.ts'

export type Wav = {
  /** Hz, 8,000 to 48,000. */
  readonly sampleRate: number
  readonly channels: 1 | 2
  /** Samples of each channel. */
  readonly length: number
  readonly format: SampleFormat
  readonly bitsPerSample: number
  /** The sound stops before the header says it does: a copy that broke off, or a writer that was killed. */
  readonly truncated: boolean
  /** Samples of each channel that the header promises beyond the end of the file; 0 when its writer never filled in the size. */
  readonly missing: number
  /** `count` samples of one channel from `start`; fewer where the recording ends. */
  read(channel: number, start: number, count: number): Int16Array
}

type Fmt = { format: SampleFormat; channels: 1 | 2; sampleRate: number; bitsPerSample: number; blockAlign: number }
type Data = { offset: number; bytes: number; truncated: boolean; missing: number }

const RIFF_HEADER = 12
const CHUNK_HEADER = 8
const FMT_BYTES = 16
const EXTENSIBLE = 0xfffe
const EXTENSIBLE_BYTES = 40
/** The last 14 bytes of KSDATAFORMAT_SUBTYPE_*; the first two are the old format tag. */
const SUBTYPE_TAIL = [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xaa, 0, 0x38, 0x9b, 0x71]
/** Sizes that a streaming writer leaves where it never came back to fill them in. */
const NEVER_PATCHED = new Set([0, 0xffffffff, 0x7fffffff])

const FORMATS: ReadonlyMap<number, { readonly format: SampleFormat; readonly bits: readonly number[] }> = new Map([
  [1, { format: 'pcm', bits: [8, 16, 24, 32] }],
  [3, { format: 'float', bits: [32, 64] }],
  [6, { format: 'alaw', bits: [8] }],
  [7, { format: 'ulaw', bits: [8] }],
])

/** Opens a recording without copying its sound. Throws `WavError` and nothing else, whatever the bytes are. */
export function readWav(bytes: Uint8Array): Wav {
  if (bytes.length === 0) throw new WavError('file', 'the file is empty')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < RIFF_HEADER || tagAt(view, 0) !== 'RIFF' || tagAt(view, 8) !== 'WAVE') {
    throw new WavError('file', 'not a WAV file (it does not begin with RIFF…WAVE)')
  }
  const { fmt, data } = findChunks(view)
  const length = Math.floor(data.bytes / fmt.blockAlign)
  if (length === 0) throw new WavError('data', 'there is no sound in it')
  return {
    sampleRate: fmt.sampleRate,
    channels: fmt.channels,
    format: fmt.format,
    bitsPerSample: fmt.bitsPerSample,
    length,
    truncated: data.truncated,
    missing: Math.floor(data.missing / fmt.blockAlign),
    read: readerOf(view, { ...fmt, offset: data.offset, length }),
  }
}

function findChunks(view: DataView): { fmt: Fmt; data: Data } {
  let fmt: Fmt | undefined
  let at = RIFF_HEADER
  while (at + CHUNK_HEADER <= view.byteLength) {
    const tag = tagAt(view, at)
    const size = view.getUint32(at + 4, true)
    const start = at + CHUNK_HEADER
    if (tag === 'fmt ') fmt = readFmt(view, start, size)
    if (tag === 'data') {
      if (!fmt) throw new WavError('fmt', 'the sound comes before its description')
      return { fmt, data: measureData(view, start, size) }
    }
    // Chunks are padded to an even length; the next header begins after the pad.
    at = start + size + (size % 2)
  }
  throw fmt
    ? new WavError('data', 'the file ends before the sound')
    : new WavError('fmt', 'the file does not say how its sound is stored')
}

/** A `data` chunk that claims more than there is can still be played to where it ends. */
function measureData(view: DataView, offset: number, claimed: number): Data {
  const there = view.byteLength - offset
  const neverPatched = NEVER_PATCHED.has(claimed) && (claimed !== 0 || riffNeverPatched(view))
  if (neverPatched) return { offset, bytes: there, truncated: true, missing: 0 }
  const missing = Math.max(0, claimed - there)
  return { offset, bytes: claimed - missing, truncated: missing > 0, missing }
}

/** An empty `data` chunk is only believed when the size of the whole file agrees that nothing follows. */
const riffNeverPatched = (view: DataView): boolean => {
  const riff = view.getUint32(4, true)
  return NEVER_PATCHED.has(riff) || riff + CHUNK_HEADER < view.byteLength
}

function readFmt(view: DataView, at: number, size: number): Fmt {
  if (size < FMT_BYTES || at + FMT_BYTES > view.byteLength)
    throw new WavError('fmt', 'the description of the sound is cut off')
  const channels = view.getUint16(at + 2, true)
  const sampleRate = view.getUint32(at + 4, true)
  const blockAlign = view.getUint16(at + 12, true)
  const bitsPerSample = view.getUint16(at + 14, true)
  const known = FORMATS.get(formatTag(view, at, size))
  if (!known)
    throw new WavError(
      'format',
      `unknown encoding ${view.getUint16(at, true)}; PCM, float, A-law and µ-law can be played`,
    )
  if (channels !== 1 && channels !== 2) throw new WavError('channels', `${channels} channels; one or two can be played`)
  if (sampleRate < 8000 || sampleRate > 48_000)
    throw new WavError('sampleRate', `${sampleRate} Hz; 8000 to 48000 Hz can be played`)
  if (!known.bits.includes(bitsPerSample)) {
    throw new WavError('bitsPerSample', `${bitsPerSample} bits; ${known.format} has ${known.bits.join(', ')}`)
  }
  const honest = (channels * bitsPerSample) / 8
  if (blockAlign !== honest)
    throw new WavError(
      'blockAlign',
      `the header says ${blockAlign} bytes a sample frame, its own numbers make ${honest}`,
    )
  return { format: known.format, channels, sampleRate, bitsPerSample, blockAlign }
}

function formatTag(view: DataView, at: number, size: number): number {
  const tag = view.getUint16(at, true)
  if (tag !== EXTENSIBLE) return tag
  if (size < EXTENSIBLE_BYTES || at + EXTENSIBLE_BYTES > view.byteLength)
    throw new WavError('fmt', 'the extended description is cut off')
  const isKnownFamily = SUBTYPE_TAIL.every((byte, i) => view.getUint8(at + 26 + i) === byte)
  return isKnownFamily ? view.getUint16(at + 24, true) : EXTENSIBLE
}

const tagAt = (view: DataView, at: number): string =>
  String.fromCharCode(view.getUint8(at), view.getUint8(at + 1), view.getUint8(at + 2), view.getUint8(at + 3))
