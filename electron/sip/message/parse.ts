/** Reads one SIP message from bytes (RFC 3261 §7, §18.3, §25): it never throws, it collects what is wrong. */
import { readAddress } from './address.ts'
import { decimal, SECONDS_MAX, splitOutside } from './grammar.ts'
import { canonicalName, isList, isSingle } from './headerNames.ts'
import { BODY_BYTES, HEAD_BYTES, HEADER_LINES, LINES, VIA_VALUES } from './limits.ts'
import type { Contacts, HeaderLine, Problem, SipMessage } from './message.ts'
import { headerOf, headersOf } from './message.ts'
import { bad, ok, type Read } from './read.ts'
import { readStartLine } from './startLine.ts'
import { readVia, type Via } from './via.ts'

/** A datagram ends its message; on a stream only Content-Length does (§18.3). */
export type Framing = 'datagram' | 'stream'

const NO_BYTES = new Uint8Array(0)
const BLANK_LINE = Buffer.from('\r\n\r\n')
const utf8 = new TextDecoder()

/** `bad` only for what is no SIP message at all and so cannot be answered. */
export function parseMessage(bytes: Uint8Array, framing: Framing): Read<SipMessage> {
  const problems: Problem[] = []
  const report = (at: string, why: string, status: 400 | 413 = 400): void => {
    problems.push({ status, at, why })
  }

  const start = skipLineEnds(bytes)
  const blank = indexOfBlankLine(bytes, start)
  const headEnd = blank < 0 ? bytes.length : blank
  if (headEnd - start > HEAD_BYTES) return bad('the headers are too large')
  const [first = '', ...lines] = utf8.decode(bytes.subarray(start, headEnd)).split('\r\n', LINES + 2)
  const startLine = readStartLine(first, problems)
  if (!startLine) return bad('not a SIP start line')
  if (blank < 0) report('body', 'no empty line after the headers')
  if (lines.length > LINES) report('header', 'too many lines', 413)

  const message = { headers: readHeaders(lines, report) }
  const rest = blank < 0 ? NO_BYTES : bytes.subarray(blank + 4)
  const body = cutBody(rest, headerOf(message, 'content-length'), framing, report)

  const address = (name: string) => {
    const text = headerOf(message, name)
    if (text !== null) return keep(readAddress(text), name, report)
    report(name, 'missing')
    return null
  }
  const head = {
    ...message,
    body,
    problems,
    via: readVias(headersOf(message, 'via'), report),
    from: address('from'),
    to: address('to'),
    callId: headerOf(message, 'call-id') ?? '',
    cseq: readCseq(headerOf(message, 'cseq'), startLine.kind === 'request' ? startLine.method : null, report),
    contacts: readContacts(headersOf(message, 'contact'), report),
  }
  // Mandatory in every message (§8.1.1, §20 table 2).
  if (head.callId === '') report('call-id', 'missing')
  checkNumbers(message.headers, report)
  if (startLine.kind === 'response') return ok({ ...head, ...startLine })
  const hops = headerOf(message, 'max-forwards')
  return ok({ ...head, ...startLine, maxForwards: hops === null ? null : decimal(hops, 255) })
}

type Report = (at: string, why: string, status?: 400 | 413) => void

/** "Implementations processing SIP messages over stream-oriented transports MUST ignore any CRLF before the start-line" (§7.5). */
function skipLineEnds(bytes: Uint8Array): number {
  let at = 0
  while (bytes[at] === 13 && bytes[at + 1] === 10) at += 2
  return at
}

/** Where `CRLF CRLF` begins, or -1. */
export function indexOfBlankLine(bytes: Uint8Array, from = 0): number {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(BLANK_LINE, from)
}

