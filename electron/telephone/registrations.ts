/** Keeps every account registered, and says of each line how it stands in a word that a window can put into a sentence. */
import { isIP } from 'node:net'
import type { SipResponse } from '../sip/message/message.ts'
import type { Via } from '../sip/message/via.ts'
import { type Registration, type RegistrationState, startRegistration } from '../sip/registration/registration.ts'
import type { Schedule } from '../sip/transaction/timers.ts'
import type { UserAgent } from '../sip/userAgent/userAgent.ts'
import type { Line } from '../storage/line.ts'
import type { Secrets } from '../storage/secrets.ts'
import { aorOf, LINE_PARAM, proxyUri, serverUri } from './addressing.ts'
import type { Place } from './description.ts'
import type { PublicPlaces } from './publicPlaces.ts'

/** `words` is a key of the dictionary, the same as in `testLine`. */
export type LineStatus = {
  readonly id: string
  readonly state: 'registering' | 'registered' | 'failed' | 'ready' | 'off'
  readonly words: string
  /** The response that refused it. */
  readonly status?: number
  /** When it is tried again, ms since the epoch. */
  readonly retryAt?: number
}

export type Registrations = {
  status(): readonly LineStatus[]
  /** Starts, renews and ends registrations as the lines say; one whose settings did not change goes on. */
  keep(lines: readonly Line[]): void
  /** After a change of network. */
  refresh(): void
  close(): void
}

type Needs = {
  readonly agent: UserAgent
  readonly secrets: Pick<Secrets, 'reveal'>
  readonly schedule: Schedule
  readonly random: () => number
  readonly newToken: () => string
  /** ms since the epoch. */
  readonly now: () => number
  readonly changed: () => void
  /** Asks the STUN servers of lines behind a NAT. */
  readonly places?: PublicPlaces
  /** Where accounts are seen from outside over UDP, by their users: filled here, and told in every Contact. Absent: our address is configured. */
  readonly shown?: Map<string, Place>
}

/** Another place is told so often; then the registrar's own help has to do. */
const MOST_MOVES = 3

/** Where a request of ours came from, as its first hop saw it; null when it did not say. */
function seenIn([top]: readonly Via[]): Place | null {
  const address = top?.params.get('received')
  const port = Number(top?.params.get('rport') ?? '')
  if (!address || isIP(address) === 0 || !Number.isInteger(port) || port < 1 || port > 65_535) return null
  return { address, port }
}

