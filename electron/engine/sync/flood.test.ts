/** Five hundred facts at once before an onlooker: what official clients and bare sockets are told of it, and in which order. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type Bench, openBench, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

type Version = { querySet: number; ts: string }
type Change = { type: string; queryId: number; value: unknown[] }
type Frame =
  | { type: 'Transition'; startVersion: Version; endVersion: Version; modifications: Change[] }
  | { type: 'MutationResponse'; requestId: number; ts: string }

const FACTS = 500
const ts = (text: string): bigint => Buffer.from(text, 'base64').readBigUInt64LE()
const lines = (queryId: number, name: string) => ({
  type: 'Add',
  queryId,
  udfPath: 'rooms:lines',
  args: [{ name, limit: 1000 }],
})
const modify = (baseVersion: number, modifications: unknown[]) => ({
  type: 'ModifyQuerySet',
  baseVersion,
  newVersion: baseVersion + 1,
  modifications,
})
const mutation = (requestId: number, udfPath: string, args: unknown) => ({
  type: 'Mutation',
  requestId,
  udfPath,
  args: [args],
})

const connect = async (sessionId: string) => {
  const socket = new WebSocket(`${bench.engine.url.replace('http', 'ws')}/api/1.48.0/sync`)
  const frames: Frame[] = []
  let closed = ''
  socket.on('message', (data) => frames.push(JSON.parse(String(data)) as Frame))
  socket.on('close', (_, reason) => {
    closed = String(reason)
  })
  await new Promise((resolve) => socket.once('open', resolve))
  const say = (...messages: unknown[]): void => {
    for (const message of messages) socket.send(JSON.stringify(message))
  }
  say({ type: 'Connect', sessionId, connectionCount: 0, lastCloseReason: null, clientTs: 0 })
  return { socket, frames, say, closed: () => closed }
}
const transitions = (frames: readonly Frame[]) => frames.filter((frame) => frame.type === 'Transition')
const shown = (frames: readonly Frame[], queryId: number): unknown[] =>
  transitions(frames)
    .flatMap(({ modifications }) => modifications)
    .findLast((each) => each.queryId === queryId)?.value ?? []

test('an onlooker is told in a few steps, each later than the one before, and of all in the end', async () => {
  const name = 'flood'
  const [asker, onlooker] = [await connect('asker'), await connect('onlooker')]
  asker.say(mutation(0, 'rooms:open', { name }), modify(0, [lines(1, name)]))
  await until(() => transitions(asker.frames).some(({ endVersion }) => endVersion.querySet === 1))
  onlooker.say(modify(0, [lines(7, name)]))
  await until(() => onlooker.frames.length === 1)

  for (let i = 1; i <= FACTS; i++) asker.say(mutation(i, 'rooms:say', { name, text: String(i) }))
  await until(() => shown(onlooker.frames, 7).length === FACTS && shown(asker.frames, 1).length === FACTS)
  const all = Array.from({ length: FACTS }, (_, i) => String(i + 1))
  expect(shown(onlooker.frames, 7)).toEqual(all)
  expect(transitions(onlooker.frames).length).toBeLessThan(FACTS / 5)

  for (const { frames } of [asker, onlooker]) {
    let before = { querySet: 0, identity: 0, ts: 'AAAAAAAAAAA=' } as Version
    for (const { startVersion, endVersion } of transitions(frames)) {
      expect(startVersion).toEqual(before)
      expect(ts(endVersion.ts)).toBeGreaterThanOrEqual(ts(before.ts))
      before = endVersion
    }
  }

  // What Convex promises: the answer, then a Transition of that moment or later, and what was written is in it.
  let answered = 0
  const pending: bigint[] = []
  for (const frame of asker.frames) {
    if (frame.type === 'MutationResponse') {
      expect(frame.requestId).toBe(answered++)
      if (frame.requestId > 0) pending.push(ts(frame.ts))
      continue
    }
    const reached = pending.filter((each) => each <= ts(frame.endVersion.ts)).length
    pending.splice(0, reached)
    if (frame.endVersion.querySet === 1 && answered > 1) {
      expect(shown([frame], 1).length).toBeGreaterThanOrEqual(answered - 1 - pending.length)
    }
  }
  expect([answered, pending]).toEqual([FACTS + 1, []])
  asker.socket.close()
  onlooker.socket.close()
})

test('an official client: each of many mutations is seen by its own queries once its promise resolves', async () => {
  const client = bench.client()
  await client.mutation(rooms.open, { name: 'own' })
  let seen: unknown[] = []
  client.onUpdate(rooms.lines, { name: 'own', limit: 1000 }, (value) => {
    seen = value
  })
  const missed: number[] = []
  await Promise.all(
    Array.from({ length: 200 }, async (_, i) => {
      await client.mutation(rooms.say, { name: 'own', text: String(i) })
      if (!seen.includes(String(i))) missed.push(i)
    }),
  )
  expect(missed).toEqual([])
})

test('what is asked at once is answered at once; what was given up before is not run', async () => {
  const raw = await connect('asks')
  const before = bench.engine.cache.stats.runs
  raw.say(
    modify(0, [lines(1, 'x')]),
    modify(1, [lines(2, 'y'), lines(3, 'z')]),
    modify(2, [{ type: 'Remove', queryId: 2 }]),
    modify(3, [lines(2, 'again')]),
  )
  await until(() => transitions(raw.frames).at(-1)?.endVersion.querySet === 4)

  const told = transitions(raw.frames).flatMap(({ modifications }) => modifications.map(({ queryId }) => queryId))
  expect(new Set(told)).toEqual(new Set([1, 2, 3]))
  expect(bench.engine.cache.stats.runs - before).toBeLessThanOrEqual(4)
  raw.say(modify(4, [lines(3, 'twice')]))
  await until(() => raw.closed() !== '')
  expect(raw.closed()).toBe('BadMessage: queryId: is in use')
})
