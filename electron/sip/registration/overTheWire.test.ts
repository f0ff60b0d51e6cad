import { randomBytes } from 'node:crypto'
import { afterEach, expect, test } from 'vitest'
import { readChallenge } from '../digest/challenge.ts'
import { verify } from '../digest/digest.ts'
import { headerOf } from '../message/message.ts'
import { responseTo } from '../message/response.ts'
import { writeVia } from '../message/via.ts'
import { createTransactionLayer, type TransactionUser } from '../transaction/layer.ts'
import { schedule } from '../transaction/timers.ts'
import { type Endpoint, openEndpoint } from '../transport/endpoint.ts'
import { createGate } from '../transport/gate.ts'
import { startRegistration } from './registration.ts'

const CHALLENGE = 'Digest realm="b.test", nonce="n", qop="auth", algorithm=SHA-256'
const NOBODY: TransactionUser = { request: () => ({}), ack: () => undefined, strayAccept: () => undefined }

const opened: Endpoint[] = []
afterEach(async () => {
  await Promise.all(opened.splice(0).map((endpoint) => endpoint.close()))
})

/** Transport and transactions of one side, as the product puts them together. */
async function side(user: TransactionUser) {
  const layer = createTransactionLayer(user, schedule)
  const gate = createGate({ allow: ['127.0.0.1'], perSecond: 100 })
  const endpoint = await openEndpoint(
    { address: '127.0.0.1', udp: 0, tcp: 0, gate, schedule, now: () => Date.now() },
    {
      message: (message, wire) => layer.receive(message, wire),
      wireFailed: (wire) => layer.wireFailed(wire),
      dropped: () => undefined,
    },
  )
  opened.push(endpoint)
  return { layer, endpoint }
}

test.each(['UDP', 'TCP'] as const)('%s: a line registers with its password through real sockets', async (protocol) => {
  const challenge = readChallenge(CHALLENGE)
  const statuses: number[] = []
  const registrar = await side({
    ...NOBODY,
    request(request, transaction) {
      const proof = headerOf(request, 'authorization') ?? ''
      const status = challenge && verify(proof, challenge, 'secret', 'REGISTER') ? 200 : 401
      statuses.push(status)
      transaction.respond(
        responseTo(request, status, {
          toTag: 't',
          headers:
            status === 200 ? [['contact', `${headerOf(request, 'contact')}`]] : [['www-authenticate', CHALLENGE]],
        }),
      )
      return {}
    },
  })
  const line = await side(NOBODY)
  const wire = line.endpoint.wireTo({
    protocol,
    address: '127.0.0.1',
    port: registrar.endpoint.local(protocol)?.port ?? 0,
  })
  const newToken = (): string => randomBytes(12).toString('hex')

  const state = await new Promise((resolve) => {
    startRegistration(
      {
        registrar: 'sip:b.test',
        aor: 'sip:bob@b.test',
        contact: 'sip:bob@127.0.0.1',
        credentials: { username: 'bob', password: 'secret' },
        expires: 120,
      },
      {
        schedule,
        newToken,
        random: () => 0,
        changed: resolve,
        send(outgoing, on) {
          const params = new Map([
            ['branch', `z9hG4bK${newToken()}`],
            ['rport', null],
          ])
          const port = line.endpoint.local(protocol)?.port ?? null
          const via = writeVia({ transport: protocol, host: '127.0.0.1', port, params })
          line.layer.send({ ...outgoing, headers: [['via', via], ...outgoing.headers] }, wire, on)
        },
      },
    )
  })

  expect(state).toEqual({ kind: 'registered', expires: 120 })
  expect(statuses).toEqual([401, 200])
})
