/** G.711, the voice of the telephone: one byte a sample, A-law or µ-law (ITU-T G.711). */

export type Law = 'alaw' | 'ulaw'

/** The segment of a magnitude: how many places its highest bit lies above bit `lowest`. */
function segmentOf(magnitude: number, lowest: number): number {
  let segment = 0
  while (segment < 7 && magnitude >> (segment + lowest + 1) !== 0) segment++
  return segment
}

/** µ-law keeps 14 bits: the bias of 33 (132 at 16 bits) makes every segment begin at a power of two; all bits are sent inverted (G.711 §3.2). */
function ulawOf(sample: number): number {
  const sign = sample < 0 ? 0x80 : 0
  const magnitude = Math.min(Math.abs(sample), 32_635) + 132
  const segment = segmentOf(magnitude, 7)
  return ~(sign | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff
}

function fromUlaw(byte: number): number {
  const bits = ~byte & 0xff
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132
  return bits & 0x80 ? -magnitude : magnitude
}

/** A-law keeps 13 bits; even bits are inverted on the line (G.711 §3.1, XOR 0x55) and the sign bit is 1 for positive values. */
function alawOf(sample: number): number {
  const sign = sample < 0 ? 0 : 0x80
  const magnitude = sample < 0 ? ~sample : sample
  const segment = segmentOf(magnitude, 7)
  const step = segment === 0 ? magnitude >> 4 : magnitude >> (segment + 3)
  return (sign | (segment << 4) | (step & 0x0f)) ^ 0x55
}

function fromAlaw(byte: number): number {
  const bits = byte ^ 0x55
  const segment = (bits >> 4) & 7
  const step = ((bits & 0x0f) << 4) + 8
  const magnitude = segment === 0 ? step : (step + 0x100) << (segment - 1)
  return bits & 0x80 ? magnitude : -magnitude
}

const bytes = Array.from({ length: 256 }, (_, byte) => byte)
const DECODED: Record<Law, Int16Array> = {
  alaw: Int16Array.from(bytes, fromAlaw),
  ulaw: Int16Array.from(bytes, fromUlaw),
}

/** The sample, 16 bit, that one byte stands for. */
export const sampleOf = (law: Law, byte: number): number => DECODED[law][byte & 0xff] ?? 0

export function decodeG711(law: Law, bytes: Uint8Array): Int16Array {
  const table = DECODED[law]
  const pcm = new Int16Array(bytes.length)
  for (let i = 0; i < bytes.length; i++) pcm[i] = table[bytes[i] ?? 0] ?? 0
  return pcm
}

export function encodeG711(law: Law, pcm: Int16Array): Uint8Array {
  const encode = law === 'alaw' ? alawOf : ulawOf
  const bytes = new Uint8Array(pcm.length)
  for (let i = 0; i < pcm.length; i++) bytes[i] = encode(pcm[i] ?? 0)
  return bytes
}
