/** Keeps every account registered, and says of each line how it stands in a word that a window can put into a sentence. */
import { type Registration, type RegistrationState, startRegistration } from '../sip/registration/registration.ts'
import type { Schedule } from '../sip/transaction/timers.ts'
import type { UserAgent } from '../sip/userAgent/userAgent.ts'
import type { Line } from '../storage/line.ts'
import type { Secrets } from '../storage/secrets.ts'
import { aorOf, LINE_PARAM, proxyUri, serverUri } from './addressing.ts'

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
}

export function openRegistrations(needs: Needs): Registrations {
  const { agent, secrets, schedule, random, newToken, now, changed } = needs
  const running = new Map<
    string,
    { line: Line; password: string; registration: Registration | undefined; status: LineStatus }
  >()

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
    running.set(id, {
      line,
      password,
      registration: undefined,
      status: { id, state: 'registering', words: 'line.registering' },
    })
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
        send: (request, on) => agent.request(request, on, proxy),
        changed: (state) => {
          if (running.get(id)?.line === line) set(id, statusOf(id, state, now()))
        },
      },
    )
    const one = running.get(id)
    if (one) one.registration = registration
  }

  const end = (id: string): void => {
    const one = running.get(id)
    running.delete(id)
    one?.registration?.stop()
  }

  return {
    status: () => [...running.values()].map(({ status }) => status),
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
