/** What a SIP URI says about where its request goes, before any name is asked for (RFC 3263 §4). */
import { isIP } from 'node:net'
import { readUri } from '../message/uri.ts'
import type { Protocol } from '../transport/peer.ts'
import { LocateError } from './locateError.ts'

export type Target = {
  /** A name in lower case or a numeric address without brackets: `maddr` or the host (§4: "TARGET"). */
  readonly host: string
  readonly numeric: boolean
  readonly port: number | null
  /** Of the transport parameter or what follows from the scheme; null: the names decide. */
  readonly protocol: Protocol | null
  /** Only TLS will do. */
  readonly secure: boolean
  /** The name that a certificate must carry (RFC 5922 §4): what the URI says, never what a name server answered. */
  readonly servername: string
}

const PROTOCOLS: ReadonlyMap<string, Protocol> = new Map([
  ['udp', 'UDP'],
  ['tcp', 'TCP'],
  // Deprecated by RFC 3261 §26.2.2, sent by most of the field.
  ['tls', 'TLS'],
])

const bare = (host: string): string => host.replace(/^\[|\]$/g, '').toLowerCase()

/** Throws `LocateError` for what is no SIP URI or asks for a transport that we have not. */
export function readTarget(text: string): Target {
  const read = readUri(text)
  if (read.kind === 'bad') throw new LocateError('uri', read.why)
  const uri = read.value
  if (uri.kind !== 'sip') throw new LocateError('uri', 'only sip and sips can be located')
  const asked = uri.params.get('transport')?.toLowerCase()
  const named = asked === undefined ? null : PROTOCOLS.get(asked)
  if (named === undefined) throw new LocateError('transport', 'the transport is not udp, tcp or tls')
  const secure = uri.scheme === 'sips'
  // "sips … MUST NOT be UDP": TLS over UDP does not exist (§4.1); transport=tcp with sips is TLS over TCP.
  if (secure && named === 'UDP') throw new LocateError('transport', 'sips cannot go over UDP')
  const host = bare(uri.params.get('maddr') ?? uri.host)
  return {
    host,
    numeric: isIP(host) !== 0,
    port: uri.port,
    protocol: secure ? (named === null ? null : 'TLS') : named,
    secure,
    servername: bare(uri.host),
  }
}
