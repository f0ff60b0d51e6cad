/** Who is at the other end, and where an answer to a request goes (RFC 3261 §18.2, RFC 3581). */
import { isIP } from 'node:net'
import type { HeaderLine, SipRequest } from '../message/message.ts'
import { type Via, writeVia } from '../message/via.ts'

export type Protocol = 'UDP' | 'TCP' | 'TLS'

export type Peer = {
  readonly protocol: Protocol
  /** An IP address, or a host name for TLS and TCP. */
  readonly address: string
  readonly port: number
  /** The name its certificate must carry (RFC 5922 §4); only for TLS. */
  readonly servername?: string
}

/** §19.1.2: 5060, and 5061 for TLS. */
export const defaultPort = (protocol: Protocol): number => (protocol === 'TLS' ? 5061 : 5060)

const bare = (host: string): string => host.replace(/^\[|\]$/g, '')

/**
 * What a server adds to the top Via: `received` when sent-by is another address or a name (§18.2.1), and with a client
 * that asks for it `rport` and always `received` (RFC 3581 §4).
 */
export function markReceived(
  request: SipRequest,
  from: { readonly address: string; readonly port: number },
): SipRequest {
  const [via, ...rest] = request.via
  if (!via) return request
  const asked = via.params.has('rport')
  const same = isIP(bare(via.host)) !== 0 && bare(via.host) === from.address
  // A `received` that came with the request is a lie; so is an `rport` with a value.
  const params = new Map(via.params)
  params.delete('received')
  if (asked) params.set('rport', String(from.port))
  if (asked || !same) params.set('received', from.address)
  const marked: Via = { ...via, params }
  let top = true
  const headers = request.headers.map((line): HeaderLine => {
    if (line[0] !== 'via' || !top) return line
    top = false
    return ['via', writeVia(marked)]
  })
  return { ...request, headers, via: [marked, ...rest] }
}

/**
 * Over UDP: to the address it came from, at `rport` or the port of sent-by (§18.2.2, RFC 3581 §4). `maddr` is not
 * followed: it would let a stranger aim our answers at somebody else.
 */
export function answerPort(request: SipRequest, from: { readonly port: number }): number {
  const [via] = request.via
  if (via?.params.has('rport')) return from.port
  return via?.port ?? defaultPort('UDP')
}

/** Over a stream whose connection is gone: the address it came from, at the port of sent-by (§18.2.2). */
export function answerPlace(request: SipRequest, from: Peer): Pick<Peer, 'address' | 'port' | 'servername'> {
  const [via] = request.via
  const place = { address: from.address, port: via?.port ?? defaultPort(from.protocol) }
  const name = bare(via?.host ?? '')
  return from.protocol === 'TLS' && name !== '' && isIP(name) === 0 ? { ...place, servername: name } : place
}

/** §18.1.1: a request larger than this, where the path MTU is not known, goes over a congestion controlled transport. */
export const UDP_BYTES = 1300
