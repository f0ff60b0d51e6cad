/** The telephone of this host: one user agent for all lines, calls in and out, and settings that change while people talk. */
import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { createLocator, type Locator } from '../sip/locate/locate.ts'
import type { OutgoingInvite, Session, SessionEvents } from '../sip/userAgent/session.ts'
import { openUserAgent, type UserAgent, type UserAgentOptions } from '../sip/userAgent/userAgent.ts'
import type { Line, Listen } from '../storage/line.ts'
import type { Lines, LinesFile } from '../storage/lines.ts'
import type { Secrets } from '../storage/secrets.ts'
import { fromOf, lineFor, proxyUri, targetUri } from './addressing.ts'
import { type Admission, createAdmission } from './admission.ts'
import { type Place, rateFor } from './description.ts'
import { callOf, type Exchange, newCallId, openCall } from './exchange.ts'
import { eventsOf, giveWay } from './following.ts'
import { takeInvite } from './incoming.ts'
import type { PhoneCall } from './phoneCall.ts'
import { PhoneError } from './phoneView.ts'
import { type LineStatus, openRegistrations, type Registrations } from './registrations.ts'

export type Switchboard = {
  call(callId: string): PhoneCall
  calls(): readonly PhoneCall[]
  /** Resolves when it is on its way; what becomes of it is told by its state. */
  dial(target: string, lineId?: string): Promise<string>
  status(): readonly LineStatus[]
  /** Null while the host listens at nothing. */
  agent(): UserAgent | null
  admission: Admission
  /** Where requests go, for `testLine`. */
  locate: Locator['locate']
  /** After a change of settings or secrets. What listens moves only when nobody talks. */
  apply(): Promise<void>
  close(): Promise<void>
}

export type SwitchboardOptions = {
  readonly exchange: Exchange
  readonly lines: LinesFile
  readonly secrets: Pick<Secrets, 'reveal'>
  readonly version: string
  readonly random?: () => number
  readonly linesChanged: () => void
  /** A recording session of an SBC (SIPREC); refused when absent. `listen` is called before it returns. */
  readonly takeRecording?: (session: Session, line: Line) => void
  /** A supervisor of another console calls in: demands its ticket. */
  readonly challenge?: UserAgentOptions['challenge']
  /** True: it was for a supervisor, and is taken. */
  readonly takeSupervisor?: (session: Session) => boolean
  readonly open?: typeof openUserAgent
  readonly locator?: Locator
}

/** Between two keep-alives at most: firewalls forget a quiet connection after two minutes, ms. */
const PING_MS = 100_000

