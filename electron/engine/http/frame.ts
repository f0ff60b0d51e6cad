/** A text as one WebSocket frame of a server, which never masks (RFC 6455 §5.2). */

const FIN_TEXT = 0x81
/** The largest length that fits in 7 bits, and in 16. */
const MOST_IN_7 = 125
const MOST_IN_16 = 0xffff

export function textFrame(text: string): Buffer {
  const length = Buffer.byteLength(text)
  const head = length <= MOST_IN_7 ? 2 : length <= MOST_IN_16 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = FIN_TEXT
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.write(text, head)
  return frame
}
