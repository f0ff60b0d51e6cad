/**
 * Decides whose packets are the peer's, and so where we send to: symmetric RTP (RFC 4961) for peers behind a NAT,
 * but a stranger cannot take over a line that flows (RFC 7362 §5).
 */
import { BlockList, isIPv6 } from 'node:net'

export type Place = { readonly address: string; readonly port: number }

export type Verdict =
  | { readonly kind: 'take' /** The place is another than before. */; readonly moved: boolean }
  /** Not sure yet: keep the packet; a later `take` of the same place makes it good. */
  | { readonly kind: 'wait' }
  | { readonly kind: 'refuse' }

export type Latch = {
  /** What was agreed in the signalling. */
  expect(place: Place): void
  /** `sure`: the packet is authenticated (SRTP). */
  judge(from: Place, sequence: number, ssrc: number, now: number, sure: boolean): Verdict
  /** Whether this address may send to us at all. */
  admits(from: Place): boolean
  /** Where the peer is; what was agreed as long as nothing came. */
  place(): Place | null
  /** Whether the place was seen, not just told. */
  seen(): boolean
}

/** A line that flows is not given to another place. */
const FLOWS_MS = 2_000
/** An authenticated peer that moves may do so sooner: only it has the key. */
const SURE_FLOWS_MS = 200
/** Packets in a row, of one source, before a place that nobody told is believed. */
const ENOUGH = 3
/** A row may miss some. */
const STEP = 16

const same = (a: Place, b: Place): boolean => a.port === b.port && a.address === b.address

type Candidate = { readonly from: Place; readonly ssrc: number; sequence: number; count: number }

/** @param allow addresses or subnets (`192.0.2.0/24`) that may send; all when undefined. Throws a RangeError that names a bad one. */
export function createLatch(allow?: readonly string[]): Latch {
  const allowed = allow && listOf(allow)
  let told: Place | null = null
  let current: Place | null = null
  let heardAt = Number.NEGATIVE_INFINITY
  let candidate: Candidate | null = null

  const admits = ({ address }: Place): boolean => !allowed || allowed.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')
  const trust = (place: Place): number => {
    if (!told) return 0
    if (same(place, told)) return 2
    return place.address === told.address ? 1 : 0
  }
  const take = (from: Place, now: number): Verdict => {
    const moved = !current || !same(current, from)
    current = from
    heardAt = now
    candidate = null
    return { kind: 'take', moved }
  }
  return {
    expect(place) {
      if (!told || !same(told, place)) candidate = null
      told = place
    },
    judge(from, sequence, ssrc, now, sure) {
      if (!admits(from)) return { kind: 'refuse' }
      if (current && same(current, from)) return take(from, now)
      // The first words before anything was agreed are kept, whoever says them; the agreed place takes over at once.
      if (!current && (!told || sure)) return take(from, now)
      if (trust(from) > (current ? trust(current) : -1) && trust(from) === 2) return take(from, now)
      if (now - heardAt < (sure ? SURE_FLOWS_MS : FLOWS_MS) && !(current && trust(from) > trust(current)))
        return { kind: 'refuse' }
      if (sure) return take(from, now)
      const ahead = candidate ? (sequence - candidate.sequence + 65_536) % 65_536 : 0
      if (!candidate || !same(candidate.from, from) || candidate.ssrc !== ssrc || ahead === 0 || ahead > STEP) {
        candidate = { from, ssrc, sequence, count: 1 }
        return { kind: 'wait' }
      }
      candidate.sequence = sequence
      candidate.count++
      return candidate.count >= ENOUGH ? take(from, now) : { kind: 'wait' }
    },
    admits,
    place: () => current ?? told,
    seen: () => current !== null,
  }
}

function listOf(entries: readonly string[]): BlockList {
  const list = new BlockList()
  for (const entry of entries) {
    const [address = '', bits] = entry.split('/')
    const family = isIPv6(address) ? 'ipv6' : 'ipv4'
    try {
      if (bits === undefined) list.addAddress(address, family)
      else list.addSubnet(address, Number(bits), family)
    } catch {
      throw new RangeError(`allow: ${JSON.stringify(entry)} is no address and no subnet`)
    }
  }
  return list
}
