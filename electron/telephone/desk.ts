/**
 * Supervisors in calls, on both sides: brings those who ask into the calls that this host carries, and takes this
 * host's own supervisor into calls that others carry. What is asked for stands in Convex; what was done is reported there.
 */

import { type SupervisionMode, speaks } from '../call/supervision.ts'
import type { AudioSource } from '../capture/source.ts'
import type { WindowLeg } from '../rtp/media/media.ts'
import type { Session } from '../sip/userAgent/session.ts'
import type { UserAgent, UserAgentOptions } from '../sip/userAgent/userAgent.ts'
import { targetUri } from './addressing.ts'
import type { Exchange } from './exchange.ts'
import { soundAddress } from './exchange.ts'
import { type FarSeat, openFarSeat } from './farSeat.ts'
import { seatVisitor } from './nearSeat.ts'
import { PhoneError, type Present } from './phoneView.ts'
import { openSeat } from './seat.ts'
import { openEar, type Tap, tapped } from './tap.ts'
import { createTickets } from './tickets.ts'
import type { Voices } from './voices.ts'

export type Asked = {
  readonly callId: string
  readonly supervisorId: string
  readonly supervisorName: string
  readonly mode: SupervisionMode
  readonly state: 'requested' | 'active' | 'ended' | 'refused'
}
export type Order = {
  readonly orderId: string
  readonly callId: string
  readonly kind: 'transfer' | 'say'
  readonly details: string
  /** Who asks. */
  readonly by: string
}
export type Report = Pick<Asked, 'callId' | 'supervisorId' | 'mode' | 'state'> & {
  readonly reason?: string
  readonly bridge?: { readonly uri: string; readonly ticket: string }
}

/** The room's Convex as the desk needs it. None of these throws; what cannot be told now is told when it can. */
export type SupervisionDoor = {
  /** Nobody on the way can read what is told through it: tickets, and with them the keys of the sound, may go there. */
  readonly private: boolean
  /** Everything that is open in the room, whenever it changes. */
  watch(
    hear: (open: { readonly supervisions: readonly Asked[]; readonly orders: readonly Order[] }) => void,
  ): () => void
  /** Where the host of this call is to be reached by this supervisor; told until the returned function ends it. */
  bridge(
    callId: string,
    supervisorId: string,
    hear: (bridge: { uri: string; ticket: string } | null) => void,
  ): () => void
  report(report: Report): void
  orderDone(order: Order, outcome: 'done' | 'failed', reason?: string): void
  /** This host's own supervisor went: its window is gone. */
  left(callId: string): void
}

export type Desk = {
  /** Wraps what is not a telephone call of ours, so that it can be listened to. */
  tapped(source: AudioSource): AudioSource
  /** True: the call is only recorded here, and cannot be spoken into. */
  hears(callId: string): boolean
  readonly challenge: NonNullable<UserAgentOptions['challenge']>
  /** True: the session was a supervisor's, and is dealt with. */
  take(session: Session): boolean
  close(): void
}

type DeskOptions = {
  readonly exchange: Exchange
  readonly door: SupervisionDoor
  readonly user: { readonly id: string; readonly name: string; readonly role: string }
  readonly voices: Voices
  readonly agent: () => UserAgent | null
  readonly tell: (callId: string, supervisors: readonly Present[]) => void
}

/** A supervisor's window here: its line of sound, and what it is joined to. */
type Seat = { line: number | undefined; detach: () => void; far: FarSeat | undefined; stopBridge: () => void }

