/** A user agent of ours for a test among programs of other makes, on real sockets and real time. */
import { randomBytes } from 'node:crypto'
import { CERTIFICATE, CERTIFICATE_KEY } from '../../electron/engine/testing/certificate.ts'
import { type RegistrationState, startRegistration } from '../../electron/sip/registration/registration.ts'
import { schedule } from '../../electron/sip/transaction/timers.ts'
import { createGate } from '../../electron/sip/transport/gate.ts'
import type { Protocol } from '../../electron/sip/transport/peer.ts'
import { openUserAgent, type UserAgent, type UserAgentEvents } from '../../electron/sip/userAgent/userAgent.ts'

export const newToken = (): string => randomBytes(12).toString('hex')

export const openAgent = (on: Partial<UserAgentEvents> = {}): Promise<UserAgent> =>
  openUserAgent(
    {
      endpoint: {
        address: '127.0.0.1',
        udp: 0,
        tcp: 0,
        tls: { port: 0, options: { cert: CERTIFICATE, key: CERTIFICATE_KEY } },
        dialTls: { ca: CERTIFICATE },
        gate: createGate({ allow: ['127.0.0.1'], perSecond: 1000 }),
      },
      schedule,
      now: Date.now,
      random: Math.random,
      newToken,
      userAgent: 'Vigia test',
    },
    { incoming: (session) => session.reject(480), ...on },
  )

export type Account = {
  readonly user: string
  readonly password: string
  readonly protocol: Protocol
  /** Of the registrar. */
  readonly port: number
}

const uriOf = ({ protocol, port }: Account, user = ''): string =>
  `sip:${user}127.0.0.1:${port}${protocol === 'UDP' ? '' : `;transport=${protocol.toLowerCase()}`}`

/** Registers, and resolves with the first state that stands. */
export async function register(agent: UserAgent, account: Account): Promise<RegistrationState & { stop: () => void }> {
  return new Promise((resolve) => {
    const registration = startRegistration(
      {
        registrar: uriOf(account),
        aor: `sip:${account.user}@127.0.0.1:${account.port}`,
        contact: agent.contact(account.protocol, account.user).replace(/^<|>.*$/g, ''),
        credentials: { username: account.user, password: account.password },
        expires: 120,
      },
      {
        schedule,
        send: (request, on) => agent.request(request, on),
        newToken,
        random: Math.random,
        changed(state) {
          if (state.kind === 'registered' || state.kind === 'failed')
            queueMicrotask(() => resolve({ ...state, stop: () => registration.stop() }))
        },
      },
    )
  })
}
