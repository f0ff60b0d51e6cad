import { randomBytes } from 'node:crypto'
import { createSocket, type Socket } from 'node:dgram'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { createVirtualTime } from '../transaction/virtualTime.double.ts'
import { createStun, isStun, readBindingAnswer, writeBindingRequest } from './stun.ts'
import { bindingAnswer, openStunServer, type StunServer } from './stunServer.double.ts'

const open: { close(): unknown }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function client(server: StunServer) {
  const socket: Socket = createSocket('udp4')
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  open.push(socket, server)
  const time = createVirtualTime()
  const send = (bytes: Uint8Array): void => socket.send(bytes, server.port, '127.0.0.1')
  const stun = createStun({ send, schedule: time.schedule, newTransaction: () => randomBytes(12) })
  const other: Uint8Array[] = []
  socket.on('message', (bytes) => void (stun.received(bytes) || other.push(bytes)))
  return { stun, time, socket, other }
}

describe('the public address (RFC 8489)', () => {
  test('a socket learns its own address, and what is not STUN goes its way', async () => {
    const server = await openStunServer()
    const { stun, socket, time, other } = await client(server)
    expect(await stun.ask()).toEqual({ address: '127.0.0.1', port: socket.address().port })
    expect(time.waiting()).toBe(0)
    const sip = Buffer.from('OPTIONS sip:h SIP/2.0\r\n\r\n')
    socket.send(sip, socket.address().port, '127.0.0.1')
    await expect.poll(() => other).toEqual([sip])
  })

  test('what is lost is asked again; two who ask at once are one question', async () => {
    const server = await openStunServer()
    server.deaf = 2
    server.seen = { address: '203.0.113.9', port: 61_234 }
    const { stun, time } = await client(server)
    const both = Promise.all([stun.ask(), stun.ask()])
    await expect.poll(server.asked).toBe(1)
    time.advance(500)
    await expect.poll(server.asked).toBe(2)
    time.advance(1000)
    expect(await both).toEqual([server.seen, server.seen])
    expect(server.asked()).toBe(3)
  })

  test('nobody there: seven requests, and an end after 39.5 s', async () => {
    const server = await openStunServer()
    server.deaf = Number.POSITIVE_INFINITY
    const { stun, time } = await client(server)
    const asked = expect(stun.ask()).rejects.toThrow('the STUN server does not answer')
    time.advance(39_499)
    expect(time.waiting()).toBe(1)
    time.advance(1)
    await asked
    await expect.poll(server.asked).toBe(7)
  })

  test('a server that refuses is told by its code at once, and who stops waiting waits no more', async () => {
    const server = await openStunServer()
    server.refuses = 420
    const { stun, time } = await client(server)
    await expect(stun.ask()).rejects.toMatchObject({ name: 'StunRefused', code: 420 })
    expect(time.waiting()).toBe(0)
    server.deaf = Number.POSITIVE_INFINITY
    const asked = expect(stun.ask()).rejects.toThrow('does not answer')
    stun.stop()
    await asked
    expect(time.waiting()).toBe(0)
  })

  test('IPv6, and an answer that is not ours', () => {
    const [ours, theirs] = [randomBytes(12), randomBytes(12)]
    const place = { address: '2001:db8:0:0:0:0:0:7', port: 5060 }
    expect(readBindingAnswer(bindingAnswer(ours, place), ours)).toEqual(place)
    expect(readBindingAnswer(bindingAnswer(theirs, place), ours)).toBeNull()
    expect(readBindingAnswer(writeBindingRequest(ours), ours)).toBeNull()
  })

  test('RFC 5769 §2.2: the sample answer', () => {
    const hex =
      '0101003c2112a442b7e7a701bc34d686fa87dfae8022000b7465737420766563746f7220002000080001a147e112a643000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96'
    const bytes = Buffer.from(hex, 'hex')
    expect(readBindingAnswer(bytes, bytes.subarray(8, 20))).toEqual({ address: '192.0.2.1', port: 32_853 })
  })

  test('whatever comes, nothing throws', () => {
    const transaction = new Uint8Array(12)
    const answer = bindingAnswer(transaction, { address: '192.0.2.1', port: 1 })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(answer.length - 1), fc.nat(255))), fc.nat(answer.length), (changes, cut) => {
        const bytes = Buffer.from(answer)
        for (const [at, byte] of changes) bytes[at] = byte
        readBindingAnswer(bytes.subarray(0, cut), transaction)
        isStun(bytes.subarray(cut))
      }),
    )
  })
})
