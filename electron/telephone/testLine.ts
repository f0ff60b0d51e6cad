/** "Test this line": each step from the name to the sound, and for the first that fails what it is, in words. */

import { randomBytes } from 'node:crypto'
import { connect as connectTcp, isIP } from 'node:net'
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls'
import { createAuthenticator } from '../sip/digest/digest.ts'
import { LocateError } from '../sip/locate/locate.ts'
import { type HeaderLine, headerOf, headersOf, type SipResponse } from '../sip/message/message.ts'
import type { Peer } from '../sip/transport/peer.ts'
import type { UserAgent } from '../sip/userAgent/userAgent.ts'
import type { Line } from '../storage/line.ts'
import { aorOf, fromOf, proxyUri, serverUri } from './addressing.ts'
import { refusalWords } from './registrations.ts'
import type { SoundTest } from './soundTest.ts'
import type { Step } from './step.ts'

export type { Step } from './step.ts'

type Needs = {
  readonly line: Line
  readonly password: string
  readonly agent: UserAgent
  readonly locate: (uri: string) => Promise<readonly Peer[]>
  readonly sound: Pick<SoundTest, 'run'>
  /** Who we trust for TLS, beyond the system's own. */
  readonly tls?: ConnectionOptions
}

const PATIENCE_MS = 6000

/** Ends at the first step that fails: what follows could only fail too. Never rejects. */
export async function testLine(needs: Needs): Promise<readonly Step[]> {
  const { line, locate, password, agent, sound } = needs
  const steps: Step[] = []
  const add = (step: Step): boolean => {
    steps.push(step)
    return step.ok
  }
  if (line.kind === 'recorder') {
    // Nobody to ask: a recorder waits for whoever is in its list.
    add({ step: 'transport', ok: listens(needs), words: listens(needs) ? 'test.listens' : 'test.not_listening' })
    return steps
  }
  let peers: readonly Peer[]
  try {
    peers = await locate(proxyUri(line) ?? serverUri(line))
    add({
      step: 'dns',
      ok: true,
      words: 'test.found',
      detail: peers.map(({ address, port }) => `${address}:${port}`).join(', '),
    })
  } catch (error) {
    const why = error instanceof LocateError ? error.reason : 'dns'
    add({
      step: 'dns',
      ok: false,
      words: why === 'dns' ? 'test.name_unknown' : 'test.address_wrong',
      detail: line.registrar,
    })
    return steps
  }
  const [peer] = peers
  if (!peer) return steps
  if (peer.protocol !== 'UDP' && !add(await reach(peer, needs))) return steps
  if (peer.protocol === 'TLS' && !add(await certificate(peer, needs))) return steps
  if (line.kind === 'account' && !add(await register(needs))) return steps
  if (!add(await options(needs))) return steps
  for (const step of await sound.run(line, password, agent)) if (!add(step)) break
  return steps
}

const listens = ({ agent }: Needs): boolean => (['UDP', 'TCP', 'TLS'] as const).some((one) => agent.local(one) !== null)

/** The port takes a connection. */
function reach({ address, port }: Peer, _needs: Needs): Promise<Step> {
  return new Promise((resolve) => {
    const socket = connectTcp({ host: address, port, timeout: PATIENCE_MS })
    const end = (ok: boolean, words: string): void => {
      socket.destroy()
      resolve({ step: 'transport', ok, words, detail: `${address}:${port}` })
    }
    socket.on('connect', () => end(true, 'test.connected'))
    socket.on('timeout', () => end(false, 'test.no_connection'))
    socket.on('error', (error: NodeJS.ErrnoException) =>
      end(false, error.code === 'ECONNREFUSED' ? 'test.port_closed' : 'test.no_connection'),
    )
  })
}

/** Certificate errors of OpenSSL as Node names them, by what a person can do about them. */
const CERTIFICATE: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'test.certificate_expired',
  CERT_NOT_YET_VALID: 'test.certificate_early',
  ERR_TLS_CERT_ALTNAME_INVALID: 'test.certificate_name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'test.certificate_own',
  SELF_SIGNED_CERT_IN_CHAIN: 'test.certificate_own',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'test.certificate_unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'test.certificate_unknown',
}

