/** What one telephone line is, and what this host listens at: the shapes, and the checks that name what is wrong. */

import { isIP } from 'node:net'
import { FieldError } from './fieldError.ts'

export const LINE_KINDS = ['account', 'trunk', 'recorder'] as const
export const TRANSPORTS = ['udp', 'tcp', 'tls'] as const
export const CODECS = ['pcma', 'pcmu', 'g722', 'opus'] as const
export const SRTP_RULES = ['off', 'offer', 'required'] as const

export type LineKind = (typeof LINE_KINDS)[number]
export type Transport = (typeof TRANSPORTS)[number]
export type Codec = (typeof CODECS)[number]
export type SrtpRule = (typeof SRTP_RULES)[number]
/** Who picks up: a person, the console at once, or the console when nobody did for so long. */
export type AnswerRule = 'ask' | 'auto' | { readonly afterMs: number }

export type Line = {
  /** Stands in file names and messages: small letters, digits and dashes. */
  readonly id: string
  readonly name: string
  /** account: registers with a PBX or carrier; trunk: a peer known by its address; recorder: whoever forks calls to us (SIPREC). */
  readonly kind: LineKind
  readonly enabled: boolean
  /** Host, or host and port, of the registrar or the peer; '' for a recorder. */
  readonly registrar: string
  /** User part of our address; '' for a recorder. */
  readonly user: string
  /** When the registrar knows us by another name than `user`. */
  readonly authUser?: string
  readonly transport: Transport
  /** Outbound proxy, host or host and port. */
  readonly proxy?: string
  /** STUN server that says how we are seen from outside a NAT, host or host and port; absent asks nobody. */
  readonly stun?: string
  /** Best first. */
  readonly codecs: readonly Codec[]
  readonly srtp: SrtpRule
  readonly answer: AnswerRule
  /** Addresses and networks that may call on this line; the registrar's own are always among them. */
  readonly allow: readonly string[]
  /** Of a recorder: which participants of its recordings are dispatchers, as `101`, `10*`, `ana@pbx.test` or `@agents.pbx.test`; the users of account lines are besides. */
  readonly agents?: readonly string[]
  /** BCP 47. */
  readonly language: string
  readonly campaign: string
  /** Seconds of a registration. */
  readonly expires: number
}

/** What the host listens at, for all of its lines. */
export type Listen = {
  readonly address: string
  /** Ports; null does not listen. 0 lets the system choose. */
  readonly udp: number | null
  readonly tcp: number | null
  readonly tls: { readonly port: number; readonly certificate: string; readonly key: string } | null
  /** What peers are told when it is another than the one we are bound to (NAT, 0.0.0.0); '' for none. */
  readonly publicAddress: string
  /** Block of UDP ports for sound. */
  readonly rtp: { readonly from: number; readonly to: number }
  /** Consoles of this room, whose supervisors may join calls of this host. */
  readonly consoles: readonly string[]
  /** WebSocket server of the media stream; null is off. */
  readonly mediaStream: { readonly port: number } | null
  /** Servers that may be asked where a caller is when the call only points there (RFC 6442): `lis.net`, `.net` with all below it; null asks nobody. */
  readonly location: { readonly hosts: readonly string[] } | null
}

export type LineFault = { readonly field: string; readonly reason: string }

/** A setting that cannot be: `field` is a path such as `allow.0`. Quotes nothing of what was given. */
export class LineError extends FieldError {
  override readonly name = 'LineError'
}

export const NO_LISTEN: Listen = {
  address: '0.0.0.0',
  udp: null,
  tcp: null,
  tls: null,
  publicAddress: '',
  rtp: { from: 16_384, to: 17_383 },
  consoles: [],
  mediaStream: null,
  location: null,
}

const DEFAULTS = {
  enabled: true,
  registrar: '',
  user: '',
  transport: 'udp',
  codecs: ['pcma', 'pcmu'],
  srtp: 'off',
  answer: 'ask',
  allow: [],
  language: 'es-CL',
  campaign: '',
  expires: 300,
} as const

const OPTIONAL = ['authUser', 'proxy', 'stun', 'agents'] as const
const NAMES: ReadonlySet<string> = new Set(['id', 'name', 'kind', ...Object.keys(DEFAULTS), ...OPTIONAL])

