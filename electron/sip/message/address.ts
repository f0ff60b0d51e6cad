/** From, To, Contact, Route and Refer-To values: `name-addr` or `addr-spec` with parameters (RFC 3261 §20.10). */
import { indexOutsideQuotes, isToken, quote, splitOutside, unquote } from './grammar.ts'
import { ADDRESS } from './limits.ts'
import { NO_PARAMS, type Params, readParams, writeParams } from './params.ts'
import { bad, ok, type Read } from './read.ts'
import { readUri, type Uri, writeUri } from './uri.ts'

export type Address = {
  /** Display name without its quotes; '' when there is none. */
  readonly name: string
  readonly uri: Uri
  /** Of the header, not of the URI: tag, expires, q, +sip.src… */
  readonly params: Params
}

export function readAddress(text: string): Read<Address> {
  if (text.length > ADDRESS) return bad('an address is too long')
  const open = indexOutsideQuotes(text, '<')
  if (open === -2) return bad('a quote is left open')
  return open === -1 ? readBare(text) : readBracketed(text, open)
}

/**
 * Without brackets every `;` belongs to the header: "If the URI is not enclosed in angle brackets, any
 * semicolon-delimited parameters are header-parameters" and `,` or `?` cannot stand there (§20.10).
 */
function readBare(text: string): Read<Address> {
  const [spec = '', ...pieces] = splitOutside(text, ';')
  if (/[?,]/.test(spec)) return bad('a URI with ? or , must stand in angle brackets')
  const uri = readUri(spec)
  if (uri.kind === 'bad') return uri
  const params = pieces.length === 0 ? ok(NO_PARAMS) : readParams(pieces)
  return params.kind === 'bad' ? params : ok({ name: '', uri: uri.value, params: params.value })
}

function readBracketed(text: string, open: number): Read<Address> {
  const close = text.indexOf('>', open)
  if (close < 0) return bad('an angle bracket is left open')
  const label = text.slice(0, open).trim()
  const quoted = label.startsWith('"')
  // `display-name = *(token LWS) / quoted-string`; UTF-8 without quotes is met often and does no harm.
  if (quoted ? !/^"(?:[^"\\]|\\[\s\S])*"$/.test(label) : /[",:;@]/.test(label)) return bad('bad display name')
  const spec = text.slice(open + 1, close)
  if (spec !== spec.trim()) return bad('blanks within the angle brackets')
  const uri = readUri(spec)
  if (uri.kind === 'bad') return uri
  const tail = text.slice(close + 1).trim()
  if (tail === '') return ok({ name: unquote(label), uri: uri.value, params: NO_PARAMS })
  if (!tail.startsWith(';')) return bad('something else after the angle bracket')
  const params = readParams(splitOutside(tail.slice(1), ';'))
  return params.kind === 'bad' ? params : ok({ name: unquote(label), uri: uri.value, params: params.value })
}

export function writeAddress(address: Address): string {
  const name = address.name === '' ? '' : `${isToken(address.name) ? address.name : quote(address.name)} `
  return `${name}<${writeUri(address.uri)}>${writeParams(address.params)}`
}

export const tagOf = (address: Address | null): string | null => address?.params.get('tag') ?? null
