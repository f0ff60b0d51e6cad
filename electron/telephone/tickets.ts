/** Tickets of one use by which a supervisor of another console gets into a call: an address to call, and a password for it. */
import { randomBytes, timingSafeEqual } from 'node:crypto'

export type Ticket = {
  /** User part of the address; names nothing. */
  readonly user: string
  readonly password: string
  readonly callId: string
  readonly supervisorId: string
  readonly supervisorName: string
}

export type Tickets = {
  /** A new one; an older one of the same supervisor and call is void. */
  issue(who: Pick<Ticket, 'callId' | 'supervisorId' | 'supervisorName'>): Ticket
  /** One is out and can still be used. */
  pending(callId: string, supervisorId: string): boolean
  /** Without using it up: for a challenge. */
  passwordOf(user: string, supervisorId: string): string | null
  isTicket(user: string): boolean
  /** Uses it up; undefined when it is void, used or too old. */
  take(user: string): Ticket | undefined
  revoke(callId: string, supervisorId: string): void
}

/** A supervisor's host calls at once; ms. */
const GOOD_MS = 60_000
const PREFIX = 'join-'
const MOST = 256

export function createTickets(now: () => number): Tickets {
  const open = new Map<string, Ticket & { at: number }>()
  const living = (user: string): Ticket | undefined => {
    const ticket = open.get(user)
    if (!ticket || now() - ticket.at <= GOOD_MS) return ticket
    open.delete(user)
    return undefined
  }
  const revoke = (callId: string, supervisorId: string): void => {
    for (const [user, one] of open) {
      if (one.callId === callId && one.supervisorId === supervisorId) open.delete(user)
    }
  }
  return {
    issue(who) {
      revoke(who.callId, who.supervisorId)
      const [oldest] = open.keys()
      if (open.size >= MOST && oldest !== undefined) open.delete(oldest)
      const ticket = {
        ...who,
        user: `${PREFIX}${randomBytes(9).toString('hex')}`,
        password: randomBytes(24).toString('base64url'),
      }
      open.set(ticket.user, { ...ticket, at: now() })
      return ticket
    },
    pending: (callId, supervisorId) =>
      [...open.values()].some((one) => one.callId === callId && one.supervisorId === supervisorId && living(one.user)),
    passwordOf(user, supervisorId) {
      const ticket = living(user)
      return ticket && same(ticket.supervisorId, supervisorId) ? ticket.password : null
    },
    isTicket: (user) => user.startsWith(PREFIX),
    take(user) {
      const ticket = living(user)
      open.delete(user)
      return ticket
    },
    revoke,
  }
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
