/** Bytes of a voice, cut anywhere, as frames at the telephone's rate. */
import { createCutter } from '../../audio/cutter.ts'
import { decodeG711 } from '../../audio/g711.ts'
import { createResampler, type Resampler } from '../../audio/resample.ts'
import { TTS_FRAME, TTS_RATE } from './tts.ts'

export type Decoder = {
  /** Throws `NotSound`. */
  push(bytes: Uint8Array): Int16Array
  end(): Int16Array
}

/** What came is not the sound that was asked for. */
export class NotSound extends Error {
  override readonly name = 'NotSound'
}

/** Nobody is spoken to for longer at a stretch; a server that sends without end is cut off here, ms. */
const LONGEST_MS = 75_000

/** The frames of `bytes`. Throws `NotSound` for what is none, and what `bytes` throws. */
export async function* framesOf(bytes: AsyncIterable<Uint8Array>, decoder: Decoder): AsyncGenerator<Int16Array> {
  const cutter = createCutter(TTS_FRAME)
  let left = (LONGEST_MS * TTS_RATE) / 1000 / TTS_FRAME
  for await (const part of bytes) {
    for (const frame of cutter.push(decoder.push(part))) {
      if (left-- <= 0) throw new NotSound('its sound has no end')
      yield frame
    }
  }
  yield* cutter.push(decoder.end())
  const last = cutter.rest()
  if (last) yield last
}

/** µ-law at 8 kHz. */
export const ulaw = (): Decoder => ({
  push: (bytes) => decodeG711('ulaw', bytes),
  end: () => new Int16Array(0),
})

/** A head longer than this is no head, bytes. */
const LONGEST_HEAD = 8192

/**
 * 16-bit little-endian mono PCM of `rate` Hz. Servers that call themselves compatible send a WAV all the same: then its head says the rate, and its
 * sizes, which a writer to a pipe cannot know, are not believed.
 */
export function pcm16(rate: number): Decoder {
  let held = new Uint8Array(0)
  let resampler: Resampler | undefined

  const sound = (): Int16Array => {
    const count = held.length >> 1
    const view = new DataView(held.buffer, held.byteOffset, count * 2)
    const pcm = Int16Array.from({ length: count }, (_, i) => view.getInt16(i * 2, true))
    held = held.slice(count * 2)
    return resampler?.push(pcm) ?? pcm
  }

  return {
    push(bytes) {
      const all = new Uint8Array(held.length + bytes.length)
      all.set(held)
      all.set(bytes, held.length)
      held = all
      if (!resampler) {
        if (held.length < 4) return new Int16Array(0)
        const head = startsWith(held, 'RIFF') ? headOf(held) : { rate, length: 0 }
        if (!head) {
          if (held.length > LONGEST_HEAD) throw new NotSound('its WAV has no sound')
          return new Int16Array(0)
        }
        held = held.slice(head.length)
        resampler = createResampler(head.rate, TTS_RATE)
      }
      return sound()
    },
    end() {
      if (!resampler) return new Int16Array(0)
      const pcm = sound()
      const rest = resampler.flush()
      const all = new Int16Array(pcm.length + rest.length)
      all.set(pcm)
      all.set(rest, pcm.length)
      return all
    },
  }
}

const startsWith = (bytes: Uint8Array, tag: string, at = 0): boolean =>
  [...tag].every((letter, i) => bytes[at + i] === letter.charCodeAt(0))

/** Where the sound of a WAV begins and its rate; nothing while more of the head must come. */
function headOf(bytes: Uint8Array): { rate: number; length: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  let rate: number | undefined
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    if (startsWith(bytes, 'data', at)) {
      if (rate === undefined) throw new NotSound('its WAV says no rate')
      return { rate, length: at + 8 }
    }
    if (startsWith(bytes, 'fmt ', at)) {
      if (at + 24 > bytes.length) return undefined
      const [format, channels, bits] = [0, 2, 14].map((offset) => view.getUint16(at + 8 + offset, true))
      rate = view.getUint32(at + 12, true)
      if (format !== 1 || channels !== 1 || bits !== 16 || rate < 8000 || rate > 48_000)
        throw new NotSound('its WAV is not 16-bit mono')
    }
    at += 8 + size + (size % 2)
  }
  return undefined
}