/** Unfolds continuation lines ("all linear white space … has the same semantics as SP", §25.1) and cuts lists. */
function readHeaders(lines: readonly string[], report: Report): HeaderLine[] {
  const whole: string[][] = []
  for (const line of lines) {
    const parts = whole.at(-1)
    if (parts && /^[ \t]/.test(line)) parts.push(line.trim())
    else whole.push([line])
  }
  const headers: HeaderLine[] = []
  const seen = new Set<string>()
  for (const parts of whole) {
    const line = parts.join(' ')
    const colon = line.indexOf(':')
    const name = canonicalName(line.slice(0, Math.max(colon, 0)).trim())
    // `header-name = token`; a line without one is not a header (RFC 4475 §3.1.1.1 has blanks before the colon).
    if (!/^[a-z0-9\-.!%*_+`'~]+$/.test(name)) {
      report('header', 'a line is not a header')
      continue
    }
    const value = line.slice(colon + 1).trim()
    if (/[\r\n]/.test(value)) report(name, 'a lone line end')
    if (seen.has(name) && isSingle(name)) report(name, 'comes twice')
    seen.add(name)
    const values = isList(name) && value !== '' ? splitOutside(value, ',', HEADER_LINES) : [value]
    if (headers.length + values.length > HEADER_LINES) {
      report('header', 'too many headers', 413)
      break
    }
    for (const one of values) headers.push([name, one])
  }
  return headers
}

/** "If there are additional bytes … beyond the end of the body, they MUST be discarded"; too few are a 400 (§18.3). */
function cutBody(rest: Uint8Array, length: string | null, framing: Framing, report: Report): Uint8Array {
  let bytes = framing === 'datagram' ? rest.length : 0
  if (length !== null) {
    const told = decimal(length, SECONDS_MAX)
    if (told === null) report('content-length', 'not a number of bytes')
    else if (told > rest.length) report('content-length', 'larger than what came')
    bytes = Math.min(told ?? 0, rest.length)
  } else if (framing === 'stream') report('content-length', 'missing on a stream')
  if (bytes > BODY_BYTES) {
    report('body', 'too large', 413)
    return NO_BYTES
  }
  return rest.subarray(0, bytes)
}

function keep<T>(read: Read<T>, at: string, report: Report): T | null {
  if (read.kind === 'ok') return read.value
  report(at, read.why)
  return null
}

function readVias(values: readonly string[], report: Report): Via[] {
  if (values.length === 0) report('via', 'missing')
  if (values.length > VIA_VALUES) report('via', 'too many', 413)
  return values.slice(0, VIA_VALUES).flatMap((value) => keep(readVia(value), 'via', report) ?? [])
}

function readContacts(values: readonly string[], report: Report): Contacts {
  if (values.length === 1 && values[0] === '*') return { kind: 'all' }
  return { kind: 'list', addresses: values.flatMap((value) => keep(readAddress(value), 'contact', report) ?? []) }
}

/** "The sequence number value MUST be expressible as a 32-bit unsigned integer and MUST be less than 2**31" (§8.1.1.5). */
function readCseq(text: string | null, method: string | null, report: Report) {
  if (text === null) {
    report('cseq', 'missing')
    return null
  }
  const [digits = '', name = '', extra] = text.split(/[ \t]+/, 3)
  const number = decimal(digits, 2 ** 31 - 1)
  if (number === null) report('cseq', 'the number is not below 2^31')
  if (name === '' || extra !== undefined) report('cseq', 'no method')
  // "The method … MUST match that of the request" (§8.1.1.5; RFC 4475 §3.1.2.17, §3.1.2.18).
  else if (method !== null && name !== method) report('cseq', 'names another method')
  return number === null ? null : { number, method: name }
}

/** RFC 4475 §3.1.2.4: overlarge scalars are refused where a number is all the header holds. */
function checkNumbers(headers: readonly HeaderLine[], report: Report): void {
  for (const [name, value] of headers) {
    if (name === 'max-forwards' && decimal(value, 255) === null) report(name, 'not 0 to 255')
    else if (name === 'expires' || name === 'min-expires') {
      if (decimal(value, SECONDS_MAX) === null) report(name, 'not a number of seconds')
    } else if (name === 'retry-after' && decimal(/^\d*/.exec(value)?.[0] ?? '', SECONDS_MAX) === null) {
      report(name, 'not a number of seconds')
    } else if (name === 'contact') {
      const expires = /;\s?expires\s?=\s?"?(\d+)/i.exec(value)?.[1]
      if (expires !== undefined && decimal(expires, SECONDS_MAX) === null) report(name, 'expires is not 32 bits')
    }
  }
}
