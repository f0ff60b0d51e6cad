/** SIP, SIPS and tel URIs (RFC 3261 §19.1, RFC 3966); any other scheme is kept whole, unread. */
import { decimal } from './grammar.ts'
import { PIECES } from './limits.ts'
import { NO_PARAMS, type Params, readParams, writeUriParams } from './params.ts'
import { bad, ok, type Read } from './read.ts'

export type SipUri = {
  readonly kind: 'sip'
  readonly scheme: 'sip' | 'sips'
  /** Still escaped: `%00` and `%40` are the user's own business (RFC 4475 §3.1.1.3, §3.1.1.4). */
  readonly user: string | null
  readonly password: string | null
  /** Lower case; an IPv6 reference keeps its brackets. */
  readonly host: string
  readonly port: number | null
  readonly params: Params
  /** What follows `?`, escaped. Never allowed in a Request-URI (§19.1.1, table 1). */
  readonly headers: string
}

export type Uri =
  | SipUri
  | { readonly kind: 'tel'; readonly number: string; readonly params: Params }
  | { readonly kind: 'other'; readonly scheme: string; readonly rest: string }

/** `scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )` (RFC 3261 §25.1). */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]*$/
const HOST = /^(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9_.-]+)$/

export function readUri(text: string): Read<Uri> {
  const colon = text.indexOf(':')
  const scheme = text.slice(0, Math.max(colon, 0)).toLowerCase()
  if (!SCHEME.test(scheme)) return bad('no scheme')
  const rest = text.slice(colon + 1)
  if (rest === '') return bad('nothing after the scheme')
  if (/[\s<>"]/.test(text)) return bad('blanks, quotes or angle brackets in a URI')
  if (scheme === 'sip' || scheme === 'sips') return readSip(scheme, rest)
  if (scheme === 'tel') return readTel(rest)
  return ok({ kind: 'other', scheme, rest })
}

function readTel(rest: string): Read<Uri> {
  const [number = '', ...pieces] = rest.split(';', PIECES + 2)
  const params = readParams(pieces)
  return params.kind === 'bad' ? params : ok({ kind: 'tel', number, params: params.value })
}

/** `sip:user:password@host:port;uri-parameters?headers`. A raw `@` can only be the one after userinfo (§25.1). */
function readSip(scheme: 'sip' | 'sips', rest: string): Read<Uri> {
  const at = rest.indexOf('@')
  const info = at < 0 ? null : rest.slice(0, at)
  const after = rest.slice(at + 1)
  const query = after.indexOf('?')
  const headers = query < 0 ? '' : after.slice(query + 1)
  const [hostport = '', ...pieces] = (query < 0 ? after : after.slice(0, query)).split(';', PIECES + 2)
  const place = readHostport(hostport)
  if (place.kind === 'bad') return place
  const params = pieces.length === 0 ? ok(NO_PARAMS) : readParams(pieces)
  if (params.kind === 'bad') return params
  if (info === '') return bad('an empty user before @')
  const colon = info?.indexOf(':') ?? -1
  return ok({
    kind: 'sip',
    scheme,
    user: info !== null && colon >= 0 ? info.slice(0, colon) : info,
    password: info !== null && colon >= 0 ? info.slice(colon + 1) : null,
    ...place.value,
    params: params.value,
    headers,
  })
}

/** `hostport = host [ ":" port ]`, also the sent-by of a Via. */
export function readHostport(text: string): Read<{ host: string; port: number | null }> {
  const close = text.lastIndexOf(']')
  const colon = text.indexOf(':', close < 0 ? 0 : close)
  const host = (colon < 0 ? text : text.slice(0, colon)).trim()
  if (!HOST.test(host)) return bad('bad host')
  if (colon < 0) return ok({ host: host.toLowerCase(), port: null })
  const port = decimal(text.slice(colon + 1).trim(), 65_535)
  return port === null ? bad('bad port') : ok({ host: host.toLowerCase(), port })
}

export const writeHostport = (host: string, port: number | null): string => (port === null ? host : `${host}:${port}`)

export function writeUri(uri: Uri): string {
  if (uri.kind === 'tel') return `tel:${uri.number}${writeUriParams(uri.params)}`
  if (uri.kind === 'other') return `${uri.scheme}:${uri.rest}`
  const password = uri.password === null ? '' : `:${uri.password}`
  const user = uri.user === null ? '' : `${uri.user}${password}@`
  const headers = uri.headers === '' ? '' : `?${uri.headers}`
  return `${uri.scheme}:${user}${writeHostport(uri.host, uri.port)}${writeUriParams(uri.params)}${headers}`
}
