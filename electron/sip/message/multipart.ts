/** Bodies in parts (RFC 2046 §5.1, RFC 5621): SIPREC carries SDP and metadata, NG911 carries SDP and a location. */
import { decimal, splitOutside } from './grammar.ts'
import { type HeaderLine, headerOf, type SipMessage } from './message.ts'
import { readParams } from './params.ts'
import { indexOfBlankLine } from './parse.ts'
import { bad, ok, type Read } from './read.ts'
import { mediaType } from './screen.ts'

export type Part = {
  /** Lower case, without parameters; text/plain when the part does not say (RFC 2046 §5.1). */
  readonly type: string
  readonly headers: readonly HeaderLine[]
  readonly body: Uint8Array
}

/** The parts of a message's body; a body that is no multipart is one part, no body is none, and neither is one that cannot be cut. */
export function partsOf(message: SipMessage): readonly Part[] {
  const { body, headers } = message
  if (body.length === 0) return []
  const contentType = headerOf(message, 'content-type') ?? 'application/sdp'
  const type = mediaType(contentType)
  if (!type.startsWith('multipart/')) return [{ type, headers, body }]
  const read = readParts(contentType, body)
  return read.kind === 'ok' ? read.value : []
}

/** The session description of a message, alone or among other parts (RFC 5621 §3.1); null when there is none. */
export const sdpOf = (message: SipMessage): Uint8Array | null =>
  partsOf(message).find(({ type }) => type === 'application/sdp')?.body ?? null

/** A message of more parts is not a call's. */
const PARTS = 64
const utf8 = new TextDecoder()

/** The parts between `--boundary` lines. What stands before the first and after the last is dropped; a lost end is forgiven. */
export function readParts(contentType: string, body: Uint8Array): Read<readonly Part[]> {
  const params = readParams(splitOutside(contentType, ';').slice(1))
  if (params.kind === 'bad') return params
  const boundary = params.value.get('boundary') ?? ''
  // `boundary := 0*69<bchars> bcharsnospace` (RFC 2046 §5.1.1).
  if (boundary === '' || boundary.length > 70) return bad('no boundary')
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  const line = Buffer.from(`--${boundary}`)
  const parts: Part[] = []
  let at = findLine(bytes, line, 0)
  while (at >= 0 && parts.length < PARTS) {
    const after = at + line.length
    if (bytes[after] === 0x2d && bytes[after + 1] === 0x2d) break
    const begin = bytes.indexOf('\r\n', after)
    if (begin < 0) break
    const next = findLine(bytes, line, begin)
    // "The CRLF preceding the boundary delimiter line is conceptually attached to the boundary" (RFC 2046 §5.1.1).
    parts.push(readPart(bytes.subarray(begin, next < 0 ? bytes.length : Math.max(begin, next - 2))))
    at = next
  }
  return ok(parts)
}

/** A boundary counts only at the beginning of a line. */
function findLine(bytes: Buffer, line: Buffer, from: number): number {
  for (let at = bytes.indexOf(line, from); at >= 0; at = bytes.indexOf(line, at + 1)) {
    if (at === 0 || (bytes[at - 1] === 10 && bytes[at - 2] === 13)) return at
  }
  return -1
}

/** `piece` begins with the CRLF that ends the boundary line, so a part without headers begins with a blank line. */
function readPart(piece: Uint8Array): Part {
  const blank = indexOfBlankLine(piece)
  const head = blank < 0 ? '' : utf8.decode(piece.subarray(2, Math.max(2, blank)))
  const headers: HeaderLine[] = []
  for (const line of head.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.push([line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()])
  }
  const length = decimal(headerOf({ headers }, 'content-length') ?? '', piece.length)
  const body = blank < 0 ? piece.subarray(2) : piece.subarray(blank + 4)
  return {
    type: mediaType(headerOf({ headers }, 'content-type') ?? 'text/plain'),
    headers,
    body: length === null ? body : body.subarray(0, length),
  }
}
