/** Where a request to a SIP URI goes: all peers that may take it, best first (RFC 3263 §4). */
import { lookup as lookupLocal, Resolver } from 'node:dns/promises'
import { defaultPort, type Peer, type Protocol } from '../transport/peer.ts'
import { LocateError, type LocateStep } from './locateError.ts'
import { type Answer, createNames, type Dns, type Lookup } from './names.ts'
import { orderServers, orderServices, type Service, serviceName } from './order.ts'
import { readTarget, type Target } from './target.ts'

export { LocateError, type LocateStep } from './locateError.ts'

export type Locator = {
  /** At least one peer, in the order they are tried (failover). Rejects with `LocateError` only. */
  locate(uri: string): Promise<readonly Peer[]>
  /** This peer did not answer (408, 503, a broken connection): it goes last for a while. */
  failed(peer: Peer): void
  /** It answers again. */
  worked(peer: Peer): void
}

export type LocatorOptions = {
  readonly now: () => number
  /** In [0, 1), for the weights of SRV. */
  readonly random: () => number
  /** What we can speak, the one liked best first; it decides only where the names leave it open. */
  readonly protocols?: readonly Protocol[]
  /** An endpoint on an IPv4 address sends to no other: give only [4] then. */
  readonly families?: readonly (4 | 6)[]
  readonly dns?: Dns
  readonly lookup?: Lookup
}

/** How long a peer that failed goes last, ms. RFC 3263 §4.3 leaves it open; RFC 3261 §21.5.4 tells it in Retry-After. */
export const SHUNNED_MS = 60_000
/** Peers given at most: each costs the caller up to 32 s when it is silent. */
const PEERS = 16
const DNS_TIMEOUT_MS = 2_000
const DNS_TRIES = 2
const ALL: readonly Protocol[] = ['UDP', 'TCP', 'TLS']

const keyOf = ({ protocol, address, port }: Peer): string => `${protocol} ${address} ${port}`

export function createLocator(options: LocatorOptions): Locator {
  const { now, random, protocols = ALL, families = [4, 6] } = options
  const names = createNames({
    now,
    families,
    dns: options.dns ?? new Resolver({ timeout: DNS_TIMEOUT_MS, tries: DNS_TRIES }),
    lookup: options.lookup ?? ((name) => lookupLocal(name, { all: true })),
  })
  const shunned = new Map<string, number>()

  const peerOf = (target: Target, protocol: Protocol, address: string, port: number): Peer =>
    protocol === 'TLS' ? { protocol, address, port, servername: target.servername } : { protocol, address, port }

  async function peersAt(
    target: Target,
    protocol: Protocol,
    name: string,
    port: number,
    steps: LocateStep[],
  ): Promise<Peer[]> {
    const found = note(await names.addresses(name), 'address', name, steps)
    return found.map((address) => peerOf(target, protocol, address, port))
  }

  /** §4.1: the NAPTR records decide; without them, every protocol that has SRV records is one that the domain speaks. */
  async function servicesOf(
    target: Target,
    usable: readonly Protocol[],
    steps: LocateStep[],
  ): Promise<readonly Service[]> {
    if (target.protocol === null) {
      const services = orderServices(note(await names.naptr(target.host), 'NAPTR', target.host, steps), usable)
      if (services.length > 0) return services
    }
    return usable.map((protocol) => ({ protocol, name: serviceName(protocol, target.host) }))
  }

  async function peersByName(target: Target, usable: readonly Protocol[], steps: LocateStep[]): Promise<Peer[]> {
    const services = await servicesOf(target, usable, steps)
    const answers = await Promise.all(
      services.map(async ({ protocol, name }) => {
        const servers = note(await names.srv(name), 'SRV', name, steps)
        return orderServers(servers, random).map((server) => ({ protocol, server }))
      }),
    )
    const servers = answers.flat()
    // A target of "." says that "the service is decidedly not available at this domain" (RFC 2782).
    const there = servers.filter(({ server }) => server.name !== '' && server.name !== '.').slice(0, PEERS)
    if (servers.length > 0) {
      const peers = there.map(({ protocol, server }) => peersAt(target, protocol, server.name, server.port, steps))
      return (await Promise.all(peers)).flat()
    }
    const [protocol = 'UDP'] = usable
    return peersAt(target, protocol, target.host, defaultPort(protocol), steps)
  }

  /** Those that failed of late go last, in their order: when all failed, all are tried all the same. */
  function ordered(peers: readonly Peer[]): Peer[] {
    const moment = now()
    for (const [key, until] of shunned) if (until <= moment) shunned.delete(key)
    const once = [...new Map(peers.map((peer) => [keyOf(peer), peer])).values()]
    const [good, bad] = [
      once.filter((peer) => !shunned.has(keyOf(peer))),
      once.filter((peer) => shunned.has(keyOf(peer))),
    ]
    return [...good, ...bad].slice(0, PEERS)
  }

  return {
    async locate(uri) {
      const target = readTarget(uri)
      const usable = protocols.filter(
        (protocol) => (target.protocol ?? protocol) === protocol && (!target.secure || protocol === 'TLS'),
      )
      const [protocol] = usable
      if (!protocol) throw new LocateError('transport', 'the transport that it asks for is not open here')
      const port = target.port ?? defaultPort(protocol)
      if (target.numeric) return [peerOf(target, protocol, target.host, port)]
      const steps: LocateStep[] = []
      // "If a port was specified … the client performs an A or AAAA record lookup" (§4.2).
      const found =
        target.port === null
          ? await peersByName(target, usable, steps)
          : await peersAt(target, protocol, target.host, port, steps)
      if (found.length === 0) throw new LocateError('dns', sayWhy(steps), steps)
      return ordered(found)
    },
    failed: (peer) => void shunned.set(keyOf(peer), now() + SHUNNED_MS),
    worked: (peer) => void shunned.delete(keyOf(peer)),
  }
}

/** What was found; what was not is a step to tell of. */
function note<T>(answer: Answer<T>, query: LocateStep['query'], name: string, steps: LocateStep[]): readonly T[] {
  if (answer.kind === 'found') return answer.records
  steps.push({ query, name, outcome: answer.kind, ...(answer.kind === 'failed' ? { code: answer.code } : {}) })
  return []
}

function sayWhy(steps: readonly LocateStep[]): string {
  const failed = steps.find(({ outcome }) => outcome === 'failed')
  if (failed) return `the name server failed: ${failed.query}, ${failed.code ?? ''}`
  return steps.length === 0 ? 'the domain offers no SIP service' : 'no such name'
}
