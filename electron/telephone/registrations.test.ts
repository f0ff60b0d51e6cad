/** Accounts behind a NAT: where calls shall come to, as the registrar or a STUN server sees us. */
import { expect, test } from 'vitest'
import type { Outgoing } from '../sip/message/serialize.ts'
import type { UserAgent } from '../sip/userAgent/userAgent.ts'
import { readLine } from '../storage/line.ts'
import type { Place } from './description.ts'
import type { StunTrouble } from './publicPlaces.ts'
import { openRegistrations } from './registrations.ts'

const HERE = { address: '10.0.0.5', port: 5060 }
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** A registrar that takes everything and says where it saw each request come from. */
function rig(
  seen: () => Place,
  stun: { place: Place | null; trouble: StunTrouble | null } = { place: null, trouble: null },
) {
  const shown = new Map<string, Place>()
  const told: string[] = []
  const agent = {
    contact(_protocol: string, user: string) {
      const { address, port } = shown.get(user) ?? HERE
      return `<sip:${user}@${address}:${port}>`
    },
    request(outgoing: Outgoing, on: { response?(response: unknown): void }) {
      const contact = outgoing.headers.find(([name]) => name === 'contact')?.[1] ?? ''
      told.push(contact.replace(/.*@([^;>]+).*;expires=(\d+)/, '$1 $2'))
      const { address, port } = seen()
      const via = [
        {
          params: new Map([
            ['received', address],
            ['rport', String(port)],
          ]),
        },
      ]
      setImmediate(() => on.response?.({ status: 200, via, headers: [], contacts: { kind: 'list', addresses: [] } }))
    },
  } as unknown as UserAgent
  const registrations = openRegistrations({
    agent,
    shown,
    secrets: { reveal: () => 'x' },
    schedule: () => () => undefined,
    random: () => 0,
    newToken: () => 'token',
    now: () => 0,
    changed: () => undefined,
    places: { ofLeg: async () => null, ofAgent: async () => stun.place, trouble: () => stun.trouble },
  })
  const keep = async (more: object = {}): Promise<void> => {
    registrations.keep([
      readLine({ id: 'mesa', name: 'M', kind: 'account', registrar: 'pbx.test', user: '101', ...more }),
    ])
    for (let count = 0; count < 20; count++) await turn()
  }
  return { registrations, told, shown, keep }
}

test('the registrar’s answer tells where it sees us: calls are to come there, and the old place is taken back', async () => {
  const { registrations, told, keep } = rig(() => ({ address: '203.0.113.9', port: 61_000 }))
  await keep()
  expect(told).toEqual(['10.0.0.5:5060 300', '10.0.0.5:5060 0', '203.0.113.9:61000 300'])
  expect(registrations.status()).toEqual([{ id: 'mesa', state: 'registered', words: 'line.registered' }])
  registrations.close()
  expect(told.at(-1)).toBe('203.0.113.9:61000 0')
})

test('without a NAT nothing changes; one that gives another port each time is not run after; TCP goes on over its connection', async () => {
  const still = rig(() => HERE)
  await still.keep()
  expect(still.told).toEqual(['10.0.0.5:5060 300'])
  let port = 61_000
  const restless = rig(() => ({ address: '203.0.113.9', port: port++ }))
  await restless.keep()
  expect(restless.told.length).toBeLessThan(9)
  expect(restless.registrations.status()[0]?.state).toBe('registered')
  const stream = rig(() => ({ address: '203.0.113.9', port: 40_000 }))
  await stream.keep({ transport: 'tcp' })
  expect(stream.told).toEqual(['10.0.0.5:5060 300'])
})

test('a STUN server is asked before the first registration; where it does not answer the line works and says so', async () => {
  const place = { address: '203.0.113.9', port: 61_000 }
  const asked = rig(() => place, { place, trouble: null })
  await asked.keep({ stun: 'stun.test' })
  expect(asked.told).toEqual(['203.0.113.9:61000 300'])
  const silent = rig(() => HERE, { place: null, trouble: 'silent' })
  await silent.keep({ stun: 'stun.test' })
  expect(silent.told).toEqual(['10.0.0.5:5060 300'])
  expect(silent.registrations.status()[0]).toMatchObject({ state: 'registered', words: 'line.stun_silent' })
})
