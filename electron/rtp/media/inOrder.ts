/** Decodes the payloads of one source whose sound depends on what was before: in order, with holes bridged so that what follows sounds right. */
import type { Codec } from '../codec/codec.ts'

export type InOrder = {
  /** The sound of the next payload, and what it has of the sound right before it where that is missing: what the sender sent twice. */
  decode(timestamp: number, payload: Uint8Array): Decoded
  /** The codec's own guess at the samples that come next; null when it has none. */
  conceal(samples: number): Int16Array | null
  close(): void
}

export type Decoded = {
  /** Null: not of this codec. */
  readonly pcm: Int16Array | null
  readonly mended: Int16Array
}

/** A longer hole is no loss but a pause: nothing is to be bridged, ms. */
const BRIDGED_MS = 120
/** Decoders guess in units of 2.5 ms. */
const UNITS = 400
const NOTHING = new Int16Array(0)

export function createInOrder({ sampleRate, clockRate, copyIn, openDecoder }: Codec): InOrder {
  const decoder = openDecoder()
  const scale = sampleRate / clockRate
  const unit = sampleRate / UNITS
  /** Timestamp of what comes next. */
  let next: number | null = null
  const stamp = (samples: number): number => Math.round(samples / scale)

  function bridge(missing: number, payload: Uint8Array): Int16Array {
    if (missing <= 0 || missing > (BRIDGED_MS * sampleRate) / 1000 || missing % unit !== 0) return NOTHING
    const copied = copyIn(payload)
    const blind = copied <= missing ? missing - copied : missing
    if (blind > 0) decoder.conceal(blind)
    return blind < missing ? (decoder.conceal(copied, payload) ?? NOTHING) : NOTHING
  }
  return {
    decode(timestamp, payload) {
      const mended = next === null ? NOTHING : bridge(((timestamp - next) | 0) * scale, payload)
      const pcm = decoder.decode(payload)
      next = timestamp + stamp(pcm?.length ?? 0)
      return { pcm, mended }
    },
    conceal(samples) {
      if (next === null || samples % unit !== 0) return null
      const made = decoder.conceal(samples)
      if (made) next += stamp(samples)
      return made
    },
    close: () => decoder.close(),
  }
}
