/** The SIP user agent: every call of this host, over every transport, behind one interface (RFC 3261 §8, §13). */
import { dialogKey } from '../dialog/dialog.ts'
import type { Credentials } from '../digest/digest.ts'
import type { PublicAddress } from '../locate/stun.ts'
import type { HeaderLine, SipRequest } from '../message/message.ts'
import { responseTo } from '../message/response.ts'
import { type Outgoing, serialize } from '../message/serialize.ts'
import { writeHostport } from '../message/uri.ts'
import { createTransactionLayer } from '../transaction/layer.ts'
import type { Schedule } from '../transaction/timers.ts'
import type { ClientEvents, ServerEvents, ServerTransaction, Wire } from '../transaction/transaction.ts'
import { type Endpoint, type EndpointEvents, type EndpointOptions, openEndpoint } from '../transport/endpoint.ts'
import type { Peer, Protocol } from '../transport/peer.ts'
import { type Authorizer, createAuthorizer } from './authorizer.ts'
import type { Core, DialogUser } from './core.ts'
import { takeCall } from './incomingCall.ts'
import { createLogin } from './login.ts'
import { makeCall } from './outgoingCall.ts'
import { answerUnreadable, createOutside } from './outside.ts'
import { locateByName, reachableAddress } from './place.ts'
import { createSender, type Flow } from './sender.ts'
import type { OutgoingInvite, Session, SessionEvents } from './session.ts'

export type UserAgentOptions = {
  /** Listen addresses, gate, certificates. */
  readonly endpoint: Omit<EndpointOptions, 'schedule' | 'now'>
  readonly schedule: Schedule
  /** ms. */
  readonly now: () => number
  /** 0 to 1. */
  readonly random: () => number
  /** Text of at least 64 random bits, of token characters. */
  readonly newToken: () => string
  /** For Contact and Via when the bound address is not what peers reach; default: the bound one, or this host's first. */
  readonly publicAddress?: string
  /** Where this user of ours is reached over UDP, when the other side of a NAT sees another address and port than we have. */
  readonly shown?: (user: string) => { readonly address: string; readonly port: number } | undefined
  /** Product name for User-Agent and Server. */
  readonly userAgent: string
  /** RFC 3263; the first peer is tried first. Default: a literal address, else the system's resolver. */
  readonly locate?: (uri: string) => Promise<readonly Peer[]>
  /** Whether a peer that was tried answered: for a locator that lets the silent ones wait. */
  readonly reached?: (peer: Peer, worked: boolean) => void
  /** For requests that are challenged 401 or 407. */
  readonly credentials?: (realm: string, uri: string) => Credentials | null
  /** Demands a login of whoever calls, before `incoming` is told. A password may be good once: it is asked once a try. */
  readonly challenge?: (
    request: SipRequest,
  ) => { readonly realm: string; readonly passwordOf: (username: string) => string | null } | null
  /** Seconds: what we ask for, and the least we take (RFC 4028). Default 1800 and 90. */
  readonly sessionTimer?: { readonly expires: number; readonly least: number }
  /** Follow a 3xx to the contacts it names (§8.1.3.4). Default: no, it ends the call with its status. */
  readonly followRedirects?: boolean
  /** Default: real sockets. */
  readonly open?: (options: EndpointOptions, on: EndpointEvents) => Promise<Endpoint>
}

export type UserAgentEvents = {
  /** A new INVITE outside any dialog. Whoever handles it calls `listen` at once, and `ring`, `accept` or `reject`. */
  incoming(session: Session): void
  /** Something was thrown away or went wrong; the words name no person and no number. */
  dropped?(why: string): void
}

