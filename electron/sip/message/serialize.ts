/** Writes a SIP message to bytes (RFC 3261 §7): our own Content-Length, canonical names, no line end let through. */
import { wireName } from './headerNames.ts'
import type { HeaderLine } from './message.ts'

/** What we send. Content-Length is not among the headers: it is counted here. */
export type Outgoing = {
  readonly start:
    | { readonly kind: 'request'; readonly method: string; readonly uri: string }
    | { readonly kind: 'response'; readonly status: number; readonly reason: string }
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array
}

const encoder = new TextEncoder()

/** A line end within a value would let its author write headers of ours: it becomes a blank. */
const oneLine = (text: string): string => (/[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text)

export function serialize({ start, headers, body }: Outgoing): Uint8Array {
  let head =
    start.kind === 'request'
      ? `${start.method} ${oneLine(start.uri)} SIP/2.0\r\n`
      : `SIP/2.0 ${start.status} ${oneLine(start.reason)}\r\n`
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== 'content-length') head += `${wireName(name.toLowerCase())}: ${oneLine(value)}\r\n`
  }
  // "Applications SHOULD use this field … If no body is present, the value MUST be set to zero" (§20.14).
  head += `Content-Length: ${body.length}\r\n\r\n`
  const written = encoder.encode(head)
  const bytes = new Uint8Array(written.length + body.length)
  bytes.set(written)
  bytes.set(body, written.length)
  return bytes
}
