/** A message of sound as the host reads and writes it: 8 bytes of header, then 20 ms of 16 kHz Int16. */

export const SAMPLE_RATE = 16_000
/** 20 ms. */
export const FRAME_SAMPLES = 320
export const FRAME_MS = 20
const HEADER_BYTES = 8
export const FRAME_BYTES = HEADER_BYTES + FRAME_SAMPLES * 2
const VERSION = 1
const MIC = 0
const HEADSET = 1

/** The samples of a message, in place. Every machine that Chromium runs on is little-endian, as the message is. */
export const samplesOf = (message: ArrayBuffer): Int16Array<ArrayBuffer> => new Int16Array(message, HEADER_BYTES)

/** An empty message under its number; the line is filled in by whoever sends it. */
export function newFrame(seq: number): ArrayBuffer {
  const message = new ArrayBuffer(FRAME_BYTES)
  new DataView(message).setUint32(4, seq >>> 0, true)
  return message
}

export const seqOf = (message: ArrayBuffer): number => new DataView(message).getUint32(4, true)

/** Makes a microphone's message ready for the host. */
export function address(message: ArrayBuffer, line: number, seq: number): void {
  const view = new DataView(message)
  view.setUint8(0, VERSION)
  view.setUint8(1, MIC)
  view.setUint16(2, line, true)
  view.setUint32(4, seq >>> 0, true)
}

/** The line that a message from the host is for, or 0 for what is none. */
export function headsetLine(message: ArrayBuffer): number {
  if (message.byteLength !== FRAME_BYTES) return 0
  const view = new DataView(message)
  return view.getUint8(0) === VERSION && view.getUint8(1) === HEADSET ? view.getUint16(2, true) : 0
}
