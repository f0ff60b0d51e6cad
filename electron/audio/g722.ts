/**
 * G.722 at 64 kbit/s, the wideband voice of desk telephones: two bands of 16 kHz sound, each an adaptive difference code
 * (ITU-T G.722, sub-band ADPCM with 6 bits for the lower band and 2 for the upper). Written from the Recommendation's blocks.
 */
import { createBand, HIGH, LOW, saturate } from './g722Band.ts'

/** 16 kHz in: two samples make one byte, so 320 samples (20 ms) make 160 bytes. An odd last sample is left out. */
export type G722Encoder = { encode(pcm: Int16Array): Uint8Array }

/** 16 kHz out, two samples a byte. Every byte is a code word, so nothing can be malformed. */
export type G722Decoder = { decode(bytes: Uint8Array): Int16Array }

/** The 24-tap quadrature mirror filter, one half of it: the other is its mirror image (G.722 table 11). */
const QMF = Int16Array.of(3, -11, 12, 32, -210, 951, 3876, -805, 362, -156, 53, -11)
const TAPS = 24

export function createG722Encoder(): G722Encoder {
  const low = createBand(LOW)
  const high = createBand(HIGH)
  let line = new Int16Array(TAPS - 2)

  return {
    encode(pcm) {
      const bytes = new Uint8Array(pcm.length >> 1)
      const sound = new Int16Array(TAPS - 2 + bytes.length * 2)
      sound.set(line)
      sound.set(pcm.subarray(0, bytes.length * 2), TAPS - 2)
      for (let i = 0; i < bytes.length; i++) {
        let odd = 0
        let even = 0
        for (let k = 0, at = i * 2; k < 12; k++, at += 2) {
          odd += (sound[at] ?? 0) * (QMF[k] ?? 0)
          even += (sound[at + 1] ?? 0) * (QMF[11 - k] ?? 0)
        }
        bytes[i] = (high.encode((even - odd) >> 14) << 6) | low.encode((even + odd) >> 14)
      }
      line = sound.slice(bytes.length * 2)
      return bytes
    },
  }
}

/** What a band may rebuild at most (G.722 §5.2.1.2, LIMIT). */
const limit = (value: number): number => (value > 16_383 ? 16_383 : value < -16_384 ? -16_384 : value)

export function createG722Decoder(): G722Decoder {
  const low = createBand(LOW)
  const high = createBand(HIGH)
  let line = new Int32Array(TAPS - 2)

  return {
    decode(bytes) {
      const pcm = new Int16Array(bytes.length * 2)
      const sound = new Int32Array(TAPS - 2 + bytes.length * 2)
      sound.set(line)
      for (let i = 0; i < bytes.length; i++) {
        const byte = bytes[i] ?? 0
        const below = limit(low.decode(byte & 0x3f))
        const above = limit(high.decode(byte >> 6))
        const at = i * 2
        sound[at + TAPS - 2] = below + above
        sound[at + TAPS - 1] = below - above
        let first = 0
        let second = 0
        for (let k = 0, tap = at; k < 12; k++, tap += 2) {
          second += (sound[tap] ?? 0) * (QMF[k] ?? 0)
          first += (sound[tap + 1] ?? 0) * (QMF[11 - k] ?? 0)
        }
        pcm[at] = saturate(first >> 11)
        pcm[at + 1] = saturate(second >> 11)
      }
      line = sound.slice(bytes.length * 2)
      return pcm
    },
  }
}
