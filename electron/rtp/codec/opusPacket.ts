/** Reads the head of an Opus packet: how much sound is in it and whether it is one at all (RFC 6716 §3). */

export type OpusPacket = {
  /** Samples at 48 kHz, which is Opus' RTP clock whatever the sound is (RFC 7587 §4.1). */
  readonly duration: number
  readonly channels: 1 | 2
  readonly frames: number
}

const MOST_FRAME_BYTES = 1275
/** 120 ms. */
const MOST_DURATION = 5760

/** Samples at 48 kHz of one frame, by the five bits of configuration (table 2). */
function frameDuration(config: number): number {
  if (config < 12) return [480, 960, 1920, 2880][config & 3] ?? 0
  if (config < 16) return config & 1 ? 960 : 480
  return 120 << (config & 3)
}

/** Null for what no encoder makes: rules R1 to R7 of RFC 6716 §3.4. */
export function readOpusPacket(bytes: Uint8Array): OpusPacket | null {
  const toc = bytes[0]
  if (toc === undefined) return null
  const frames = framesOf(bytes, toc & 3)
  if (frames === null) return null
  const duration = frames * frameDuration(toc >> 3)
  if (duration > MOST_DURATION) return null
  return { duration, channels: toc & 4 ? 2 : 1, frames }
}

function framesOf(bytes: Uint8Array, code: number): number | null {
  const rest = bytes.length - 1
  if (code === 0) return rest <= MOST_FRAME_BYTES ? 1 : null
  if (code === 1) return rest % 2 === 0 && rest / 2 <= MOST_FRAME_BYTES ? 2 : null
  if (code === 2) {
    const first = lengthAt(bytes, 1)
    if (!first || first.next + first.length > bytes.length) return null
    return bytes.length - first.next - first.length <= MOST_FRAME_BYTES ? 2 : null
  }
  return manyFrames(bytes)
}

/** Code 3: a count, perhaps padding, perhaps a length for each frame but the last (§3.2.5). */
function manyFrames(bytes: Uint8Array): number | null {
  const head = bytes[1]
  if (head === undefined) return null
  const count = head & 0x3f
  if (count === 0) return null
  let at = 2
  let padding = 0
  if (head & 0x40) {
    for (;;) {
      const byte = bytes[at++]
      if (byte === undefined) return null
      padding += byte === 255 ? 254 : byte
      if (byte !== 255) break
    }
  }
  const end = bytes.length - padding
  if (!(head & 0x80)) {
    const rest = end - at
    return rest >= 0 && rest % count === 0 && rest / count <= MOST_FRAME_BYTES ? count : null
  }
  let sum = 0
  for (let i = 0; i < count - 1; i++) {
    const frame = lengthAt(bytes, at)
    if (!frame) return null
    sum += frame.length
    at = frame.next
  }
  const last = end - at - sum
  return last >= 0 && last <= MOST_FRAME_BYTES ? count : null
}

/** One byte below 252, else two (§3.2.1). */
export function lengthAt(bytes: Uint8Array, at: number): { length: number; next: number } | null {
  const first = bytes[at]
  if (first === undefined) return null
  if (first < 252) return { length: first, next: at + 1 }
  const second = bytes[at + 1]
  return second === undefined ? null : { length: second * 4 + first, next: at + 2 }
}
