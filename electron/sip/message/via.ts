/** One value of Via: where the message came through and where its answer goes (RFC 3261 §20.42, RFC 3581). */
import { isToken, splitOutside } from './grammar.ts'
import { NO_PARAMS, type Params, readParams, writeParams } from './params.ts'
import { bad, ok, type Read } from './read.ts'
import { readHostport, writeHostport } from './uri.ts'

export type Via = {
  /** UDP, TCP, TLS…; upper case. An unknown one is kept (RFC 4475 §3.1.1.10). */
  readonly transport: string
  readonly host: string
  readonly port: number | null
  /** branch, received, rport, maddr, ttl. */
  readonly params: Params
}

/** "The magic cookie": a branch that begins with it is unique by itself (RFC 3261 §8.1.1.7). */
export const MAGIC_COOKIE = 'z9hG4bK'

/** `sent-protocol LWS sent-by *( SEMI via-params )`; blanks are allowed around the slashes and the colon. */
export function readVia(text: string): Read<Via> {
  const [head = '', ...pieces] = splitOutside(text, ';')
  const [name, version, rest, extra] = head.split('/', 4).map((part) => part.trim())
  if (name?.toUpperCase() !== 'SIP' || version !== '2.0' || rest === undefined || extra !== undefined) {
    return bad('the protocol is not SIP/2.0')
  }
  const blank = rest.search(/\s/)
  if (blank < 0) return bad('no host')
  const transport = rest.slice(0, blank).toUpperCase()
  if (!isToken(transport)) return bad('bad transport')
  const sentBy = readHostport(rest.slice(blank).trim())
  if (sentBy.kind === 'bad') return sentBy
  const params = pieces.length === 0 ? ok(NO_PARAMS) : readParams(pieces)
  return params.kind === 'bad' ? params : ok({ transport, ...sentBy.value, params: params.value })
}

export const writeVia = (via: Via): string =>
  `SIP/2.0/${via.transport} ${writeHostport(via.host, via.port)}${writeParams(via.params)}`

/** Null unless the branch is one of RFC 3261 and says something after its cookie (RFC 4475 §3.2.1: `z9hG4bK` alone). */
export function branchOf(via: Via | undefined): string | null {
  const branch = via?.params.get('branch') ?? null
  if (branch === null || branch.length <= MAGIC_COOKIE.length) return null
  return branch.slice(0, MAGIC_COOKIE.length).toLowerCase() === MAGIC_COOKIE.toLowerCase() ? branch : null
}