export function openDesk({ exchange, door, user, voices, agent, tell }: DeskOptions): Desk {
  const { media, calls, log, now } = exchange
  const tickets = createTickets(now)
  const taps = new Map<string, Tap>()
  /** Ears of this host's windows on calls that can only be heard, by call and supervisor. */
  const ears = new Map<string, { readonly who: Present; readonly leg: WindowLeg; close(): void }>()
  /** This host's own supervisor, by call. */
  const seats = new Map<string, Seat>()
  /** Lines of other consoles' supervisors, by call and supervisor. */
  const visitors = new Map<string, Session>()
  const orders = new Set<string>()
  let rows: readonly Asked[] = []
  let closed = false
  const key = (callId: string, supervisorId: string): string => `${supervisorId}@${callId}`

  const show = (callId: string): void => {
    const call = calls.get(callId)
    call?.touch()
    const heard = [...ears].filter(([at]) => at.endsWith(`@${callId}`)).map(([, { who }]) => who)
    tell(callId, call?.audience.present() ?? heard)
  }
  const done = (row: Asked, state: 'active' | 'refused', reason?: string): void =>
    door.report({
      callId: row.callId,
      supervisorId: row.supervisorId,
      mode: row.mode,
      state,
      ...(reason === undefined ? {} : { reason }),
    })
  const whoOf = ({ supervisorId, supervisorName, mode }: Asked): Present => ({ supervisorId, supervisorName, mode })
  /** Is it this host's own window that asks? It has opened its sound, or joined here. */
  const local = ({ callId, supervisorId }: Asked): boolean => supervisorId === user.id && seats.has(callId)

  /** The window's microphone reaches its leg only in a mode that speaks: closed here, whatever the window does. */
  function attach(callId: string, leg: WindowLeg, open: () => boolean): void {
    const seat = seats.get(callId)
    if (seat?.line === undefined) return
    seat.detach()
    seat.detach = voices.attach(seat.line, {
      push: (pcm, seq) => {
        if (open()) leg.push(pcm, seq)
      },
      onFrame: (hear) => leg.onFrame(hear),
    })
  }

  function carried(row: Asked): void {
    const call = calls.get(row.callId)
    if (!call) return
    const { audience } = call
    const present = audience.present().find(({ supervisorId }) => supervisorId === row.supervisorId)
    if (present) {
      if (present.mode === row.mode && row.state === 'active') return
      audience.change(row.supervisorId, row.mode)
      done(row, 'active')
      show(row.callId)
    } else if (local(row)) {
      const leg = openSeat(media)
      leg.onLost(() => {
        if (!audience.present().some(({ supervisorId }) => supervisorId === row.supervisorId)) return
        leg.renew()
        audience.renew(row.supervisorId)
      })
      audience.join(whoOf(row), leg)
      attach(row.callId, leg, () => audience.mayspeak(row.supervisorId))
      done(row, 'active')
      show(row.callId)
    } else if (row.state === 'requested') invite(row)
  }

  /** Another host's supervisor: it is told where to call, and by which ticket. */
  function invite(row: Asked): void {
    const ua = agent()
    const protocol = (['TCP', 'UDP'] as const).find((one) => ua?.local(one))
    const at = protocol && ua?.local(protocol)
    if (!at) {
      done(row, 'refused', 'unreachable')
      return
    }
    if (!door.private) {
      done(row, 'refused', 'not_private')
      return
    }
    if (tickets.pending(row.callId, row.supervisorId)) return
    const { user: name, password } = tickets.issue(row)
    const address = soundAddress(exchange.listen())
    const host = address.includes(':') ? `[${address}]` : address
    const uri = `sip:${name}@${host}:${at.port}${protocol === 'TCP' ? ';transport=tcp' : ''}`
    door.report({ ...pick(row), state: 'requested', bridge: { uri, ticket: password } })
  }

  /** A call that we only record: whoever asks may listen here; more would need us in the path of its sound. */
  function heard(row: Asked, tap: Tap): void {
    const at = key(row.callId, row.supervisorId)
    if (row.mode !== 'listen') {
      done(row, 'refused', 'needs_bridge')
      return
    }
    if (ears.has(at)) {
      if (row.state === 'requested') done(row, 'active')
      return
    }
    if (!local(row)) {
      if (row.state === 'requested') done(row, 'refused', 'unreachable')
      return
    }
    const ear = openEar(media, tap)
    const { leg } = ear
    ears.set(at, { who: whoOf(row), ...ear })
    attach(row.callId, leg, () => false)
    done(row, 'active')
    show(row.callId)
  }

  /** Our own supervisor in a call of another host. */
  function elsewhere(row: Asked): void {
    const seat = seats.get(row.callId)
    if (!seat || row.supervisorId !== user.id) return
    if (seat.far) {
      if (seat.far.mode() !== row.mode)
        void seat.far.change(row.mode).catch((error: unknown) => log.error('telephone.farSeat', error))
      return
    }
    if (!door.private) {
      done(row, 'refused', 'not_private')
      return
    }
    seat.stopBridge()
    const mine = () => rows.find((one) => one.callId === row.callId && one.supervisorId === user.id)
    let opening = false
    seat.stopBridge = door.bridge(row.callId, row.supervisorId, (bridge) => {
      if (!bridge || seat.far || opening || closed) return
      opening = true
      openFarSeat({
        exchange,
        bridge,
        supervisorId: user.id,
        mode: mine()?.mode ?? row.mode,
        over(asked) {
          seat.far = undefined
          const open = asked ? undefined : mine()
          if (open) done(open, 'refused', 'failed')
        },
      }).then(
        (far) => {
          if (seats.get(row.callId) !== seat) return far.close()
          seat.far = far
          attach(row.callId, far.window, () => speaks(far.mode()))
        },
        (error: unknown) => {
          opening = false
          done(row, 'refused', 'failed')
          log.error('telephone.farSeat', error)
        },
      )
    })
  }

  function hear(open: { supervisions: readonly Asked[]; orders: readonly Order[] }): void {
    const before = rows
    rows = open.supervisions
    for (const row of rows) act(row)
    for (const row of before) {
      if (!rows.some((one) => one.callId === row.callId && one.supervisorId === row.supervisorId)) gone(row)
    }
    for (const order of open.orders) void carryOut(order)
  }

  function act(row: Asked): void {
    const tap = taps.get(row.callId)
    if (calls.has(row.callId)) carried(row)
    else if (tap) heard(row, tap)
    else elsewhere(row)
  }

  function gone({ callId, supervisorId }: Pick<Asked, 'callId' | 'supervisorId'>): void {
    tickets.revoke(callId, supervisorId)
    calls.get(callId)?.audience.leave(supervisorId)
    const at = key(callId, supervisorId)
    ears.get(at)?.close()
    ears.delete(at)
    visitors.get(at)?.hangUp()
    visitors.delete(at)
    if (supervisorId === user.id) seats.get(callId)?.far?.close()
    show(callId)
  }

  async function carryOut(order: Order): Promise<void> {
    const call = calls.get(order.callId)
    if ((!call && !taps.has(order.callId)) || orders.has(order.orderId)) return
    orders.add(order.orderId)
    // The words are on the dispatcher's screen already, by Convex; where the room wishes it they are said in their ear too.
    if (order.kind === 'say') {
      call?.mouth.whisper({ text: order.details, by: order.by, what: order.orderId, language: call.line.language })
      return door.orderDone(order, 'done')
    }
    if (!call) return door.orderDone(order, 'failed', 'needs_bridge')
    try {
      const to = targetUri(order.details, call.line)
      if (to === null) return door.orderDone(order, 'failed', 'target_invalid')
      await call.transfer(to)
      door.orderDone(order, 'done')
    } catch (error) {
      door.orderDone(order, 'failed', error instanceof PhoneError ? error.code : 'failed')
    }
  }

  const leaveSeat = (callId: string): void => {
    const seat = seats.get(callId)
    seats.delete(callId)
    seat?.detach()
    seat?.stopBridge()
    seat?.far?.close()
  }

  const stops = [
    voices.onOpen(({ line, purpose, callId }) => {
      if (purpose !== 'supervise') return undefined
      if (user.role === 'dispatcher') return { field: 'purpose', reason: 'forbidden' }
      if (callId === undefined) return { field: 'callId', reason: 'call_not_found' }
      sit(callId).line = line
      const row = rows.find((one) => one.callId === callId && one.supervisorId === user.id)
      // It may have joined without sound, or lost its window: what it hears is put on this line.
      const leg = ears.get(key(callId, user.id))?.leg ?? seats.get(callId)?.far?.window
      if (leg) attach(callId, leg, () => speaks(seats.get(callId)?.far?.mode() ?? 'listen'))
      else if (row) {
        calls.get(callId)?.audience.leave(user.id)
        act(row)
      }
      return undefined
    }),
    voices.onClose(({ line, callId }) => {
      const seat = callId === undefined ? undefined : seats.get(callId)
      if (!seat || callId === undefined || seat.line !== line) return
      leaveSeat(callId)
      gone({ callId, supervisorId: user.id })
      // Its window is gone: nobody is left to leave by themselves.
      if (rows.some((row) => row.callId === callId && row.supervisorId === user.id)) door.left(callId)
    }),
    door.watch(hear),
  ]

  function sit(callId: string): Seat {
    const known = seats.get(callId)
    if (known) return known
    const seat: Seat = { line: undefined, detach: () => {}, far: undefined, stopBridge: () => {} }
    seats.set(callId, seat)
    return seat
  }

  return {
    tapped(source) {
      const { callId } = source.info
      const tap = tapped(source, () => {
        taps.delete(callId)
        for (const [at, ear] of ears) {
          if (!at.endsWith(`@${callId}`)) continue
          ear.close()
          ears.delete(at)
        }
      })
      taps.set(callId, tap)
      return tap.source
    },
    hears: (callId) => taps.has(callId),
    challenge(request) {
      const name = request.target?.kind === 'sip' ? (request.target.user ?? '') : ''
      if (!tickets.isTicket(name)) return null
      return { realm: 'vigia', passwordOf: (supervisorId) => tickets.passwordOf(name, supervisorId) }
    },
    take(session) {
      const target = session.invite?.target
      const name = target?.kind === 'sip' ? (target.user ?? '') : ''
      if (!tickets.isTicket(name)) return false
      const ticket = tickets.take(name)
      const call = ticket && calls.get(ticket.callId)
      if (!ticket || !call) {
        session.listen({})
        session.reject(403)
        return true
      }
      const rowOf = () => rows.find((one) => one.callId === ticket.callId && one.supervisorId === ticket.supervisorId)
      seatVisitor(exchange, session, ticket.password, {
        seated(leg) {
          const row = rowOf()
          if (!row || calls.get(ticket.callId) !== call) return session.hangUp()
          call.audience.join(whoOf(row), leg)
          visitors.set(key(ticket.callId, ticket.supervisorId), session)
          done(row, 'active')
          show(ticket.callId)
        },
        over(left) {
          const at = key(ticket.callId, ticket.supervisorId)
          if (visitors.get(at) !== session) return
          visitors.delete(at)
          call.audience.leave(ticket.supervisorId)
          show(ticket.callId)
          // Nobody asked for the end: the supervisor is told, and not left before a call that is silent.
          const row = left ? undefined : rowOf()
          if (row && calls.has(ticket.callId)) done(row, 'refused', 'failed')
        },
      })
      return true
    },
    close() {
      closed = true
      for (const stop of stops) stop()
      for (const callId of [...seats.keys()]) leaveSeat(callId)
      for (const ear of ears.values()) ear.close()
    },
  }
}

const pick = ({ callId, supervisorId, mode }: Asked) => ({ callId, supervisorId, mode })
