/** Where this host is for its peers, and where a peer is when nobody asks the DNS records of RFC 3263. */
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { networkInterfaces } from 'node:os'
import { readUri } from '../message/uri.ts'
import { defaultPort, type Peer, type Protocol } from '../transport/peer.ts'

const bracketed = (address: string): string => (isIP(address) === 6 ? `[${address}]` : address)

/** What goes in Via and Contact: the address told by a setting, else the bound one, else this host's first. */
export function reachableAddress(bound: string, told: string | undefined): string {
  if (told !== undefined) return bracketed(told)
  if (bound !== '0.0.0.0' && bound !== '::') return bracketed(bound)
  const all = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  const first = all.find(({ internal, family }) => !internal && family === 'IPv4')
  return bracketed(first?.address ?? '127.0.0.1')
}

/** The `transport` a URI asks for; `sips` means TLS (§26.2.2). Null when it leaves that open. */
export function protocolOf(uri: string): Protocol | null {
  const read = readUri(uri)
  if (read.kind === 'bad' || read.value.kind !== 'sip') return null
  const asked = read.value.params.get('transport')?.toLowerCase()
  if (read.value.scheme === 'sips' || asked === 'tls') return 'TLS'
  if (asked === 'tcp') return 'TCP'
  return asked === 'udp' ? 'UDP' : null
}

/** Literal addresses and plain names; rejects for a URI that names no host. */
export async function locateByName(uri: string): Promise<readonly Peer[]> {
  const read = readUri(uri)
  if (read.kind === 'bad' || read.value.kind !== 'sip') throw new Error('the URI names no host')
  const protocol = protocolOf(uri) ?? 'UDP'
  const { port, params } = read.value
  const host = (params.get('maddr') ?? read.value.host).replace(/^\[|\]$/g, '')
  const place = { protocol, port: port ?? defaultPort(protocol) }
  if (isIP(host) !== 0) return [{ ...place, address: host }]
  const found = await lookup(host, { all: true })
  return found.map(({ address }) => ({ ...place, address, ...(protocol === 'TLS' ? { servername: host } : {}) }))
}