/** Anything at all as a line, with what was left out filled in; throws `LineError` for the first thing that is wrong. */
export function readLine(value: unknown): Line {
  const given = objectOf('line', value)
  for (const name of Object.keys(given)) if (!NAMES.has(name)) throw new LineError(name, 'is not a setting of a line')
  const one: Record<string, unknown> = { ...DEFAULTS, ...given }
  const kind = oneOf('kind', one.kind, LINE_KINDS)
  const transport = oneOf('transport', one.transport, TRANSPORTS)
  const srtp = oneOf('srtp', one.srtp, SRTP_RULES)
  // RFC 4568 §7: keys stand readable in the description, so the signalling must be secret.
  if (srtp === 'required' && transport !== 'tls') throw new LineError('srtp', 'required needs transport tls')
  const named = kind !== 'recorder'
  const allow = addresses('allow', one.allow)
  if (!named && allow.length === 0) throw new LineError('allow', 'a recorder must name who may send it calls')
  return {
    id: text('id', one.id, /^[a-z0-9][a-z0-9-]{0,39}$/, 'must be 1 to 40 small letters, digits and dashes'),
    name: text('name', one.name, /^[^\p{Cc}]{1,80}$/u, 'must have 1 to 80 characters'),
    kind,
    enabled: bool('enabled', one.enabled),
    registrar: named || one.registrar !== '' ? hostOf('registrar', one.registrar) : '',
    user: kind === 'account' || one.user !== '' ? userOf('user', one.user) : '',
    ...(one.authUser === undefined ? {} : { authUser: userOf('authUser', one.authUser) }),
    transport,
    ...(one.proxy === undefined ? {} : { proxy: hostOf('proxy', one.proxy) }),
    ...(one.stun === undefined ? {} : { stun: hostOf('stun', one.stun) }),
    codecs: codecsOf(one.codecs),
    srtp,
    answer: answerOf(one.answer),
    allow,
    ...(one.agents === undefined ? {} : { agents: agentsOf(kind, one.agents) }),
    language: text('language', one.language, /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, 'must be like es-CL'),
    campaign: text('campaign', one.campaign, /^[^\p{Cc}]{0,80}$/u, 'must have at most 80 characters'),
    expires: whole('expires', one.expires, 30, 86_400),
  }
}

/** As `readLine`, for what the host listens at. */
export function readListen(value: unknown): Listen {
  const given = objectOf('listen', value)
  for (const name of Object.keys(given)) {
    if (!Object.hasOwn(NO_LISTEN, name)) throw new LineError(`listen.${name}`, 'is not a setting')
  }
  const one: Record<string, unknown> = { ...NO_LISTEN, ...given }
  const rtp = objectOf('listen.rtp', one.rtp)
  const from = whole('listen.rtp.from', rtp.from, 1024, 65_534)
  const to = whole('listen.rtp.to', rtp.to, from + 3, 65_535)
  const shown = one.publicAddress
  if (typeof shown !== 'string' || (shown !== '' && isIP(shown) === 0))
    throw new LineError('listen.publicAddress', 'must be an IP address or nothing')
  return {
    address: addressOf('listen.address', one.address),
    udp: portOf('listen.udp', one.udp),
    tcp: portOf('listen.tcp', one.tcp),
    tls: tlsOf(one.tls),
    publicAddress: shown,
    rtp: { from, to },
    consoles: addresses('listen.consoles', one.consoles),
    mediaStream: one.mediaStream === null ? null : streamOf(one.mediaStream),
    location: one.location === null ? null : locationOf(one.location),
  }
}

const MOST_HOSTS = 32
const HOST = /^\.?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

function locationOf(value: unknown): NonNullable<Listen['location']> {
  const { hosts } = objectOf('listen.location', value)
  if (!Array.isArray(hosts) || hosts.length > MOST_HOSTS)
    throw new LineError('listen.location.hosts', `must be a list of at most ${MOST_HOSTS}`)
  return {
    hosts: hosts.map((host: unknown, index) =>
      text(`listen.location.hosts.${index}`, host, HOST, 'must be the name of a host, in lower case'),
    ),
  }
}

