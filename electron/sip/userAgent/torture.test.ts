import { createSocket, type Socket } from 'node:dgram'
import { afterAll, afterEach, expect, test } from 'vitest'
import { torture, tortureNames, VERDICTS } from '../message/fixtures/torture.ts'
import type { SipResponse } from '../message/message.ts'
import { parseMessage } from '../message/parse.ts'
import { createWorld } from './agents.double.ts'

/**
 * What a user agent that is no registrar answers to each message of RFC 4475 that comes in a datagram. `call`: it is
 * shown as a call, which this test then refuses with 486. Null: thrown away without a word.
 */
type Answer = { readonly answer: number | null; readonly why: string; readonly call?: true }

const call = (why: string): Answer => ({ answer: 486, why, call: true })
const registrar = { answer: 405, why: 'well-formed; REGISTER is for registrars' }

const ANSWERS: Readonly<Record<string, Answer>> = {
  wsinv: { answer: 481, why: 'well-formed; its To tag names no dialog of ours' },
  intmeth: { answer: 501, why: 'an unknown method' },
  esc01: call('escapes in the user part'),
  escnull: registrar,
  esc02: { answer: 501, why: 'methods are not unescaped' },
  lwsdisp: { answer: 200, why: 'no space before <' },
  longreq: call('long values'),
  dblreq: registrar,
  semiuri: { answer: 200, why: 'a semicolon in the user part' },
  transports: { answer: 200, why: 'unknown transports in Via' },
  mpart01: { answer: 405, why: 'well-formed; MESSAGE is taken in calls only' },
  unreason: { answer: null, why: 'a response nobody asked for' },
  noreason: { answer: null, why: 'a response nobody asked for' },
  badinv01: { answer: 400, why: 'extraneous separators' },
  clerr: { answer: 400, why: 'Content-Length larger than the message' },
  ncl: { answer: 400, why: 'negative Content-Length' },
  scalar02: { answer: 400, why: 'overlarge scalars' },
  scalarlg: { answer: null, why: 'a response with overlarge scalars' },
  quotbal: { answer: 400, why: 'a quote left open' },
  ltgtruri: { answer: 400, why: '<> around the Request-URI' },
  lwsruri: { answer: 400, why: 'blanks in the Request-URI' },
  lwsstart: { answer: 400, why: 'too many blanks in the request line' },
  trws: { answer: 400, why: 'blanks at the end of the request line' },
  escruri: { answer: 400, why: 'headers in the Request-URI' },
  baddate: call('a Date in another zone; we do not need it'),
  regbadct: { answer: 400, why: 'a Contact with ? without brackets' },
  badaspec: { answer: 400, why: 'blanks within addr-spec' },
  baddn: { answer: 400, why: 'a bad display name' },
  badvers: { answer: 505, why: 'SIP/7.0' },
  mismatch01: { answer: 400, why: 'CSeq names another method' },
  mismatch02: { answer: 400, why: 'CSeq names another, unknown method' },
  bigcode: { answer: null, why: 'a response with an overlarge status' },
  badbranch: { answer: 200, why: 'a branch that is only the cookie' },
  insuf: { answer: 400, why: 'mandatory headers are missing' },
  unkscm: { answer: 416, why: 'an unknown scheme' },
  novelsc: { answer: 416, why: 'a scheme of another protocol' },
  unksm2: { answer: 405, why: 'odd schemes in To and Contact; REGISTER is for registrars' },
  bext01: { answer: 420, why: 'Require of unknown extensions' },
  invut: { answer: 415, why: 'an unknown body type' },
  regaut01: { answer: 405, why: 'an unknown Authorization scheme; REGISTER is for registrars' },
  multi01: { answer: 400, why: 'single headers that come twice' },
  mcl01: { answer: 400, why: 'two Content-Lengths' },
  bcast: { answer: null, why: 'a response with a strange Via' },
  zeromf: { answer: 200, why: 'Max-Forwards 0 at its destination' },
  cparam01: registrar,
  cparam02: registrar,
  regescrt: registrar,
  sdp01: call('a description we need not understand'),
  inv2543: call('as of RFC 2543'),
}

const world = createWorld(75)
const sockets: Socket[] = []
const table: string[] = []
afterEach(() => void sockets.splice(0).forEach((socket) => void socket.close()))
afterAll(async () => {
  await world.close()
  console.log(['RFC 4475 over UDP into a running user agent:', ...table].join('\n'))
})

let count = 0

async function bound(address: string, port: number): Promise<Socket> {
  const socket = createSocket('udp4')
  sockets.push(socket)
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject)
    socket.bind(port, address, resolve)
  })
  return socket
}

test('each message has its answer', () => {
  expect(Object.keys(ANSWERS).sort()).toEqual(tortureNames().sort())
})

test.each(Object.entries(ANSWERS))('%s', async (name, { answer, why, call: shown }) => {
  // Some of them have the same branch: each meets an agent that knows nothing yet.
  const bob = await world.open({ incoming: (session) => session.reject(486) })
  const port = bob.agent.local('UDP')?.port ?? 0
  const bytes = torture(name)
  const parsed = parseMessage(bytes, 'datagram')
  if (parsed.kind === 'bad') throw new Error(parsed.why)
  const via = parsed.value.via[0]
  // Answers go to the port of Via, so we have to be there: each message on an address of its own within 127/8.
  const address = process.platform === 'linux' ? `127.44.75.${++count}` : '127.0.0.1'
  const socket = await bound(address, via?.params.has('rport') ? 0 : (via?.port ?? 5060))
  const heard: SipResponse[] = []
  socket.on('message', (datagram) => {
    const response = parseMessage(datagram, 'datagram')
    if (response.kind === 'ok' && response.value.kind === 'response') heard.push(response.value)
  })
  socket.send(bytes, port, '127.0.0.1')
  if (answer === null) await world.advance(500)
  else await world.until(() => heard.some(({ status }) => status >= 200), 2_000)
  const status = heard.find((response) => response.status >= 200)?.status ?? null

  table.push(
    `  ${name.padEnd(11)} §${VERDICTS[name]?.section.padEnd(9)} ${String(status ?? 'dropped').padEnd(8)} ${why}`,
  )
  expect(status).toBe(answer)
  expect(bob.incoming.length).toBe(shown ? 1 : 0)
  expect(bob.dropped.filter((why) => why.startsWith('a fault'))).toEqual([])
})
