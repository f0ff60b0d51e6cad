/** Who may speak to this host's telephone: the lines' own lists, the addresses where their registrars were found, and the room's consoles. */
import { createGate, type Gate } from '../sip/transport/gate.ts'
import type { Peer } from '../sip/transport/peer.ts'
import type { Lines } from '../storage/lines.ts'

export type Admission = Gate & {
  /** New settings: what was found before is forgotten. */
  rule(lines: Lines): void
  /** Where a registrar or a peer of ours was found: it may answer, and call. */
  found(peers: readonly Peer[]): void
  /** Whether the address is of the room's consoles. */
  console(address: string): boolean
}

/** Messages a second from one address: a busy trunk's, not a flood's. */
const PER_SECOND = 400
/** Addresses of registrars remembered; the oldest are forgotten first. */
const MOST_FOUND = 512

/** Admits nobody until `rule`. */
export function createAdmission(): Admission {
  let listed: Gate | undefined
  let consoles: Gate | undefined
  const rates = createGate({ allow: [], perSecond: PER_SECOND })
  const found = new Set<string>()
  /** A gate of an empty list admits everybody; ours admits nobody. */
  const gateOf = (allow: readonly string[]): Gate | undefined =>
    allow.length === 0 ? undefined : createGate({ allow, perSecond: Number.MAX_SAFE_INTEGER })

  return {
    rule({ listen, lines }) {
      found.clear()
      const named = lines.filter(({ enabled }) => enabled).flatMap(({ allow }) => allow)
      listed = gateOf(named)
      consoles = gateOf(listen.consoles)
    },
    found(peers) {
      for (const { address } of peers) {
        const [oldest] = found
        if (found.size >= MOST_FOUND && oldest !== undefined) found.delete(oldest)
        found.add(address)
      }
    },
    console: (address) => consoles?.admits(address, 0) ?? false,
    admits(address, now) {
      const plain = address.replace(/^::ffff:/, '')
      const known = found.has(plain) || (listed?.admits(plain, now) ?? false) || (consoles?.admits(plain, now) ?? false)
      return known && rates.admits(plain, now)
    },
  }
}