function certificate({ address, port, servername }: Peer, { tls }: Needs): Promise<Step> {
  return new Promise((resolve) => {
    const name = servername ?? address
    // An address is no server name (RFC 6066 §3); it is checked against the certificate all the same.
    const named = isIP(name) === 0 ? { servername: name } : {}
    const socket: TLSSocket = connectTls({ ...tls, ...named, host: address, port, timeout: PATIENCE_MS })
    const end = (ok: boolean, words: string): void => {
      socket.destroy()
      resolve({ step: 'tls', ok, words, detail: name })
    }
    socket.on('secureConnect', () => end(true, 'test.certificate_good'))
    socket.on('timeout', () => end(false, 'test.no_connection'))
    socket.on('error', (error: NodeJS.ErrnoException) => end(false, CERTIFICATE[error.code ?? ''] ?? 'test.tls_failed'))
  })
}

type Outcome = SipResponse | 'timeout' | 'transport'

function ask(needs: Needs, method: string, uri: string, headers: readonly HeaderLine[]): Promise<Outcome> {
  const { agent, line } = needs
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('timeout'), PATIENCE_MS)
    const end = (outcome: Outcome): void => {
      clearTimeout(timer)
      resolve(outcome)
    }
    agent.request(
      { start: { kind: 'request', method, uri }, headers, body: new Uint8Array(0) },
      {
        response: (response) => {
          if (response.status >= 200) end(response)
        },
        failed: end,
      },
      proxyUri(line),
    )
  })
}

/** Asks for our bindings without changing them (RFC 3261 §10.2.3: no Contact), so that a line in use stays registered. */
async function register(needs: Needs): Promise<Step> {
  const { line, password } = needs
  const uri = serverUri(line)
  const authenticator = createAuthenticator({ username: line.authUser ?? line.user, password }, token)
  const [callId, tag] = [token(), token()]
  for (let number = 1; number <= 3; number++) {
    const proof = authenticator.authorize({ method: 'REGISTER', uri })
    const answer = await ask(needs, 'REGISTER', uri, [
      ['max-forwards', '70'],
      ['from', `<${aorOf(line)}>;tag=${tag}`],
      ['to', `<${aorOf(line)}>`],
      ['call-id', callId],
      ['cseq', `${number} REGISTER`],
      ...(proof === null ? [] : [['authorization', proof] as const]),
    ])
    if (answer === 'timeout' || answer === 'transport')
      return { step: 'register', ok: false, words: refusalWords(answer, null) }
    const { status } = answer
    if (status < 300) return { step: 'register', ok: true, words: 'test.registered' }
    if (status !== 401)
      return { step: 'register', ok: false, words: refusalWords('refused', status), detail: String(status) }
    if (authenticator.challenged(headersOf(answer, 'www-authenticate')) !== 'retry')
      return { step: 'register', ok: false, words: refusalWords('credentials', 401), detail: '401' }
  }
  return { step: 'register', ok: false, words: refusalWords('credentials', 401), detail: '401' }
}

async function options(needs: Needs): Promise<Step> {
  const { line } = needs
  const answer = await ask(needs, 'OPTIONS', serverUri(line), [
    ['max-forwards', '70'],
    ['from', `${fromOf(line)};tag=${token()}`],
    ['to', `<${serverUri(line)}>`],
    ['call-id', token()],
    ['cseq', '1 OPTIONS'],
    ['accept', 'application/sdp'],
  ])
  if (answer === 'timeout') return { step: 'options', ok: false, words: 'line.no_answer' }
  if (answer === 'transport') return { step: 'options', ok: false, words: 'line.unreachable' }
  // Any answer shows that it lives: many peers refuse OPTIONS of strangers (§11.2).
  return { step: 'options', ok: true, words: 'test.alive', detail: headerOf(answer, 'server') ?? String(answer.status) }
}

const token = (): string => randomBytes(12).toString('hex')
