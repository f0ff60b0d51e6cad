/**
 * Where sockets of ours are seen from outside a NAT, as a line's STUN server says. Who does not answer delays no call: it goes on with
 * our own address, the line says so, and that server is left alone for a while.
 */
import { randomBytes } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { RtpLeg } from '../rtp/media/media.ts'
import { createStun, StunRefused } from '../sip/locate/stun.ts'
import type { Schedule } from '../sip/transaction/timers.ts'
import type { UserAgent } from '../sip/userAgent/userAgent.ts'
import type { Place } from './description.ts'

/** Why a server did not say where we are. */
export type StunTrouble = 'silent' | 'refused' | 'unknown'

export type PublicPlaces = {
  /** Of a leg that is open and not described yet; null: as it is bound. Never rejects. */
  ofLeg(leg: RtpLeg, server: string): Promise<Place | null>
  /** Of the port for SIP over UDP. Never rejects. */
  ofAgent(agent: Pick<UserAgent, 'publicPlace'>, server: string): Promise<Place | null>
  /** Since its last answer or silence; null when it answers, or was never asked. */
  trouble(server: string): StunTrouble | null
}

type Needs = {
  readonly schedule: Schedule
  /** ms since the epoch. */
  readonly now: () => number
  /** To an address of the family that our sockets have. */
  readonly family: () => 4 | 6
}

/** Nobody is kept waiting for longer: one lost datagram is made good in it (RFC 8489 §6.2.1 asks again after 500 ms). */
const PATIENCE_MS = 900
/** A server that fell silent is asked again after so long, ms. */
const REST_MS = 60_000
const PORT = 3478

export function createPublicPlaces({ schedule, now, family }: Needs): PublicPlaces {
  const known = new Map<string, { readonly trouble: StunTrouble; readonly until: number }>()

  /** The answer in time, or why there is none. */
  async function within(server: string, ask: (at: Place) => Promise<Place>): Promise<Place | null> {
    const before = known.get(server)
    if (before && now() < before.until) return null
    const fail = (trouble: StunTrouble): null => {
      known.set(server, { trouble, until: now() + REST_MS })
      return null
    }
    let cancel = (): void => undefined
    const late = new Promise<'late'>((resolve) => {
      cancel = schedule(PATIENCE_MS, () => resolve('late'))
    })
    try {
      const at = await Promise.race([addressOf(server, family()), late])
      if (at === 'late' || at === null) return fail('unknown')
      const found = await Promise.race([ask(at), late])
      if (found === 'late') return fail('silent')
      known.delete(server)
      return found
    } catch (error) {
      return fail(error instanceof StunRefused ? 'refused' : 'silent')
    } finally {
      cancel()
    }
  }

  return {
    ofLeg: (leg, server) =>
      within(server, async (at) => {
        const { probe } = leg
        if (!probe) throw new Error('this leg cannot ask')
        const stun = createStun({
          send: (bytes) => probe(bytes, at),
          schedule,
          newTransaction: () => randomBytes(12),
        })
        leg.on({ probed: (bytes) => void stun.received(bytes), lost: stun.stop })
        // Whoever waits has gone by then; the question ends with its leg's description.
        schedule(PATIENCE_MS, stun.stop)
        return stun.ask()
      }),
    ofAgent: (agent, server) => within(server, (at) => agent.publicPlace(at)),
    trouble: (server) => known.get(server)?.trouble ?? null,
  }
}

/** `host`, `host:port` or `[address]:port`; null when no such name has an address of this family. */
async function addressOf(server: string, family: 4 | 6): Promise<Place | null> {
  const [, bracketed, plain, port = String(PORT)] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d+))?$/.exec(server) ?? []
  const host = bracketed ?? plain
  if (host === undefined) return null
  if (isIP(host) !== 0) return isIP(host) === family ? { address: host, port: Number(port) } : null
  try {
    return { address: (await lookup(host, { family })).address, port: Number(port) }
  } catch {
    return null
  }
}