export async function openSwitchboard(o: SwitchboardOptions): Promise<Switchboard> {
  const { exchange, lines, secrets, version, random = Math.random, linesChanged } = o
  const { log, now, schedule, calls, tally } = exchange
  const newToken = (): string => randomBytes(12).toString('hex')
  let locator = o.locator ?? createLocator({ now, random })
  const admission = createAdmission()
  let agent: UserAgent | null = null
  let registrations: Registrations | null = null
  /** What the open agent listens at, as text. */
  let listening = ''
  let trouble = false
  /** Where our accounts are seen from outside a NAT, by their users. */
  const shown = new Map<string, Place>()
  let stopPings = (): void => undefined

  const locate: Locator['locate'] = async (uri) => {
    const peers = await locator.locate(uri)
    admission.found(peers)
    return peers
  }

  const dialOn = (line: Line, invite: OutgoingInvite, on: SessionEvents): Session => {
    if (!agent) throw new PhoneError('phone_off', 'line', 'this host listens at nothing')
    const via = proxyUri(line)
    const password = secrets.reveal(line.id)
    return agent.call(
      {
        ...invite,
        ...(via === undefined ? {} : { via }),
        ...(password === undefined ? {} : { credentials: { username: line.authUser ?? line.user, password } }),
      },
      on,
    )
  }
  const dialFor = (
    call: PhoneCall,
    invite: Pick<OutgoingInvite, 'to' | 'sdp' | 'headers'>,
    on: SessionEvents,
  ): Session => dialOn(call.line, { ...invite, from: fromOf(call.line) }, on)

  function incoming(session: Session): void {
    const { invite } = session
    if (!invite || o.takeSupervisor?.(session)) return
    const replaced = session.replaces && [...calls.values()].find((call) => call.session() === session.replaces)
    const line = lineFor(invite, session.peer, lines.get().lines)
    if (replaced) giveWay(exchange, dialFor, replaced, session)
    else if (!line) refuse(session, 404)
    else if (line.kind !== 'recorder') takeInvite(exchange, dialFor, session, line)
    else if (o.takeRecording) o.takeRecording(session, line)
    else refuse(session, 501)
  }

  function refuse(session: Session, status: number): void {
    session.listen({})
    log.warn('telephone.refused', { status })
    session.reject(status)
  }

  async function open({ listen, lines: all }: Lines): Promise<void> {
    const wanted = JSON.stringify([listen, all.some(({ enabled }) => enabled)])
    if (wanted === listening || (agent && calls.size > 0)) return
    await shut()
    listening = wanted
    trouble = false
    const enabled = all.some((line) => line.enabled)
    if (!enabled || (listen.udp === null && listen.tcp === null && listen.tls === null)) return
    // A socket on an IPv4 address reaches no other.
    const families = isIP(listen.address) === 4 ? ([4] as const) : ([4, 6] as const)
    if (!o.locator) locator = createLocator({ now, random, families })
    try {
      agent = await (o.open ?? openUserAgent)(
        {
          endpoint: {
            address: listen.address,
            ...(listen.udp === null ? {} : { udp: listen.udp }),
            ...(listen.tcp === null ? {} : { tcp: listen.tcp }),
            ...tlsOf(listen),
            gate: admission,
          },
          schedule,
          now,
          random,
          newToken,
          ...(listen.publicAddress === '' ? {} : { publicAddress: listen.publicAddress }),
          shown: (user) => shown.get(user),
          userAgent: `Vigia/${version}`,
          locate,
          reached: (peer, worked) => (worked ? locator.worked(peer) : locator.failed(peer)),
          ...(o.challenge ? { challenge: o.challenge } : {}),
        },
        {
          incoming,
          dropped: (why) => log.info('sip.dropped', { why }),
        },
      )
    } catch (error) {
      trouble = true
      log.error('telephone.listen', error)
      return
    }
    stopPings = keepFlows(agent)
    registrations = openRegistrations({
      agent,
      secrets,
      schedule,
      random,
      newToken,
      now,
      changed: linesChanged,
      ...(exchange.places ? { places: exchange.places } : {}),
      ...(listen.publicAddress === '' ? { shown } : {}),
    })
  }

  /** Calls come in over the flow by which an account registered: a firewall must not forget it (RFC 5626 §4.4.1). */
  function keepFlows(open: UserAgent): () => void {
    let cancel = (): void => undefined
    const again = (): void => {
      cancel = schedule(PING_MS * (0.8 + 0.2 * random()), () => {
        open.ping()
        again()
      })
    }
    again()
    return () => cancel()
  }

  async function shut(): Promise<void> {
    stopPings()
    registrations?.close()
    registrations = null
    const old = agent
    agent = null
    await old?.close()
  }

  async function apply(): Promise<void> {
    const current = lines.get()
    admission.rule(current)
    await open(current)
    registrations?.keep(current.lines)
    linesChanged()
  }

  await apply()

  return {
    admission,
    locate,
    apply,
    agent: () => agent,
    call: (callId) => callOf(exchange, callId),
    calls: () => [...calls.values()],
    status() {
      const known = registrations?.status() ?? []
      return lines.get().lines.map(
        ({ id, enabled }): LineStatus =>
          known.find((status) => status.id === id) ?? {
            id,
            state: enabled && trouble ? 'failed' : 'off',
            words: enabled ? (trouble ? 'line.port_taken' : 'line.not_listening') : 'line.off',
          },
      )
    },
    async dial(target, lineId) {
      const usable = lines.get().lines.filter(({ enabled, kind }) => enabled && kind !== 'recorder')
      const line = lineId === undefined ? usable[0] : usable.find(({ id }) => id === lineId)
      if (!line) throw new PhoneError('line_not_found', 'line', 'no line of this name that can call')
      if (!agent) throw new PhoneError('phone_off', 'line', 'this host listens at nothing')
      const to = targetUri(target, line)
      if (to === null) throw new PhoneError('phone_refused', 'target', 'must be a number or a SIP address')
      return dialOut(line, to, target)
    },
    async close() {
      for (const call of [...calls.values()]) call.hangUp('interrupted')
      await shut()
    },
  }

  async function dialOut(line: Line, to: string, target: string): Promise<string> {
    const startedAt = now()
    const callId = newCallId('sip', startedAt)
    tally.expected(callId, 'call', startedAt)
    const { call } = await openCall(exchange, {
      callId,
      line,
      direction: 'out',
      caller: { number: target.replace(/^sips?:|^tel:|@.*$/gi, ''), name: '' },
      startedAt,
      rate: rateFor(null, line.codecs),
    })
    const begin = (secure: boolean): void => {
      const session: Session = dialOn(
        line,
        { to, from: fromOf(line), sdp: call.offer(secure) },
        {
          ...eventsOf(exchange, dialFor, call, () => session),
          ended(end) {
            // A peer that takes no encrypted sound is called again without, where the line does not demand it.
            const plain = secure && line.srtp === 'offer' && (end.status === 488 || end.status === 415)
            if (plain && call.session() === session && call.view().state === 'dialing') return begin(false)
            call.events.ended(end, session)
          },
        },
      )
      call.speakThrough(session)
    }
    begin(line.srtp === 'required' || (line.srtp === 'offer' && line.transport === 'tls'))
    return callId
  }
}

/** Reads certificate and key when they are used; the error names no path of theirs. */
function tlsOf({ tls }: Listen): { tls?: { port: number; options: { cert: Buffer; key: Buffer } } } {
  if (!tls) return {}
  return { tls: { port: tls.port, options: { cert: readFileSync(tls.certificate), key: readFileSync(tls.key) } } }
}
