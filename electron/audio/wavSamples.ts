/** Turns the stored samples of a WAV file into 16-bit ones, a stretch at a time, so that an hour of sound is never copied whole. */
import { sampleOf } from './g711.ts'

export type SampleFormat = 'pcm' | 'float' | 'alaw' | 'ulaw'

type Layout = {
  readonly format: SampleFormat
  readonly bitsPerSample: number
  /** Bytes from one sample frame to the next. */
  readonly blockAlign: number
  /** Byte of the first sample. */
  readonly offset: number
  /** Sample frames. */
  readonly length: number
}

type Decode = (view: DataView, at: number) => number

/** 1.0 is full scale; what is not a number is silence. */
const fromUnit = (value: number): number =>
  Number.isNaN(value) ? 0 : Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)))

/** 24 and 32 bits lose their lowest bits: the telephone has no use for them. */
const DECODERS: Record<string, Decode> = {
  // 8-bit PCM is the only unsigned one, 128 is silence.
  pcm8: (view, at) => (view.getUint8(at) - 128) << 8,
  pcm16: (view, at) => view.getInt16(at, true),
  pcm24: (view, at) => view.getInt16(at + 1, true),
  pcm32: (view, at) => view.getInt16(at + 2, true),
  float32: (view, at) => fromUnit(view.getFloat32(at, true)),
  float64: (view, at) => fromUnit(view.getFloat64(at, true)),
  alaw8: (view, at) => sampleOf('alaw', view.getUint8(at)),
  ulaw8: (view, at) => sampleOf('ulaw', view.getUint8(at)),
}

export function readerOf(
  view: DataView,
  layout: Layout,
): (channel: number, start: number, count: number) => Int16Array {
  const decode = DECODERS[`${layout.format}${layout.bitsPerSample}`]
  if (!decode) throw new Error(`no decoder for ${layout.format} ${layout.bitsPerSample}`)
  const width = layout.bitsPerSample / 8
  return (channel, start, count) => {
    const from = Math.max(0, Math.min(start, layout.length))
    const to = Math.max(from, Math.min(start + count, layout.length))
    const pcm = new Int16Array(to - from)
    let at = layout.offset + from * layout.blockAlign + channel * width
    for (let i = 0; i < pcm.length; i++, at += layout.blockAlign) pcm[i] = decode(view, at)
    return pcm
  }
}
