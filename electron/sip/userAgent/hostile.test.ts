import fc from 'fast-check'
import { expect, test } from 'vitest'
import { torture, tortureNames } from '../message/fixtures/torture.ts'
import { parseMessage } from '../message/parse.ts'
import type { Wire } from '../transaction/transaction.ts'
import { createVirtualTime } from '../transaction/virtualTime.double.ts'
import type { EndpointEvents } from '../transport/endpoint.ts'
import { createGate } from '../transport/gate.ts'
import { seeded } from './agents.double.ts'
import { words } from './handmade.double.ts'
import { openUserAgent } from './userAgent.ts'

/** An agent whose messages are handed to it, and which accepts whatever comes. */
async function deaf(seed: number) {
  const time = createVirtualTime()
  const random = seeded(seed)
  const faults: string[] = []
  const said: string[] = []
  const wire: Wire = { reliable: false, send: (bytes) => void said.push(Buffer.from(bytes).toString()) }
  const heard: { on?: EndpointEvents } = {}
  let count = 0
  const agent = await openUserAgent(
    {
      schedule: time.schedule,
      now: time.now,
      random,
      newToken: () => `t${count++}`,
      userAgent: 'Vigia test',
      endpoint: { address: '127.0.0.1', gate: createGate({ allow: [], perSecond: 1e6 }) },
      open: async (_, on) => {
        heard.on = on
        const publicAddress = () => Promise.reject(new Error('no UDP'))
        return {
          local: () => null,
          wireTo: () => wire,
          publicAddress,
          ping: () => undefined,
          close: async () => undefined,
        }
      },
    },
    {
      incoming(session) {
        session.listen({ offered: async () => ({ sdp: Buffer.from('v=0\r\n') }), referred: () => true })
        session.ring(random() < 0.5 ? Buffer.from('v=0\r\n') : undefined)
        if (random() < 0.7) session.accept(Buffer.from('v=0\r\n'))
      },
      dropped: (why) => void (why.startsWith('a fault') && faults.push(why)),
    },
  )
  const hear = (bytes: Uint8Array): void => {
    const parsed = parseMessage(bytes, 'datagram')
    if (parsed.kind === 'ok')
      heard.on?.message(parsed.value, wire, { protocol: 'UDP', address: '127.0.0.1', port: 5060 })
  }
  return { agent, time, faults, said, hear }
}

const mutation = fc.record({ at: fc.nat(2000), kind: fc.constantFrom('set', 'cut', 'again'), byte: fc.nat(255) })
const METHODS = ['INVITE', 'ACK', 'BYE', 'CANCEL', 'UPDATE', 'PRACK', 'REFER', 'NOTIFY', 'INFO', 'OPTIONS']

function mutated(seed: Uint8Array, mutations: readonly { at: number; kind: string; byte: number }[]): Uint8Array {
  let bytes = Buffer.from(seed)
  for (const { at, kind, byte } of mutations) {
    const place = at % (bytes.length + 1)
    if (kind === 'set' && place < bytes.length) bytes[place] = byte
    else if (kind === 'cut') bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + (byte % 16))])
    else bytes = Buffer.concat([bytes.subarray(0, place), bytes.subarray(Math.max(0, place - byte))])
  }
  return bytes
}

test('mutated torture messages leave no fault behind', async () => {
  const { hear, faults, time, agent } = await deaf(1)
  const seeds = tortureNames().map(torture)
  fc.assert(
    fc.property(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 6 }), (seed, mutations) => {
      hear(mutated(seed, mutations))
      time.advance(40)
    }),
    { numRuns: 2000 },
  )
  await new Promise((resolve) => setImmediate(resolve))
  time.advance(200_000)
  expect(faults).toEqual([])
  await agent.close()
})

test('requests of a call in any order, some of them mutated, leave no fault and nothing behind', async () => {
  const step = fc.record({
    method: fc.constantFrom(...METHODS),
    cseq: fc.nat(6),
    tagged: fc.boolean(),
    body: fc.boolean(),
    head: fc.constantFrom(
      '',
      'Refer-To: sip:x@h',
      'RAck: 1 1 INVITE',
      'Event: refer',
      'Session-Expires: 90',
      'Require: 100rel',
    ),
    mutations: fc.array(mutation, { maxLength: 2 }),
    ms: fc.nat(3000),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const { hear, faults, time, said, agent } = await deaf(++run)
      let tag = ''
      for (const [index, { method, cseq, tagged, body, head, mutations, ms }] of steps.entries()) {
        const text = words(index === 0 ? 'INVITE' : method, {
          port: 5060,
          branch: `b${index}`,
          cseq,
          to: tagged && tag !== '' ? `<sip:b@127.0.0.1>;tag=${tag}` : '<sip:b@127.0.0.1>',
          head: head === '' ? [] : [head],
          body: body ? 'v=0\r\n' : '',
        })
        hear(mutated(Buffer.from(text), mutations))
        await new Promise((resolve) => setImmediate(resolve))
        tag = /\r\nTo: [^\r]*;tag=([^\r;]+)/.exec(said.at(-1) ?? '')?.[1] ?? tag
        time.advance(ms)
      }
      for (const session of agent.sessions()) session.hangUp()
      await new Promise((resolve) => setImmediate(resolve))
      for (let turn = 0; turn < 4; turn++) {
        time.advance(100_000)
        await new Promise((resolve) => setImmediate(resolve))
      }
      expect(faults).toEqual([])
      expect(agent.sessions()).toEqual([])
      expect(time.waiting()).toBe(0)
    }),
    { numRuns: 300 },
  )
})
