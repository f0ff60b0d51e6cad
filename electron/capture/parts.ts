/** Every body that a SIP message carries, out of whatever it was wrapped in (RFC 2045 §6, RFC 2046 §5.1, RFC 5621). */
import { type HeaderLine, headerOf, type SipMessage } from '../sip/message/message.ts'
import { readParts } from '../sip/message/multipart.ts'
import { mediaType } from '../sip/message/screen.ts'

export type Body = {
  /** Lower case, without parameters. */
  readonly type: string
  readonly headers: readonly HeaderLine[]
  /** Decoded. */
  readonly bytes: Uint8Array
}

/** Parts within parts: mixed, and alternative or related within it. */
const DEPTH = 3
const MOST = 64

/** In order. A body that is no multipart is the one that comes back; a broken multipart gives none. */
export function bodiesOf(message: SipMessage): readonly Body[] {
  if (message.body.length === 0) return []
  const type = headerOf(message, 'content-type') ?? 'application/sdp'
  return unwrap(type, message.headers, message.body, DEPTH).slice(0, MOST)
}

function unwrap(contentType: string, headers: readonly HeaderLine[], body: Uint8Array, depth: number): Body[] {
  const type = mediaType(contentType)
  if (!type.startsWith('multipart/')) return [{ type, headers, bytes: decoded(headers, body) }]
  const parts = depth > 0 ? readParts(contentType, body) : null
  if (parts?.kind !== 'ok') return []
  return parts.value.flatMap((part) => {
    const inner = headerOf(part, 'content-type') ?? part.type
    return unwrap(inner, part.headers, part.body, depth - 1)
  })
}

/** RFC 2045 §6: SIP needs no transfer encoding, and some mail libraries put one all the same. */
function decoded(headers: readonly HeaderLine[], body: Uint8Array): Uint8Array {
  const encoding = (headerOf({ headers }, 'content-transfer-encoding') ?? '').trim().toLowerCase()
  if (encoding === 'base64') return Buffer.from(Buffer.from(body).toString('latin1'), 'base64')
  if (encoding !== 'quoted-printable') return body
  const text = Buffer.from(body)
    .toString('latin1')
    .replace(/=\r?\n/g, '')
  return Buffer.from(
    text.replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}
