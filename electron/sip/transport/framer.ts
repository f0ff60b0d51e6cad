/** Cuts a stream into messages (RFC 3261 §18.3) and finds the keep-alives between them (RFC 5626 §3.5.1). */
import { BODY_BYTES, HEAD_BYTES } from '../message/limits.ts'

export type Framed =
  | { readonly kind: 'message'; readonly bytes: Uint8Array }
  /** A double CRLF, to be answered with one CRLF. */
  | { readonly kind: 'ping' }
  /** One CRLF: the answer to our own ping, or padding before a start line. */
  | { readonly kind: 'pong' }
  /** The stream cannot be cut any more; the connection must end. */
  | { readonly kind: 'broken'; readonly why: string }

export type Framer = {
  /** Everything that became whole with these bytes, in order; nothing more after `broken`. */
  push(chunk: Uint8Array): Framed[]
  /** A message has begun and not ended. */
  readonly unfinished: () => boolean
}

/** The compact form too, folded or not. Each use is anchored at a line's beginning, so it stays linear. */
const LENGTH = /\r\n(?:content-length|l)[ \t]*:[ \t]*(?:\r\n[ \t]+)?([^\r\n]*)/gi

export function createFramer(): Framer {
  // Doubles when full: a peer that sends a byte at a time must not make us copy everything each time.
  let buffer = Buffer.alloc(4096)
  let length = 0
  /** No blank line ends before here. */
  let searched = 0
  /** Bytes of the whole message once its head is there. */
  let wanted = 0
  let broken = false

  function append(chunk: Uint8Array): void {
    if (length + chunk.length > buffer.length) {
      const larger = Buffer.alloc(Math.max(2 * buffer.length, length + chunk.length))
      buffer.copy(larger, 0, 0, length)
      buffer = larger
    }
    buffer.set(chunk, length)
    length += chunk.length
  }
  function take(bytes: number): Uint8Array {
    const taken = Uint8Array.prototype.slice.call(buffer, 0, bytes)
    buffer.copy(buffer, 0, bytes, length)
    length -= bytes
    searched = 0
    wanted = 0
    return taken
  }
  const fail = (why: string): Framed => {
    broken = true
    return { kind: 'broken', why }
  }

  /** Null when more bytes are needed. */
  function next(): Framed | null {
    if (wanted === 0) {
      if (length >= 2 && buffer[0] === 13 && buffer[1] === 10) {
        if (length >= 4 && buffer[2] === 13 && buffer[3] === 10) return take(4) && { kind: 'ping' }
        // The second half of a ping may still be on its way.
        if (length === 3 && buffer[2] === 13) return null
        return take(2) && { kind: 'pong' }
      }
      const found = buffer.subarray(0, length).indexOf('\r\n\r\n', Math.max(0, searched - 3), 'latin1')
      searched = length
      if (found < 0) return length > HEAD_BYTES ? fail('the headers are too large') : null
      if (found > HEAD_BYTES) return fail('the headers are too large')
      const body = bodyLength(buffer.toString('latin1', 0, found))
      // "The Content-Length header field MUST be used with stream oriented transports" (§18.3): without it the next is lost.
      if (body === null) return fail('no usable Content-Length')
      if (body > BODY_BYTES) return fail('the body is too large')
      wanted = found + 4 + body
    }
    return length < wanted ? null : { kind: 'message', bytes: take(wanted) }
  }

  return {
    push(chunk) {
      const framed: Framed[] = []
      if (broken) return framed
      append(chunk)
      for (let one = next(); one; one = broken ? null : next()) framed.push(one)
      return framed
    },
    unfinished: () => length > 0 && !broken,
  }
}

/** Null when there is none, when it is no number, or when two differ: then two readers could cut at two places. */
function bodyLength(head: string): number | null {
  const values = new Set([...head.matchAll(LENGTH)].map(([, value = '']) => value.trim()))
  const [value = ''] = values
  return values.size === 1 && /^\d{1,9}$/.test(value) ? Number(value) : null
}
