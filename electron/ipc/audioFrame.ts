/** One message of sound between a window and its host: 8 bytes of header, then 20 ms of 16 kHz Int16 little-endian. */

/** A person speaks (window → host) or is spoken to (host → window). */
export type Way = 'mic' | 'headset'

export type AudioFrame = {
  readonly way: Way
  readonly line: number
  /** Counts frames of this line and way from 0, modulo 2³². */
  readonly seq: number
  readonly pcm: Int16Array<ArrayBuffer>
}

/** Why a message is no frame: the field that is wrong, as a sender would want to hear it. */
export type BadFrame = { readonly field: 'length' | 'version' | 'kind' | 'line'; readonly reason: string }

export const SAMPLE_RATE = 16_000
/** 20 ms. */
export const FRAME_SAMPLES = 320
export const HEADER_BYTES = 8
export const FRAME_BYTES = HEADER_BYTES + FRAME_SAMPLES * 2
const VERSION = 1
const WAYS = ['mic', 'headset'] as const

/** Never throws, whatever came. */
export function readFrame(bytes: Uint8Array): AudioFrame | BadFrame {
  if (bytes.byteLength !== FRAME_BYTES) return { field: 'length', reason: `must be ${FRAME_BYTES} bytes` }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint8(0) !== VERSION) return { field: 'version', reason: `must be ${VERSION}` }
  const way = WAYS[view.getUint8(1)]
  if (way === undefined) return { field: 'kind', reason: 'must be 0 (mic) or 1 (headset)' }
  const line = view.getUint16(2, true)
  if (line === 0) return { field: 'line', reason: 'starts at 1' }
  const pcm = new Int16Array(FRAME_SAMPLES)
  for (let i = 0; i < FRAME_SAMPLES; i++) pcm[i] = view.getInt16(HEADER_BYTES + 2 * i, true)
  return { way, line, seq: view.getUint32(4, true), pcm }
}

/** `pcm` has `FRAME_SAMPLES` samples. */
export function writeFrame(way: Way, line: number, seq: number, pcm: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(FRAME_BYTES)
  const view = new DataView(bytes.buffer)
  view.setUint8(0, VERSION)
  view.setUint8(1, WAYS.indexOf(way))
  view.setUint16(2, line, true)
  view.setUint32(4, seq >>> 0, true)
  for (let i = 0; i < FRAME_SAMPLES; i++) view.setInt16(HEADER_BYTES + 2 * i, pcm[i] ?? 0, true)
  return bytes
}
