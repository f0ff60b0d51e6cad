/** Reads a session description (RFC 8866 §5, §9); what it does not know it leaves out, what it cannot use it refuses. */
import { readCrypto } from './crypto.ts'
import { type Crypto, type Direction, type Format, type Media, type SessionDescription, STATIC_FORMATS } from './sdp.ts'

export type SdpRead =
  | { readonly kind: 'ok'; readonly value: SessionDescription }
  /** `line` counts from 1; 0 is the whole. */
  | { readonly kind: 'bad'; readonly why: string; readonly line: number }

/** A description of more lines or more streams is not a call's. */
const LINES = 2_000
const MEDIA = 64
/** Payload types that there are; what a line lists beyond them is not looked at. */
const FORMATS = 128
/** Lines with keys of one stream: there are a handful of suites. */
const KEYS = 32
const utf8 = new TextDecoder()
const DIRECTIONS: ReadonlySet<string> = new Set<Direction>(['sendrecv', 'sendonly', 'recvonly', 'inactive'])

/** What gathers while the lines of one section are read. */
type Section = { address: string | null; direction: Direction | null; lines: Map<string, string[]> }

const section = (): Section => ({ address: null, direction: null, lines: new Map() })

/** "Parsers SHOULD be tolerant and also accept records terminated with a single newline" (§5). */
export function parseSdp(bytes: Uint8Array): SdpRead {
  const lines = utf8.decode(bytes).split(/\r?\n/, LINES + 1)
  if (lines.length > LINES) return { kind: 'bad', why: 'too many lines', line: 0 }
  const session = section()
  const media: { head: string; line: number; body: Section }[] = []
  let origin: SessionDescription['origin'] | null = null
  let current = session
  for (const [index, line] of lines.entries()) {
    const value = line.slice(2)
    if (line[1] !== '=') {
      if (line.trim() === '') continue
      return { kind: 'bad', why: 'a line is not type=value', line: index + 1 }
    }
    switch (line[0]) {
      case 'v':
        if (value.trim() !== '0') return { kind: 'bad', why: 'the version is not 0', line: index + 1 }
        break
      case 'o':
        origin = readOrigin(value)
        break
      case 'c':
        current.address = readConnection(value)
        break
      case 'm':
        current = section()
        media.push({ head: value, line: index + 1, body: current })
        if (media.length > MEDIA) return { kind: 'bad', why: 'too many media lines', line: index + 1 }
        break
      case 'a':
        readAttribute(value, current)
    }
  }
  if (!origin) return { kind: 'bad', why: 'no usable o= line', line: 0 }
  const read: Media[] = []
  for (const { head, line, body } of media) {
    const one = readMedia(head, body, session)
    if (!one) return { kind: 'bad', why: 'bad m= line', line }
    read.push(one)
  }
  return { kind: 'ok', value: { origin, media: read } }
}

/** `o=<username> <sess-id> <sess-version> <nettype> <addrtype> <unicast-address>` (§5.2). */
function readOrigin(value: string): SessionDescription['origin'] | null {
  const [username = '', sessionId = '', version = '', , , address = ''] = value.trim().split(' ')
  return address === '' ? null : { username, sessionId, version, address }
}

/** `c=IN IP4 192.0.2.1[/ttl]`; any other network is no address to us (§5.7). */
function readConnection(value: string): string | null {
  const [network, family, address = ''] = value.trim().split(' ')
  if (network !== 'IN' || (family !== 'IP4' && family !== 'IP6')) return null
  const host = address.split('/', 1)[0] ?? ''
  return /^[A-Za-z0-9.:_-]+$/.test(host) ? host : null
}

function readAttribute(text: string, into: Section): void {
  const colon = text.indexOf(':')
  const name = (colon < 0 ? text : text.slice(0, colon)).trim()
  if (DIRECTIONS.has(name)) {
    into.direction = name as Direction
    return
  }
  const values = into.lines.get(name)
  const value = colon < 0 ? '' : text.slice(colon + 1).trim()
  if (values) values.push(value)
  else into.lines.set(name, [value])
}

/** `m=<media> <port>[/<number>] <proto> <fmt> ...` (§5.14). Null when it is none. */
function readMedia(head: string, body: Section, session: Section): Media | null {
  const [type = '', ports = '', protocol = '', ...payloads] = head.trim().split(/ +/, 3 + FORMATS)
  const port = whole(ports.split('/', 1)[0] ?? '', 65_535)
  if (type === '' || port === null || protocol === '' || payloads.length === 0) return null
  const one = (name: string): string | null => body.lines.get(name)?.[0] ?? null
  return {
    type: type.toLowerCase(),
    port,
    protocol,
    payloads,
    formats: /^RTP\//i.test(protocol) ? readFormats(payloads, body.lines) : [],
    address: body.address ?? session.address,
    // None at either level means sendrecv (§6.7).
    direction: body.direction ?? session.direction ?? 'sendrecv',
    ptime: milliseconds(one('ptime')),
    maxptime: milliseconds(one('maxptime')),
    label: one('label'),
    crypto: (body.lines.get('crypto') ?? [])
      .slice(0, KEYS)
      .map(readCrypto)
      .filter((line): line is Crypto => line !== null),
    rtcpPort: whole(one('rtcp')?.split(' ', 1)[0] ?? '', 65_535),
    rtcpMux: body.lines.has('rtcp-mux'),
  }
}

/** `a=rtpmap:<payload> <name>/<clock rate>[/<channels>]` (§6.6); a dynamic type without one cannot be used. */
function readFormats(payloads: readonly string[], lines: ReadonlyMap<string, readonly string[]>): Format[] {
  const maps = byPayload(lines.get('rtpmap') ?? [])
  const parameters = byPayload(lines.get('fmtp') ?? [])
  return payloads.flatMap((text) => {
    const payload = whole(text, 127)
    if (payload === null) return []
    const [name = '', rate = '', channels = '1'] = maps.get(payload)?.split('/') ?? []
    const fixed = STATIC_FORMATS.get(payload)
    const clockRate = whole(rate, 1_000_000)
    const fmtp = parameters.get(payload) ?? null
    if (name === '' || clockRate === null || clockRate === 0) return fixed ? [{ ...fixed, fmtp }] : []
    return [{ payload, name, clockRate, channels: whole(channels, 255) || 1, fmtp }]
  })
}

/** `<payload> <rest>` lines by their payload. */
function byPayload(values: readonly string[]): Map<number, string> {
  const found = new Map<number, string>()
  for (const value of values) {
    const blank = value.indexOf(' ')
    const payload = whole(value.slice(0, Math.max(blank, 0)), 127)
    if (payload !== null && !found.has(payload)) found.set(payload, value.slice(blank + 1).trim())
  }
  return found
}

function whole(text: string, max: number): number | null {
  const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  return value <= max ? value : null
}

/** `a=ptime` may be fractional (§6.4). */
function milliseconds(text: string | null): number | null {
  const value = text !== null && /^\d{1,4}(\.\d{1,6})?$/.test(text) ? Number(text) : 0
  return value > 0 ? value : null
}
