/** `;name=value` parameters of URIs, addresses, Via and media types (RFC 3261 §25.1 generic-param). */
import { isGenValue, isToken, quote, unquote } from './grammar.ts'
import { PIECES } from './limits.ts'
import { bad, ok, type Read } from './read.ts'

/** Names in lower case ("parameter names are case-insensitive", §7.3.1); null for a name without a value. */
export type Params = ReadonlyMap<string, string | null>

export const NO_PARAMS: Params = new Map()

/** From pieces that were cut at their semicolons. A name that comes twice keeps its first value. */
export function readParams(pieces: readonly string[]): Read<Params> {
  if (pieces.length > PIECES) return bad('too many parameters')
  const params = new Map<string, string | null>()
  for (const piece of pieces) {
    const equals = piece.indexOf('=')
    const name = (equals < 0 ? piece : piece.slice(0, equals)).trim().toLowerCase()
    if (name === '') return bad('a parameter has no name')
    if (/[\s"<>]/.test(name)) return bad('a parameter name holds a character that cannot be there')
    if (!params.has(name)) params.set(name, equals < 0 ? null : unquote(piece.slice(equals + 1).trim()))
  }
  return ok(params)
}

/** As they go on the wire, each with its `;` before it. What is not a gen-value is quoted. */
export function writeParams(params: Params): string {
  let text = ''
  for (const [name, value] of params) text += value === null ? `;${name}` : `;${name}=${writeValue(value)}`
  return text
}

/** For the parts of a URI, which know no quotes (RFC 3261 §19.1.1): the value as it was read. */
export function writeUriParams(params: Params): string {
  let text = ''
  for (const [name, value] of params) text += value === null ? `;${name}` : `;${name}=${value}`
  return text
}

const writeValue = (value: string): string => (isGenValue(value) || isToken(value) ? value : quote(value))
