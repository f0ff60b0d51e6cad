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

/** A version at either end of the first line (§7.1, §7.2); which one it is, is answered later. */
const START_LINE = /^(?:SIP\/|[^\r\n]* SIP\/)/i

/** The compact form too, folded or not. Each use is anchored at a line's beginning, so it stays linear. */
const LENGTH = /\r\n(?:content-length|l)[ \t]*:[ \t]*(?:\r\n[ \t]+)?([^\r\n]*)/gi

export function createFramer(): Framer {
  // Doubles when full: a peer that sends a byte at a time must not make us copy everything each time.
  let buffer = Buffer.alloc(4096)
  /** What was taken already ends here: what follows moves to the front once a chunk, not once a message. */
  let start = 0
  let end = 0
  /** No blank line ends before here. */
  let searched = 0
  /** Bytes of the whole message once its head is there. */
  let wanted = 0
  let broken = false

  function append(chunk: Uint8Array): void {
    if (end + chunk.length > buffer.length) {
      const larger = Buffer.alloc(Math.max(2 * buffer.length, end + chunk.length))
      buffer.copy(larger, 0, 0, end)
      buffer = larger
    }
    buffer.set(chunk, end)
    end += chunk.length
  }
  function compact(): void {
    if (start === 0) return
    buffer.copy(buffer, 0, start, end)
    searched = Math.max(0, searched - start)
    end -= start
    start = 0
  }
  function skip(bytes: number): void {
    start += bytes
    searched = start
    wanted = 0
  }
  function take(bytes: number): Uint8Array {
    const taken = Uint8Array.prototype.slice.call(buffer, start, start + bytes)
    skip(bytes)
    return taken
  }
  const fail = (why: string): Framed => {
    broken = true
    return { kind: 'broken', why }
  }

  /** Null when more bytes are needed. */
  function next(): Framed | null {
    const length = end - start
    if (wanted === 0) {
      if (length >= 2 && buffer[start] === 13 && buffer[start + 1] === 10) {
        // The second half of a ping may still be on its way.
        if (length === 3 && buffer[start + 2] === 13) return null
        const double = length >= 4 && buffer[start + 2] === 13 && buffer[start + 3] === 10
        skip(double ? 4 : 2)
        return { kind: double ? 'ping' : 'pong' }
      }
      const found = buffer.subarray(0, end).indexOf('\r\n\r\n', Math.max(start, searched - 3), 'latin1')
      searched = end
      if (found < 0) return length > HEAD_BYTES ? fail('the headers are too large') : null
      if (found - start > HEAD_BYTES) return fail('the headers are too large')
      const head = buffer.toString('latin1', start, found)
      // Whoever does not speak SIP is not listened to for thousands of scraps that look like an end of headers.
      if (!START_LINE.test(head)) return fail('this is no SIP')
      const body = bodyLength(head)
      // "The Content-Length header field MUST be used with stream oriented transports" (§18.3): without it the next is lost.
      if (body === null) return fail('no usable Content-Length')
      if (body > BODY_BYTES) return fail('the body is too large')
      wanted = found - start + 4 + body
    }
    return length < wanted ? null : { kind: 'message', bytes: take(wanted) }
  }

  return {
    push(chunk) {
      const framed: Framed[] = []
      if (broken) return framed
      append(chunk)
      for (let one = next(); one; one = broken ? null : next()) framed.push(one)
      compact()
      return framed
    },
    unfinished: () => end > start && !broken,
  }
}

/** Null when there is none, when it is no number, or when two differ: then two readers could cut at two places. */
function bodyLength(head: string): number | null {
  const values = new Set([...head.matchAll(LENGTH)].map(([, value = '']) => value.trim()))
  const [value = ''] = values
  return values.size === 1 && /^\d{1,9}$/.test(value) ? Number(value) : null
}
