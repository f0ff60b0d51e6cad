/** The sync protocol frame by frame, where the official client is too polite to go. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type Bench, openBench, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'

let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(() => bench.close())

type Frame = Record<string, unknown> & { type: string }
type Raw = {
  frames: Frame[]
  closed: { code: number; reason: string } | null
  say(frame: unknown): void
  socket: WebSocket
}

const connect = async (): Promise<Raw> => {
  const socket = new WebSocket(`${bench.engine.url.replace('http', 'ws')}/api/1.48.0/sync`)
  const raw: Raw = {
    frames: [],
    closed: null,
    socket,
    say: (frame) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame)),
  }
  socket.on('message', (data) => raw.frames.push(JSON.parse(String(data)) as Frame))
  socket.on('close', (code, reason) => {
    raw.closed = { code, reason: String(reason) }
  })
  await new Promise((resolve) => socket.once('open', resolve))
  return raw
}

const hello = (sessionId: string, maxObservedTimestamp?: string) => ({
  type: 'Connect',
  sessionId,
  connectionCount: 0,
  lastCloseReason: null,
  clientTs: 0,
  maxObservedTimestamp,
})
const mutation = (requestId: number, udfPath: string, args: unknown) => ({
  type: 'Mutation',
  requestId,
  udfPath,
  args: [args],
})
const add = (queryId: number, udfPath: string, args: unknown) => ({ type: 'Add', queryId, udfPath, args: [args] })
const modify = (baseVersion: number, modifications: unknown[]) => ({
  type: 'ModifyQuerySet',
  baseVersion,
  newVersion: baseVersion + 1,
  modifications,
})
const types = (raw: Raw): string[] => raw.frames.map((frame) => frame.type)

test('the answer comes before the transition that shows it, and transitions join without a gap', async () => {
  const raw = await connect()
  raw.say(hello('joined'))
  raw.say(modify(0, [add(1, 'rooms:lines', { name: 'joined' })]))
  raw.say(mutation(0, 'rooms:open', { name: 'joined' }))
  for (let i = 1; i <= 5; i++) raw.say(mutation(i, 'rooms:say', { name: 'joined', text: String(i) }))
  await until(
    () => types(raw).filter((type) => type === 'MutationResponse').length === 6 && types(raw).at(-1) === 'Transition',
  )

  let version = JSON.stringify({ querySet: 0, identity: 0, ts: 'AAAAAAAAAAA=' })
  let shown: unknown
  for (const frame of raw.frames) {
    if (frame.type !== 'Transition') continue
    expect(JSON.stringify(frame.startVersion)).toBe(version)
    version = JSON.stringify(frame.endVersion)
    for (const each of frame.modifications as Frame[]) shown = each.value
  }
  expect(shown).toEqual(['1', '2', '3', '4', '5'])
  raw.socket.close()
})

test('a request that was answered is answered again and not done again, also on another socket', async () => {
  const first = await connect()
  first.say(hello('twice'))
  first.say(mutation(0, 'rooms:open', { name: 'twice' }))
  first.say(mutation(1, 'rooms:say', { name: 'twice', text: 'once' }))
  first.say(mutation(1, 'rooms:say', { name: 'twice', text: 'once' }))
  await until(() => types(first).filter((type) => type === 'MutationResponse').length === 3)
  first.socket.terminate()

  const second = await connect()
  second.say(hello('twice'))
  second.say(mutation(1, 'rooms:say', { name: 'twice', text: 'once' }))
  second.say(modify(0, [add(1, 'rooms:lines', { name: 'twice' })]))
  await until(() => second.frames.some((frame) => JSON.stringify(frame.modifications ?? '').includes('QueryUpdated')))

  const answers = [...first.frames.slice(1), ...second.frames].filter((frame) => frame.type === 'MutationResponse')
  expect(new Set(answers.slice(-3).map((frame) => JSON.stringify([frame.result, frame.ts]))).size).toBe(1)
  expect(JSON.stringify(second.frames)).toContain('"value":["once"]')
  second.socket.close()
})

test('a timestamp from the far future is not believed', async () => {
  const before = bench.engine.runtime.clock.last()
  const raw = await connect()
  raw.say(hello('future', Buffer.alloc(8, 0xff).toString('base64')))
  raw.say(modify(0, [add(1, 'rooms:me', {})]))
  await until(() => types(raw).includes('Transition'))

  expect(bench.engine.runtime.clock.last() - before).toBeLessThan(600_000_000_000n)
  raw.socket.close()
})

test('a client never sees a moment before one that it has seen', async () => {
  const soon = BigInt(Date.now() + 60_000) * 1_000_000n
  const ts = Buffer.alloc(8)
  ts.writeBigUInt64LE(soon)
  const raw = await connect()
  raw.say(hello('ahead', ts.toString('base64')))
  raw.say(mutation(0, 'rooms:open', { name: 'ahead' }))
  await until(() => types(raw).includes('Transition'))

  const { endVersion } = raw.frames.at(-1) as unknown as { endVersion: { ts: string } }
  expect(Buffer.from(endVersion.ts, 'base64').readBigUInt64LE()).toBeGreaterThan(soon)
  raw.socket.close()
})

test('broken frames close the one socket, with a reason and never a FatalError', async () => {
  const broken: unknown[] = [
    'not json',
    '[]',
    { type: 'Nonsense' },
    { type: 'Connect' },
    mutation(0, 'rooms:idle', {}),
    modify(0, []),
    { ...modify(7, []), first: true },
    { type: 'Authenticate', baseVersion: 9, tokenType: 'None' },
    { type: 'Mutation', requestId: -1, udfPath: 'rooms:idle', args: [{}] },
    { type: 'Mutation', requestId: 1, udfPath: 'rooms:idle', args: 'x' },
  ]
  for (const [i, frame] of broken.entries()) {
    const raw = await connect()
    if (i > 5) raw.say(hello(`broken-${i}`))
    raw.say(frame)
    await until(() => raw.closed !== null)
    expect(raw.closed?.code).toBe(1002)
    expect(raw.closed?.reason).toMatch(/^BadMessage: \w+: /)
    expect(types(raw)).not.toContain('FatalError')
  }
  expect(await bench.client().query(rooms.me, {})).toBe(null)
})

test('an error in a handler is an answer, not a closed socket', async () => {
  const raw = await connect()
  raw.say(hello('errors'))
  raw.say(mutation(0, 'rooms:say', { name: 'none', text: '' }))
  raw.say(mutation(1, 'no/such:function', {}))
  raw.say(mutation(2, 'rooms:idle', {}))
  await until(() => types(raw).filter((type) => type === 'MutationResponse').length === 3)

  expect(raw.frames.filter((frame) => frame.type === 'MutationResponse').map((frame) => frame.success)).toEqual([
    false,
    false,
    true,
  ])
  expect(raw.closed).toBe(null)
  raw.socket.close()
})

test('a refused token leaves the session where it was', async () => {
  const raw = await connect()
  raw.say(hello('refused'))
  raw.say({ type: 'Authenticate', baseVersion: 0, tokenType: 'User', value: 'a.b.c' })
  raw.say({ type: 'Authenticate', baseVersion: 0, tokenType: 'Admin', value: 'x' })
  raw.say({ type: 'Authenticate', baseVersion: 0, tokenType: 'User', value: await bench.token('Ana') })
  await until(() => types(raw).includes('Transition'))

  expect(raw.frames).toMatchObject([
    { type: 'AuthError', baseVersion: 0, authUpdateAttempted: true },
    { type: 'AuthError', baseVersion: 0, authUpdateAttempted: true },
    { type: 'Transition', endVersion: { identity: 1 } },
  ])
  raw.socket.close()
})
