import { afterEach, expect, test } from 'vitest'
import { createWorld, recorder, sdp, type World } from './agents.double.ts'

let world: World = createWorld()
afterEach(() => world.close())

test('30 % of the datagrams lost both ways at one end: 50 of 50 calls are made, changed and ended', async () => {
  world = createWorld(7)
  const offered = async () => ({ sdp: sdp('again') })
  const bob = await world.open({
    loss: 0.3,
    incoming(session) {
      session.listen({ offered })
      session.ring()
      session.accept(sdp('answer'))
    },
  })
  const alice = await world.open()
  let changed = 0
  const calls = Array.from({ length: 50 }, () => {
    const caller = recorder({ offered })
    const session = alice.agent.call({ to: bob.uri(), from: 'sip:a@a.test', sdp: sdp('offer') }, caller.on)
    return { session, caller }
  })
  await world.until(() => calls.every(({ session }) => session.state() === 'confirmed'), 60_000)
  await world.until(() => bob.incoming.every((session) => session.state() === 'confirmed'), 60_000)
  expect(bob.incoming).toHaveLength(50)
  for (const { session } of calls) void session.offer(sdp('hold')).then(() => changed++)
  await world.until(() => changed === 50, 60_000)
  for (const { session } of calls) session.hangUp()
  await world.until(() => bob.incoming.every((session) => session.state() === 'ended'), 60_000)
  for (const { caller } of calls) expect(caller.events.slice(-3)).toEqual(['accepted answer', 'confirmed', 'ended us'])
  await world.advance(70_000, 1000)
  expect(world.time.waiting()).toBe(0)
})
