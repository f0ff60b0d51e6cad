import { afterEach, describe, expect, test } from 'vitest'
import { createWorld, named, recorder, sdp, type World } from './agents.double.ts'
import type { Session, SessionEvents } from './session.ts'

let world: World = createWorld()
afterEach(() => world.close())

/** Two agents and a call between them; `answer` decides what the called side does. */
async function call(
  answer: (session: Session) => void,
  {
    protocol = 'UDP',
    theirs = {},
    ours = {},
    seed = 1,
  }: { protocol?: 'UDP' | 'TCP'; theirs?: SessionEvents; ours?: SessionEvents; seed?: number } = {},
) {
  world = createWorld(seed)
  const called = recorder(theirs)
  const bob = await world.open({
    incoming(session) {
      session.listen(called.on)
      answer(session)
    },
  })
  const alice = await world.open()
  const caller = recorder(ours)
  const session = alice.agent.call({ to: bob.uri(protocol), from: 'sip:a@a.test', sdp: sdp('offer') }, caller.on)
  return { alice, bob, session, caller, called, other: (): Session => bob.incoming[0] ?? session }
}

const accepts = (session: Session): void => session.accept(sdp('answer'))

describe.each(['UDP', 'TCP'] as const)('%s', (protocol) => {
  test('a call rings, is answered, and the caller hangs up', async () => {
    const { session, caller, called, other } = await call(
      (incoming) => {
        incoming.ring()
        incoming.accept(sdp('answer'))
      },
      { protocol },
    )
    await world.until(() => session.state() === 'confirmed' && other().state() === 'confirmed')
    session.hangUp(['reason', 'Q.850;cause=16'])
    session.hangUp()
    await world.until(() => other().state() === 'ended')
    expect(caller.events).toEqual(['progress 180', 'accepted answer', 'confirmed', 'ended us'])
    expect(called.events).toEqual(['confirmed', 'ended peer'])
    expect(called.ended()).toEqual({ by: 'peer', reason: 'Q.850;cause=16' })
    await world.advance(40_000, 1000)
    // A connection has watches of its own as long as it is open.
    await world.close()
    await world.turns()
    expect(world.time.waiting()).toBe(0)
  })

  test('the called side hangs up', async () => {
    const { session, caller, called, other } = await call(accepts, { protocol })
    await world.until(() => other().state() === 'confirmed')
    other().hangUp()
    await world.until(() => session.state() === 'ended')
    expect([caller.events.at(-1), called.events.at(-1)]).toEqual(['ended peer', 'ended us'])
  })

  test('a refusal', async () => {
    const { session, caller, called } = await call((incoming) => incoming.reject(486), { protocol })
    await world.until(() => session.state() === 'ended')
    expect([caller.events, called.events]).toEqual([['ended peer 486'], ['ended us 486']])
  })

  test('CANCEL while it rings: 487, both sides end', async () => {
    const { session, caller, called, other } = await call((incoming) => incoming.ring(), { protocol })
    await world.until(() => session.state() === 'ringing')
    session.hangUp()
    await world.until(() => other().state() === 'ended')
    await world.advance(40_000, 1000)
    expect([caller.events, called.events]).toEqual([['progress 180', 'ended us'], ['ended peer']])
    // A connection has watches of its own as long as it is open.
    await world.close()
    await world.turns()
    expect(world.time.waiting()).toBe(0)
  })

  test('hold and resume, from either side', async () => {
    const offered = async (body: Uint8Array | null) => ({ sdp: sdp(`re:${named(body)}`) })
    const { session, other } = await call(accepts, { protocol, theirs: { offered }, ours: { offered } })
    await world.until(() => other().state() === 'confirmed')
    const answers: (string | null)[] = []
    for (const [side, text] of [
      [session, 'hold'],
      [other(), 'theirs'],
      [session, 'resume'],
    ] as const) {
      void side.offer(sdp(text)).then((answer) => answers.push(named(answer)))
      await world.until(() => answers.at(-1) === `re:${text}`)
    }
    expect(answers).toEqual(['re:hold', 're:theirs', 're:resume'])
    session.hangUp()
    await world.until(() => other().state() === 'ended')
  })
})