export type UserAgent = {
  local(protocol: Protocol): { readonly address: string; readonly port: number } | null
  /** `<sip:user@address:port;transport=tcp>` and `params` behind it. */
  contact(protocol: Protocol, user?: string, params?: string): string
  call(invite: OutgoingInvite, on: SessionEvents): Session
  /**
   * A request outside a dialog, with Via and failover (timeout, transport, 503: the next peer). REGISTER brings its own
   * proof; any other is tried again with `credentials` when it is challenged. `via`: the outbound proxy's URI.
   */
  request(outgoing: Outgoing, on: Partial<ClientEvents>, via?: string): void
  readonly sessions: () => readonly Session[]
  /** How a STUN server sees our UDP port (RFC 8489). Rejects when UDP is not open, it refuses, or nobody answers within 39.5 s. */
  publicPlace(server: { readonly address: string; readonly port: number }): Promise<PublicAddress>
  /** Keep-alives on every open stream (RFC 5626 §3.5.1). */
  ping(): void
  /** Says BYE, CANCEL or 480 to every call, waits for that to leave (not for answers), and closes the sockets. */
  close(): Promise<void>
}

/** Rejects when a port is taken; nothing stays open then. */
export async function openUserAgent(options: UserAgentOptions, on: UserAgentEvents): Promise<UserAgent> {
  const { now, random, newToken } = options
  const dropped = (why: string): void => {
    try {
      on.dropped?.(why)
    } catch {
      // Whoever keeps the log has a fault of its own; there is nobody left to tell.
    }
  }
  // The words of an error may quote a message; its name cannot.
  const fault = (error: unknown): void => dropped(`a fault: ${error instanceof Error ? error.name : typeof error}`)
  function guard(run: () => void): void {
    try {
      run()
    } catch (error) {
      fault(error)
    }
  }
  const schedule: Schedule = (ms, run) => options.schedule(ms, () => guard(run))

  const dialogs = new Map<string, DialogUser>()
  const sessions = new Set<Session>()
  const cancels = new WeakMap<ServerTransaction, (cancel: SipRequest) => void>()
  const dead = new WeakSet<Wire>()
  /** Whence the message that is being read came. */
  let reading: Flow | null = null
  let ready = false

  const layer = createTransactionLayer(
    {
      request(request, transaction) {
        const events = reading ? received(request, transaction, reading) : {}
        return {
          failed: (failure) => guard(() => events.failed?.(failure)),
          terminated: () => guard(() => events.terminated?.()),
        }
      },
      ack(request) {
        const key = dialogKey(request)
        if (key !== null) dialogs.get(key)?.ack(request)
      },
      // The INVITE's transaction stays for 64*T1 and acknowledges what comes again; later ones are somebody's mistake.
      strayAccept: () => dropped('a 2xx that nobody waits for'),
    },
    schedule,
  )
  const endpoint = await (options.open ?? openEndpoint)(
    { ...options.endpoint, schedule, now },
    {
      message(message, wire, peer) {
        // What comes while the last port is being opened will come again.
        if (!ready) return
        const unreadable = message.kind === 'request' ? answerUnreadable(message, newToken()) : null
        reading = { wire, peer }
        guard(() => (unreadable ? wire.send(serialize(unreadable)) : layer.receive(message, wire)))
        reading = null
      },
      wireFailed(wire) {
        dead.add(wire)
        guard(() => layer.wireFailed(wire))
      },
      dropped,
    },
  )

  const local = (protocol: Protocol) => {
    const bound = endpoint.local(protocol)
    return bound && { address: bound.address, port: bound.port }
  }
  const sentBy = (protocol: Protocol) => ({
    host: reachableAddress(endpoint.local(protocol)?.address ?? options.endpoint.address, options.publicAddress),
    port: endpoint.local(protocol)?.port ?? null,
  })
  function contact(protocol: Protocol, user = '', params = ''): string {
    const shown = protocol === 'UDP' && user !== '' ? options.shown?.(user) : undefined
    const { host, port } = shown ? { host: shown.address, port: shown.port } : sentBy(protocol)
    const transport = protocol === 'UDP' ? '' : `;transport=${protocol.toLowerCase()}`
    return `<sip:${user === '' ? '' : `${user}@`}${writeHostport(host, port)}${transport}>${params}`
  }

  const sender = createSender({
    schedule,
    layer,
    locate: options.locate ?? locateByName,
    wireTo: (peer) => endpoint.wireTo(peer),
    reached: (peer, worked) => options.reached?.(peer, worked),
    alive: (wire) => !dead.has(wire),
    sentBy,
    newToken,
    guard,
  })
  const core: Core = {
    schedule,
    now,
    random,
    newToken,
    sessionTimer: options.sessionTimer ?? SESSION_TIMER,
    sender,
    contact,
    introduction: [['user-agent', options.userAgent]],
    join(user) {
      dialogs.set(user.dialog.key, user)
      return () => {
        if (dialogs.get(user.dialog.key) === user) dialogs.delete(user.dialog.key)
      }
    },
    dialog: (key) => dialogs.get(key) ?? null,
    onCancel: (transaction, run) => void cancels.set(transaction, run),
    guard,
    fault,
  }
  const authorizerOf = (uri: string, own?: Credentials): Authorizer =>
    createAuthorizer((realm) => own ?? options.credentials?.(realm, uri) ?? null, newToken)

  /** Sessions that ended are let go when the next one comes. */
  function keep(session: Session): Session {
    for (const one of sessions) if (one.state() === 'ended') sessions.delete(one)
    sessions.add(session)
    return session
  }
  const outside = createOutside({
    core,
    login: createLogin(now, newToken),
    product: [['server', options.userAgent]],
    challenge: (request) => options.challenge?.(request) ?? null,
    cancelled(cancel) {
      const invite = layer.cancelled(cancel)
      return invite && (() => cancels.get(invite)?.(cancel))
    },
    call(invite, transaction, flow, replaces) {
      const taken = takeCall(core, invite, transaction, flow, { replaces, authorizer: authorizerOf(invite.uri) })
      if (!taken) {
        transaction.respond(responseTo(invite, 400, { toTag: newToken() }))
        return {}
      }
      keep(taken.session)
      try {
        on.incoming(taken.session)
      } catch (error) {
        fault(error)
        taken.session.reject(500)
        taken.session.hangUp()
      }
      return taken.events
    },
  })
  /** A fault while a request is taken costs its sender a 500, and nobody else anything. */
  function received(request: SipRequest, transaction: ServerTransaction, flow: Flow): Partial<ServerEvents> {
    try {
      return outside.request(request, transaction, flow)
    } catch (error) {
      fault(error)
      guard(() => transaction.respond(responseTo(request, 500, { toTag: newToken() })))
      return {}
    }
  }

  let closing: Promise<void> | null = null
  async function end(): Promise<void> {
    for (const session of sessions) guard(() => session.hangUp())
    // What was said has left when the loop has turned: the way to a peer is found within a few of its turns.
    for (let turn = 0; turn < 5; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
    await endpoint.close()
  }

  ready = true
  return {
    local,
    contact,
    sessions: () => [...sessions].filter((session) => session.state() !== 'ended'),
    call: (invite, events) =>
      keep(
        makeCall(core, invite, events, {
          authorizer: authorizerOf(invite.to, invite.credentials),
          followRedirects: options.followRedirects ?? false,
        }),
      ),
    request(outgoing, events, via) {
      const uri = outgoing.start.kind === 'request' ? outgoing.start.uri : ''
      const registers = outgoing.start.kind === 'request' && outgoing.start.method === 'REGISTER'
      let again = 0
      sender.send({
        uri: via ?? uri,
        authorizer: registers ? null : authorizerOf(uri),
        compose: () => numbered(outgoing, again++),
        response: (response) => events.response?.(response),
        failed: (failure) => events.failed?.(failure),
        terminated: () => events.terminated?.(),
      })
    },
    publicPlace: (server) => endpoint.publicAddress(server),
    ping: () => endpoint.ping(),
    close: () => {
      closing ??= end()
      return closing
    },
  }
}

/** Seconds (RFC 4028 §4: "1800 seconds (30 minutes) is RECOMMENDED", §5: 90 at least). */
const SESSION_TIMER = { expires: 1800, least: 90 }

/** §22.2: each try with proof has a CSeq of its own. */
function numbered(outgoing: Outgoing, more: number): Outgoing {
  if (more === 0) return outgoing
  const headers = outgoing.headers.map(([name, value]): HeaderLine => {
    const number = /^\d+/.exec(value)?.[0]
    return name.toLowerCase() === 'cseq' && number !== undefined
      ? [name, `${Number(number) + more}${value.slice(number.length)}`]
      : [name, value]
  })
  return { ...outgoing, headers }
}
