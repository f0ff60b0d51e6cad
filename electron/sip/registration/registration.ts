/** Keeps one line registered (RFC 3261 §10.2): logs in, refreshes in time, and comes back by itself after trouble. */
import { chooseChallenge } from '../digest/challenge.ts'
import { type Credentials, createAuthenticator } from '../digest/digest.ts'
import { readAddress } from '../message/address.ts'
import { decimal, SECONDS_MAX } from '../message/grammar.ts'
import { type HeaderLine, headerOf, headersOf, type SipResponse } from '../message/message.ts'
import type { Outgoing } from '../message/serialize.ts'
import { writeUri } from '../message/uri.ts'
import type { Schedule } from '../transaction/timers.ts'
import type { ClientEvents, Failure } from '../transaction/transaction.ts'
import { retryAfterMs, retryMs } from './backoff.ts'

export type RegistrationState =
  | { readonly kind: 'registering' }
  /** Seconds that the registrar granted. */
  | { readonly kind: 'registered'; readonly expires: number }
  /** `retryMs` null: only a change of settings helps (wrong password, a scheme we do not speak). */
  | {
      readonly kind: 'failed'
      readonly why: Failure | 'credentials' | 'refused'
      readonly status: number | null
      readonly retryMs: number | null
    }
  | { readonly kind: 'unregistered' }

export type Line = {
  /** `sip:b.test`: no user part (§10.2 "The userinfo and @ components … MUST NOT be present"). */
  readonly registrar: string
  /** The address of record, `sip:bob@b.test`. */
  readonly aor: string
  /** Where calls shall come to, with `transport` when it is not UDP. */
  readonly contact: string
  readonly credentials: Credentials
  /** Seconds asked for. */
  readonly expires: number
}

export type RegistrationNeeds = {
  readonly schedule: Schedule
  /** Puts a Via with a fresh branch on top and starts a transaction. */
  readonly send: (request: Outgoing, on: Partial<ClientEvents>) => void
  /** Text of at least 64 random bits, of token characters. */
  readonly newToken: () => string
  /** 0 to 1; spreads what many lines do at once. */
  readonly random: () => number
  readonly changed: (state: RegistrationState) => void
}

export type Registration = {
  readonly state: () => RegistrationState
  /** Now: after a change of network, whatever it waited for. */
  refresh(): void
  /** Takes the line back (§10.2.2) and stops. */
  stop(): void
}

export function startRegistration(
  line: Line,
  { schedule, send, newToken, random, changed }: RegistrationNeeds,
): Registration {
  // "All registrations from a UAC SHOULD use the same Call-ID … to a particular registrar", CSeq by one (§10.2).
  const [callId, tag] = [newToken(), newToken()]
  let number = 0
  let asked = line.expires
  let failures = 0
  let stopped = false
  let state: RegistrationState = { kind: 'registering' }
  let cancel = (): void => undefined
  let authenticator = createAuthenticator(line.credentials, newToken)
  /** An answer to anything but the latest request is not listened to. */
  let latest = 0
  /** Where the proof goes: a proxy that asked once is told in its own header each time (§22.3). */
  let proofName: 'authorization' | 'proxy-authorization' = 'authorization'

  const move = (next: RegistrationState): void => {
    state = next
    changed(next)
  }
  const later = (ms: number): void => {
    cancel()
    cancel = schedule(ms, () => register(asked))
  }
  function failed(why: Failure | 'credentials' | 'refused', status: number | null, wait: number | null): void {
    failures++
    move({ kind: 'failed', why, status, retryMs: wait })
    if (wait !== null) later(wait)
  }

  function register(expires: number): void {
    const proof = authenticator.authorize({ method: 'REGISTER', uri: line.registrar })
    const id = ++latest
    const headers: HeaderLine[] = [
      ['max-forwards', '70'],
      ['from', `<${line.aor}>;tag=${tag}`],
      ['to', `<${line.aor}>`],
      ['call-id', callId],
      ['cseq', `${++number} REGISTER`],
      ['contact', `<${line.contact}>;expires=${expires}`],
      ['expires', String(expires)],
    ]
    if (proof !== null) headers.push([proofName, proof])
    send(
      { start: { kind: 'request', method: 'REGISTER', uri: line.registrar }, headers, body: new Uint8Array(0) },
      {
        response: (response) => {
          if (id === latest && response.status >= 200) answered(response, expires)
        },
        failed: (failure) => {
          if (id === latest && !stopped) failed(failure, null, retryMs(failures, random))
        },
      },
    )
  }
  function answered(response: SipResponse, expires: number): void {
    const { status } = response
    if (status === 401 || status === 407) challenged(response, expires)
    else if (stopped) return
    else if (status < 300) registered(response)
    else if (!lengthened(response, expires)) {
      failed('refused', status, retryAfterMs(headerOf(response, 'retry-after')) ?? retryMs(failures, random))
    }
  }

  /** §10.2.8: 423 names the least it takes; a registrar that asks for what it was just given is not asked again. */
  function lengthened(response: SipResponse, expires: number): boolean {
    const least = decimal(headerOf(response, 'min-expires') ?? '', SECONDS_MAX)
    if (response.status !== 423 || least === null || least <= expires) return false
    asked = least
    register(asked)
    return true
  }

  function challenged(response: SipResponse, expires: number): void {
    const proxy = response.status === 407
    const values = headersOf(response, proxy ? 'proxy-authenticate' : 'www-authenticate')
    if (authenticator.challenged(values) === 'retry') {
      proofName = proxy ? 'proxy-authorization' : 'authorization'
      register(expires)
      return
    }
    // A wrong password is not tried again by itself: registrars lock accounts that guess (§22.1).
    authenticator = createAuthenticator(line.credentials, newToken)
    if (!stopped) failed(chooseChallenge(values) ? 'credentials' : 'refused', response.status, null)
  }

  function registered(response: SipResponse): void {
    const expires = granted(response, line.contact) ?? asked
    failures = 0
    move({ kind: 'registered', expires })
    // Well before the end (§10.2.4), so that one lost refresh can be tried again; not all lines at once.
    later(Math.max(1, expires * (0.7 + 0.15 * random())) * 1000)
  }

  register(asked)
  return {
    state: () => state,
    refresh() {
      if (stopped) return
      cancel()
      register(asked)
    },
    stop() {
      if (stopped) return
      stopped = true
      cancel()
      register(0)
      move({ kind: 'unregistered' })
    },
  }
}

/** Seconds granted to our own binding; a response lists all of them (§10.3 step 8). */
function granted(response: SipResponse, contact: string): number | null {
  const own = readAddress(`<${contact}>`)
  const uri = own.kind === 'ok' ? writeUri(own.value.uri) : contact
  const bindings = response.contacts.kind === 'list' ? response.contacts.addresses : []
  const binding = bindings.find((address) => writeUri(address.uri) === uri)
  const seconds = binding?.params.get('expires') ?? headerOf(response, 'expires')
  return decimal(seconds ?? '', SECONDS_MAX)
}