export function openRegistrations(needs: Needs): Registrations {
  const { agent, secrets, schedule, random, newToken, now, changed, places, shown } = needs
  const running = new Map<
    string,
    { line: Line; password: string; registration: Registration | undefined; status: LineStatus }
  >()

  /** How often each line's place has changed. */
  const moved = new Map<string, number>()

  const set = (id: string, status: LineStatus): void => {
    const one = running.get(id)
    if (one) one.status = status
    changed()
  }

  function begin(line: Line): void {
    const password = secrets.reveal(line.id) ?? ''
    const { id } = line
    if (line.kind !== 'account') {
      const status: LineStatus = { id, state: 'ready', words: 'line.ready' }
      running.set(id, { line, password, registration: undefined, status })
      return
    }
    const one = {
      line,
      password,
      registration: undefined,
      status: { id, state: 'registering', words: 'line.registering' },
    } as const
    running.set(id, { ...one })
    if (!shown || !places || line.stun === undefined || line.transport !== 'udp') {
      register(line, password)
      return
    }
    void places.ofAgent(agent, line.stun).then((place) => {
      if (running.get(id)?.line !== line) return
      if (place) shown.set(line.user, place)
      register(line, password)
    })
  }

  /** The first answer says how we are seen (RFC 3581 §4); from then on that is where calls shall come to. */
  function seen(line: Line, { status, via }: SipResponse): void {
    if (!shown || line.transport !== 'udp' || status >= 300 || status < 200) return
    const place = seenIn(via)
    const told = /@\[?([^\]>;]+?)\]?:(\d+)[;>]/.exec(agent.contact('UDP', line.user))
    const one = running.get(line.id)
    if (!place || !told || !one || (told[1] === place.address && told[2] === String(place.port))) return
    // A NAT that gives us another port each time is not run after.
    const moves = (moved.get(line.id) ?? 0) + 1
    if (moves > MOST_MOVES) return
    moved.set(line.id, moves)
    shown.set(line.user, place)
    const before = one.registration
    one.registration = undefined
    before?.stop()
    register(line, one.password)
  }

  function register(line: Line, password: string): void {
    const { id } = line
    const protocol = PROTOCOLS[line.transport]
    const contact = agent.contact(protocol, line.user).replace(/^<|>.*$/g, '')
    const proxy = proxyUri(line)
    const registration = startRegistration(
      {
        registrar: serverUri(line),
        aor: aorOf(line),
        contact: `${contact};${LINE_PARAM}=${id}`,
        credentials: { username: line.authUser ?? line.user, password },
        expires: line.expires,
      },
      {
        schedule,
        random,
        newToken,
        send: (request, on) =>
          agent.request(
            request,
            {
              ...on,
              response(response) {
                on.response?.(response)
                // What takes a registration back is not answered any more.
                if (running.get(id)?.registration === registration) seen(line, response)
              },
            },
            proxy,
          ),
        changed: (state) => {
          const current = running.get(id)
          if (current?.line !== line || (state.kind === 'unregistered' && current.registration !== registration)) return
          set(id, statusOf(id, state, now()))
        },
      },
    )
    const one = running.get(id)
    if (one) one.registration = registration
  }

  /** Without the server's word it works all the same where the registrar helps; where it does not, this says why nothing is heard. */
  const behindNat = (line: Line, status: LineStatus): LineStatus =>
    (status.state === 'registered' || status.state === 'ready') && line.stun !== undefined && places?.trouble(line.stun)
      ? { ...status, words: `line.stun_${places.trouble(line.stun)}` }
      : status

  const end = (id: string): void => {
    const one = running.get(id)
    running.delete(id)
    moved.delete(id)
    if (one) shown?.delete(one.line.user)
    one?.registration?.stop()
  }

  return {
    status: () => [...running.values()].map(({ line, status }) => behindNat(line, status)),
    keep(lines) {
      const wanted = lines.filter(({ enabled }) => enabled)
      for (const id of [...running.keys()]) if (!wanted.some((line) => line.id === id)) end(id)
      for (const line of wanted) {
        const one = running.get(line.id)
        const same = one && JSON.stringify(one.line) === JSON.stringify(line)
        if (same && one.password === (secrets.reveal(line.id) ?? '')) continue
        end(line.id)
        begin(line)
      }
      changed()
    },
    refresh() {
      for (const { registration } of running.values()) registration?.refresh()
    },
    close() {
      for (const id of [...running.keys()]) end(id)
    },
  }
}

export const PROTOCOLS = { udp: 'UDP', tcp: 'TCP', tls: 'TLS' } as const

function statusOf(id: string, state: RegistrationState, now: number): LineStatus {
  switch (state.kind) {
    case 'registering':
      return { id, state: 'registering', words: 'line.registering' }
    case 'registered':
      return { id, state: 'registered', words: 'line.registered' }
    case 'unregistered':
      return { id, state: 'off', words: 'line.off' }
    case 'failed': {
      const retry = state.retryMs === null ? {} : { retryAt: now + state.retryMs }
      const status = state.status === null ? {} : { status: state.status }
      return { id, state: 'failed', words: refusalWords(state.why, state.status), ...status, ...retry }
    }
  }
}

/** Why a registrar does not take us, as a key of the dictionary. */
export function refusalWords(why: 'timeout' | 'transport' | 'credentials' | 'refused', status: number | null): string {
  if (why === 'credentials') return 'line.wrong_password'
  if (why === 'timeout' || status === 408) return 'line.no_answer'
  if (why === 'transport') return 'line.unreachable'
  if (status === 403) return 'line.forbidden'
  if (status === 404) return 'line.unknown_user'
  if (status === 423) return 'line.too_brief'
  if (status !== null && status >= 500) return 'line.server_error'
  return 'line.refused'
}
