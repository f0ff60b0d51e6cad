import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { openStunServer } from '../locate/stunServer.double.ts'
import type { SipMessage, SipRequest } from '../message/message.ts'
import { responseTo } from '../message/response.ts'
import { createTransactionLayer } from '../transaction/layer.ts'
import { schedule } from '../transaction/timers.ts'
import type { ServerTransaction, Wire } from '../transaction/transaction.ts'
import { createVirtualTime } from '../transaction/virtualTime.double.ts'
import { type Endpoint, openEndpoint } from './endpoint.ts'
import { createGate } from './gate.ts'

/** ms; for a machine with other things to do. */
const PATIENCE = { timeout: 15_000 }
const closing: (() => unknown)[] = []
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()))
})

const options = (via: string): Buffer =>
  Buffer.from(
    `OPTIONS sip:b@h SIP/2.0\r\nVia: ${via};branch=z9hG4bKf\r\nFrom: <sip:a@h>;tag=1\r\nTo: <sip:b@h>\r\nCall-ID: c\r\nCSeq: 1 OPTIONS\r\nl: 0\r\n\r\n`,
  )

/** An endpoint whose time passes only when told. */
async function open() {
  const time = createVirtualTime()
  const heard: { message: SipMessage; wire: Wire }[] = []
  const failed: Wire[] = []
  const dropped: string[] = []
  const gate = createGate({ allow: [], perSecond: 1000 })
  const endpoint: Endpoint = await openEndpoint(
    { address: '127.0.0.1', udp: 0, tcp: 0, gate, schedule: time.schedule, now: () => 0 },
    {
      message: (message, wire) => heard.push({ message, wire }),
      wireFailed: (wire) => failed.push(wire),
      dropped: (why) => dropped.push(why),
    },
  )
  closing.push(() => endpoint.close())
  const port = endpoint.local('TCP')?.port ?? 0
  return { endpoint, time, heard, failed, dropped, port }
}

/** Somebody at a TCP port who does what the test says. */
async function listen(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    onSocket(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

async function dial(port: number): Promise<{ socket: Socket; closed: Promise<void> }> {
  const socket = connect(port, '127.0.0.1')
  closing.push(() => socket.destroy())
  socket.on('error', () => undefined)
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()))
  return { socket, closed }
}

describe('a flow that died (RFC 5626 §4.4.1)', () => {
  test('who answered a ping once and no more is gone after 10 s; who never answered may not know pings', async () => {
    const { endpoint, time, failed } = await open()
    let pings = 0
    const port = await listen((socket) => socket.on('data', () => void (pings++ === 0 && socket.write('\r\n'))))
    const mute = await listen((socket) => socket.resume())
    const wire = endpoint.wireTo({ protocol: 'TCP', address: '127.0.0.1', port })
    endpoint.wireTo({ protocol: 'TCP', address: '127.0.0.1', port: mute })
    endpoint.ping()
    await expect.poll(() => pings, PATIENCE).toBe(1)
    // The answer has its turn of the loop.
    await new Promise((resolve) => setTimeout(resolve, 50))
    endpoint.ping()
    await expect.poll(() => pings, PATIENCE).toBe(2)
    time.advance(10_000)
    await expect.poll(() => failed, PATIENCE).toEqual([wire])
  })

  test('nobody who takes up the call: the dial is given up after 8 s', async () => {
    const { endpoint, time, failed } = await open()
    const port = await listen((socket) => socket.resume())
    const wire = endpoint.wireTo({ protocol: 'TLS', address: '127.0.0.1', port })
    time.advance(8_000)
    await expect.poll(() => failed, PATIENCE).toEqual([wire])
  })

  test('two who ask at once share a dial; after an end the next one dials anew', async () => {
    const { endpoint, time, failed } = await open()
    let dials = 0
    const port = await listen((socket) => {
      dials++
      socket.once('data', () => socket.destroy())
    })
    const peer = { protocol: 'TCP', address: '127.0.0.1', port } as const
    const first = endpoint.wireTo(peer)
    expect(endpoint.wireTo(peer)).toBe(first)
    first.send(options('SIP/2.0/TCP h'))
    await expect.poll(() => failed, PATIENCE).toEqual([first])
    expect(endpoint.wireTo(peer)).not.toBe(first)
    await expect.poll(() => dials, PATIENCE).toBe(2)
    expect(time.waiting()).toBeLessThan(3)
  })
})

