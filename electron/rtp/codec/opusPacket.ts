/** Reads the head of an Opus packet: how much sound is in it and whether it is one at all (RFC 6716 §3). */

export type OpusPacket = {
  /** Samples at 48 kHz, which is Opus' RTP clock whatever the sound is (RFC 7587 §4.1). */
  readonly duration: number
  readonly channels: 1 | 2
  readonly frames: number
  /** Samples at 48 kHz of the sound before this packet that it carries a coarse copy of; 0 when it carries none. */
  readonly copy: number
}

/** How many frames, where the first lies in the packet, and its bytes. */
type Frames = { readonly count: number; readonly first: number; readonly size: number }

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
  const each = frameDuration(toc >> 3)
  const duration = frames.count * each
  if (duration > MOST_DURATION) return null
  const channels = toc & 4 ? 2 : 1
  const copy = frames.size > 0 && isCopied(bytes[frames.first] ?? 0, toc >> 3, each, channels) ? each : 0
  return { duration, channels, frames: frames.count, copy }
}

/** The flag LBRR behind those of voice activity, one for each 20 ms (RFC 6716 §4.2.3); only where SILK is (table 2). */
function isCopied(head: number, config: number, each: number, channels: 1 | 2): boolean {
  if (config >= 16) return false
  const flags = Math.max(1, each / 960)
  const mid = (head >> (7 - flags)) & 1
  const side = channels === 2 ? (head >> (6 - 2 * flags)) & 1 : 0
  return mid === 1 || side === 1
}

function framesOf(bytes: Uint8Array, code: number): Frames | null {
  const rest = bytes.length - 1
  if (code === 0) return rest <= MOST_FRAME_BYTES ? { count: 1, first: 1, size: rest } : null
  if (code === 1) return rest % 2 === 0 && rest / 2 <= MOST_FRAME_BYTES ? { count: 2, first: 1, size: rest / 2 } : null
  if (code === 2) {
    const first = lengthAt(bytes, 1)
    if (!first || first.next + first.length > bytes.length) return null
    const last = bytes.length - first.next - first.length
    return last <= MOST_FRAME_BYTES ? { count: 2, first: first.next, size: first.length } : null
  }
  return manyFrames(bytes)
}

/** Code 3: a count, perhaps padding, perhaps a length for each frame but the last (§3.2.5). */
function manyFrames(bytes: Uint8Array): Frames | null {
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
    const size = rest / count
    return rest >= 0 && rest % count === 0 && size <= MOST_FRAME_BYTES ? { count, first: at, size } : null
  }
  let sum = 0
  let size: number | null = null
  for (let i = 0; i < count - 1; i++) {
    const frame = lengthAt(bytes, at)
    if (!frame) return null
    size ??= frame.length
    sum += frame.length
    at = frame.next
  }
  const last = end - at - sum
  return last >= 0 && last <= MOST_FRAME_BYTES ? { count, first: at, size: size ?? last } : null
}

/** One byte below 252, else two (§3.2.1). */
export function lengthAt(bytes: Uint8Array, at: number): { length: number; next: number } | null {
  const first = bytes[at]
  if (first === undefined) return null
  if (first < 252) return { length: first, next: at + 1 }
  const second = bytes[at + 1]
  return second === undefined ? null : { length: second * 4 + first, next: at + 2 }
}