function tlsOf(value: unknown): Listen['tls'] {
  if (value === null) return null
  const { port, certificate, key } = objectOf('listen.tls', value)
  const path = (field: string, file: unknown): string => text(field, file, /^[^\0]{1,1024}$/, 'must be a file')
  return {
    port: whole('listen.tls.port', port, 0, 65_535),
    certificate: path('listen.tls.certificate', certificate),
    key: path('listen.tls.key', key),
  }
}

const streamOf = (value: unknown): { port: number } => ({
  port: whole('listen.mediaStream.port', objectOf('listen.mediaStream', value).port, 0, 65_535),
})

function objectOf(field: string, value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new LineError(field, 'must be an object')
  return value as Record<string, unknown>
}

function text(field: string, value: unknown, shape: RegExp, reason: string): string {
  if (typeof value !== 'string' || !shape.test(value)) throw new LineError(field, reason)
  return value
}

function bool(field: string, value: unknown): boolean {
  if (typeof value !== 'boolean') throw new LineError(field, 'must be true or false')
  return value
}

function whole(field: string, value: unknown, least: number, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most)
    throw new LineError(field, `must be a whole number from ${least} to ${most}`)
  return value
}

function oneOf<T extends string>(field: string, value: unknown, words: readonly T[]): T {
  const found = words.find((word) => word === value)
  if (found === undefined) throw new LineError(field, `must be ${words.join(' or ')}`)
  return found
}

/** A name or an address, with a port if it has one; brackets around IPv6 (RFC 3261 §25.1 `hostport`). */
function hostOf(field: string, value: unknown): string {
  const match =
    typeof value === 'string' ? /^(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.-]{1,253})(?::(\d{1,5}))?$/.exec(value) : null
  const port = match?.[2] === undefined ? 1 : Number(match[2])
  if (!match || port < 1 || port > 65_535) throw new LineError(field, 'must be a host or host:port')
  return match[0]
}

const userOf = (field: string, value: unknown): string =>
  text(field, value, /^[A-Za-z0-9\-_.!~*'()&=+$,;?/%]{1,80}$/, 'must be the user part of a SIP address')

function addressOf(field: string, value: unknown): string {
  if (typeof value !== 'string' || isIP(value) === 0) throw new LineError(field, 'must be an IP address')
  return value
}

function addresses(field: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > 256) throw new LineError(field, 'must be a list of at most 256')
  return value.map((one: unknown, index) => {
    const [address = '', bits, ...rest] = typeof one === 'string' ? one.split('/') : []
    const most = isIP(address) === 6 ? 128 : 32
    const sized = bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most)
    if (isIP(address) === 0 || !sized || rest.length > 0)
      throw new LineError(`${field}.${index}`, 'must be an address or a network such as 192.0.2.0/24')
    return one as string
  })
}

const AGENT = /^(?=.{1,120}$)(?:[A-Za-z0-9+_.!~'()&=$,;?/%-]{1,80}\*?)?(?:@[A-Za-z0-9.-]{1,100})?$/

function agentsOf(kind: LineKind, value: unknown): readonly string[] {
  if (kind !== 'recorder') throw new LineError('agents', 'is for a recorder')
  if (!Array.isArray(value) || value.length > 256) throw new LineError('agents', 'must be a list of at most 256')
  return value.map((one: unknown, index) =>
    text(`agents.${index}`, one, AGENT, 'must be like 101, 10*, ana@pbx.test or @agents.pbx.test'),
  )
}

const portOf = (field: string, value: unknown): number | null =>
  value === null ? null : whole(field, value, 0, 65_535)

function codecsOf(value: unknown): readonly Codec[] {
  if (!Array.isArray(value) || value.length === 0) throw new LineError('codecs', 'must name at least one')
  const codecs = value.map((one: unknown, index) => oneOf(`codecs.${index}`, one, CODECS))
  if (new Set(codecs).size < codecs.length) throw new LineError('codecs', 'names one twice')
  return codecs
}

function answerOf(value: unknown): AnswerRule {
  if (value === 'ask' || value === 'auto') return value
  if (typeof value !== 'object' || value === null) throw new LineError('answer', 'must be ask, auto or {afterMs}')
  return { afterMs: whole('answer.afterMs', (value as { afterMs?: unknown }).afterMs, 0, 600_000) }
}