describe('who keeps a connection busy with nothing', () => {
  test('a message that drips in ends the connection after 30 s; whole ones do not', async () => {
    const { port, time, heard, dropped } = await open()
    const [slow, good] = [await dial(port), await dial(port)]
    slow.socket.write('OPTIONS sip:b@h SIP/2.0\r\nVia')
    for (let count = 1; count <= 3; count++) {
      good.socket.write(options('SIP/2.0/TCP h'))
      await expect.poll(() => heard.length, PATIENCE).toBe(count)
      slow.socket.write('x')
      time.advance(14_999)
    }
    await slow.closed
    expect(dropped).toEqual(['a message does not end'])
    expect(good.socket.destroyed).toBe(false)
  })

  test('whoever says nothing at all is let go after a minute', async () => {
    const { endpoint, port, time } = await open()
    const [silent, good] = [await dial(port), await dial(port)]
    good.socket.write('\r\n\r\n')
    await new Promise<void>((resolve) => good.socket.once('data', () => resolve()))
    time.advance(60_000)
    await silent.closed
    expect(good.socket.destroyed).toBe(false)
    expect(endpoint.local('TCP')?.port).toBe(port)
  })

  test('one address may dial so often; when one ends, another may come', async () => {
    const { port } = await open()
    const all = await Promise.all(Array.from({ length: 64 }, () => dial(port)))
    const tooMany = await dial(port)
    await tooMany.closed
    all[0]?.socket.destroy()
    await expect
      .poll(async () => {
        const next = await dial(port)
        next.socket.write('\r\n\r\n')
        return Promise.race([
          next.closed.then(() => 'closed'),
          new Promise((resolve) => next.socket.once('data', () => resolve('answered'))),
        ])
      }, PATIENCE)
      .toBe('answered')
  })
})

test('an answer whose connection is gone takes a new one to sent-by (§18.2.2), once', async () => {
  const gate = createGate({ allow: [], perSecond: 1000 })
  const asked: { request: SipRequest; transaction: ServerTransaction }[] = []
  const layer = createTransactionLayer(
    {
      request: (request, transaction) => {
        asked.push({ request, transaction })
        return {}
      },
      ack: () => undefined,
      strayAccept: () => undefined,
    },
    schedule,
  )
  const failed: Wire[] = []
  const endpoint = await openEndpoint(
    { address: '127.0.0.1', tcp: 0, gate, schedule, now: () => 0 },
    {
      message: (message, wire) => layer.receive(message, wire),
      wireFailed(wire) {
        failed.push(wire)
        layer.wireFailed(wire)
      },
      dropped: () => undefined,
    },
  )
  closing.push(() => endpoint.close())
  const answers: string[] = []
  const sentBy = await listen((socket) =>
    socket.on('data', (bytes) => answers.push(String(bytes).split('\r\n', 1)[0] ?? '')),
  )
  const client = await dial(endpoint.local('TCP')?.port ?? 0)
  client.socket.write(options(`SIP/2.0/TCP 127.0.0.1:${sentBy}`))
  await expect.poll(() => asked.length, PATIENCE).toBe(1)
  client.socket.destroy()
  await expect.poll(() => failed.length, PATIENCE).toBe(1)
  const [one] = asked
  if (!one) throw new Error('no request')
  one.transaction.respond(responseTo(one.request, 200, { toTag: 'x' }))
  await expect.poll(() => answers, PATIENCE).toEqual(['SIP/2.0 200 OK'])
})

test('the UDP port learns its public address between calls', async () => {
  const stun = await openStunServer()
  closing.push(() => stun.close())
  stun.seen = { address: '203.0.113.9', port: 61_234 }
  const { endpoint, heard, dropped } = await open()
  expect(await endpoint.publicAddress({ address: '127.0.0.1', port: stun.port })).toEqual(stun.seen)
  expect([heard, dropped]).toEqual([[], []])
})
