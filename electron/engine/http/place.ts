/** Where the engine listens, and by which names clients call it. */
import { isIP } from 'node:net'

export type Place = {
  /** An address of this machine. */
  readonly address: string
  /** Names and addresses that clients use, beside the loopback ones; the first is shown to people. */
  readonly hostNames: readonly string[]
  /** Certificate chain and private key, PEM. */
  readonly tls: { readonly cert: string; readonly key: string } | null
}

export const LOOPBACK_PLACE: Place = { address: '127.0.0.1', hostNames: [], tls: null }

/** An address as it stands in a URL and a `Host` header: IPv6 in brackets (RFC 3986 §3.2.2). */
export const hostOf = (address: string): string => (isIP(address) === 6 ? `[${address}]` : address)

export const urlOf = ({ address, hostNames, tls }: Place, port: number): string =>
  `${tls === null ? 'http' : 'https'}://${hostNames[0] ?? hostOf(address)}:${port}`
