/** A session over a wire that the test holds: slow readers, quiet ones, and ones whose token ends. */
import { expect, test } from 'vitest'
import { openDatabase } from '../../storage/database.ts'
import { createCache } from '../reactive/cache.ts'
import { openRuntime } from '../runtime/runtime.ts'
import { smallProduct, until } from '../testing/open.ts'
import * as rooms from '../testing/rooms.ts'
import { openSession } from './session.ts'

const open = () => {
  const clock = { now: 1_700_000_000_000 }
  const now = (): number => clock.now
  const runtime = openRuntime({ db: openDatabase(':memory:'), modules: { rooms }, schema: smallProduct().schema, now })
  const cache = createCache(runtime, () => undefined)
  const sent: { type: string; modifications?: { value: unknown }[] }[] = []
  const wire = { unread: 0, paused: false, closed: null as string | null }
  const session = openSession({
    wire: {
      send: (message) => void sent.push(JSON.parse(message)),
      close: (code, reason) => {
        wire.closed = `${code} ${reason}`
      },
      buffered: () => wire.unread,
      hold: () => undefined,
      release: () => undefined,
      pause: () => {
        wire.paused = true
      },
      resume: () => {
        wire.paused = false
      },
    },
    runtime,
    cache,
    now,
    log: () => undefined,
    verify: async () => ({
      identity: { tokenIdentifier: 'i|a', issuer: 'i', subject: 'a' },
      expires: clock.now + 60_000,
    }),
  })
  const say = (message: unknown): void => session.receive(JSON.stringify(message))
  say({ type: 'Connect', sessionId: 's', connectionCount: 0, lastCloseReason: null, clientTs: 0 })
  const mutate = (path: string, args: Record<string, string>) =>
    runtime.mutate({ path, args, identity: null, from: 'client' })
  return { clock, sent, wire, session, say, mutate }
}
const watching = { type: 'Add', queryId: 1, udfPath: 'rooms:lines', args: [{ name: 'r' }] }

test('a client that does not read gets the latest once it reads, and not what came between', async () => {
  const { sent, wire, say, mutate, session } = open()
  await mutate('rooms:open', { name: 'r' })
  say({ type: 'ModifyQuerySet', baseVersion: 0, newVersion: 1, modifications: [watching] })
  await until(() => sent.length === 1)

  wire.unread = 64 * 1024 * 1024
  for (const text of ['a', 'b', 'c']) await mutate('rooms:say', { name: 'r', text })
  await mutate('rooms:idle', {})
  expect(sent).toHaveLength(1)
  wire.unread = 0
  await until(() => sent.length === 2)

  expect(sent[1]?.modifications).toMatchObject([{ value: ['a', 'b', 'c'] }])
  session.end()
})

test('a quiet connection is kept alive, a busy one is not disturbed', () => {
  const { clock, sent, session } = open()

  clock.now += 14_000
  session.tick()
  expect(sent).toEqual([])
  clock.now += 1000
  session.tick()
  session.tick()

  expect(sent).toEqual([{ type: 'Ping' }])
  session.end()
})

test('a flood of messages stops the wire until it is worked off', async () => {
  const { wire, sent, say, session } = open()

  for (let requestId = 0; requestId < 400; requestId++) {
    say({ type: 'Mutation', requestId, udfPath: 'rooms:idle', args: [{}] })
  }
  expect(wire.paused).toBe(true)
  await until(() => sent.filter((message) => message.type === 'MutationResponse').length === 400)

  expect(wire.paused).toBe(false)
  session.end()
})

test('when the token ends the client is told once, what it asks meanwhile is not done, and in the end it is cut off', async () => {
  const { clock, sent, wire, say, session } = open()
  say({ type: 'Authenticate', baseVersion: 0, tokenType: 'User', value: 't' })
  await until(() => sent.length === 1)

  clock.now += 61_000
  say({ type: 'Mutation', requestId: 0, udfPath: 'rooms:idle', args: [{}] })
  session.tick()
  session.tick()
  await until(() => wire.closed !== null)

  expect(sent.slice(1).filter((message) => message.type !== 'Ping')).toMatchObject([
    { type: 'AuthError', baseVersion: 0, authUpdateAttempted: false },
  ])
  expect(wire.closed).toMatch(/^1011 InternalServerError/)
  session.end()
})
