/** The order in which services and servers are tried (RFC 3403 §4.1, RFC 2782). */
import type { NaptrRecord, SrvRecord } from 'node:dns'
import type { Protocol } from '../transport/peer.ts'

export type Service = { readonly protocol: Protocol; readonly name: string }

/** RFC 3263 §4.1; `SIPS+D2T` is TLS over TCP. */
const SERVICES: ReadonlyMap<string, Protocol> = new Map([
  ['SIP+D2U', 'UDP'],
  ['SIP+D2T', 'TCP'],
  ['SIPS+D2T', 'TLS'],
])

/** NAPTR records that lead to SRV records of a protocol in `protocols`, best first; others are discarded (§4.1). */
export function orderServices(records: readonly NaptrRecord[], protocols: readonly Protocol[]): Service[] {
  return [...records]
    .sort((a, b) => a.order - b.order || a.preference - b.preference)
    .flatMap(({ flags, service, regexp, replacement }) => {
      const protocol = SERVICES.get(service.toUpperCase())
      const usable = flags.toLowerCase() === 's' && regexp === '' && replacement !== '' && replacement !== '.'
      return usable && protocol && protocols.includes(protocol) ? [{ protocol, name: replacement.toLowerCase() }] : []
    })
}

/** `_sips._tcp.example.com` and its like (RFC 3263 §4.1). */
export const serviceName = (protocol: Protocol, host: string): string =>
  `${{ UDP: '_sip._udp', TCP: '_sip._tcp', TLS: '_sips._tcp' }[protocol]}.${host}`

/**
 * "A client MUST attempt to contact the target host with the lowest-numbered priority it can reach"; within one
 * priority each is drawn with a chance in proportion to its weight, weight 0 "very small" (RFC 2782). `random` in [0, 1).
 */
export function orderServers(records: readonly SrvRecord[], random: () => number): SrvRecord[] {
  // "those with weight 0 are placed at the beginning of the list".
  const left = [...records].sort((a, b) => a.priority - b.priority || a.weight - b.weight)
  const ordered: SrvRecord[] = []
  while (left.length > 0) {
    const priority = left[0]?.priority
    const group = left.filter((one) => one.priority === priority)
    const total = group.reduce((sum, one) => sum + one.weight, 0)
    const drawn = Math.floor(random() * (total + 1))
    let running = 0
    const chosen = group.find((one) => {
      running += one.weight
      return running >= drawn
    })
    if (!chosen) break
    ordered.push(chosen)
    left.splice(left.indexOf(chosen), 1)
  }
  return ordered
}
