/** Suite 4: the official clients in every state of a connection, cut where it hurts most. */
import { ConvexClient } from 'convex/browser'
import WebSocket from 'ws'
import { clientOptions, openBench, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { openProxy, type Plan } from './proxy.ts'
import { draft, type Suite } from './report.ts'

type Frame = { readonly type: string; readonly [field: string]: unknown }

/** Cuts the n-th message that fits, once. */
const once = (from: 'client' | 'server', type: string, act: 'cut' | 'pass then cut', nth = 1): Plan => {
  let seen = 0
  return (side, message) => {
    if (side !== from || message.type !== type) return 'pass'
    seen += 1
    return seen === nth ? act : 'pass'
  }
}

/** Where the line is cut, by the message at which it happens. */
const CUTS: readonly (readonly [string, () => Plan])[] = [
  ['before Connect arrives', () => once('client', 'Connect', 'cut')],
  ['before the queries arrive', () => once('client', 'ModifyQuerySet', 'cut')],
  ['before a mutation arrives', () => once('client', 'Mutation', 'cut', 2)],
  ['after a mutation arrived, before its answer', () => once('client', 'Mutation', 'pass then cut', 3)],
  ['before the answer', () => once('server', 'MutationResponse', 'cut', 2)],
  ['between the answer and its transition', () => once('server', 'MutationResponse', 'pass then cut', 2)],
  ['before the first transition', () => once('server', 'Transition', 'cut')],
  ['at a later transition', () => once('server', 'Transition', 'cut', 2)],
  ['after the first transition', () => once('server', 'Transition', 'pass then cut')],
]

export const protocol: Suite = async ({ scale }) => {
  const report = draft('protocol')
  const bench = await openBench()
  const proxy = await openProxy(bench.engine.url)
  const client = (url = proxy.url): ConvexClient => new ConvexClient(url, clientOptions)
  const rounds = scale === 'large' ? 5 : 1

  for (let round = 0; round < rounds; round++) {
    for (const [where, plan] of CUTS) {
      await report.attempt(`line cut ${where}`, async () => {
        const name = `${where} ${round}`
        const own = client()
        proxy.plan = plan()
        const before = proxy.connections()
        const shown: string[][] = []
        own.onUpdate(rooms.lines, { name }, (lines) => shown.push(lines))
        const say = (i: number): Promise<number> => own.mutation(rooms.say, { name, text: String(i) })
        const sent: Promise<unknown>[] = [own.mutation(rooms.open, { name }), say(0), say(1), say(2), say(3)]
        // The rest after the first Transition, so that there is a later one.
        await until(() => shown.length > 0)
        for (let i = 4; i < 8; i++) sent.push(say(i))
        const [, ...orders] = await Promise.all(sent)
        await until(() => shown.at(-1)?.length === 8)
        proxy.plan = () => 'pass'
        await own.close()
        const lines = await bench.http().query(rooms.lines, { name })
        report.lose(8 - new Set(lines).size)
        report.double(lines.length - new Set(lines).size)
        const right = JSON.stringify(orders) === JSON.stringify([0, 1, 2, 3, 4, 5, 6, 7])
        return right && proxy.connections() > before + 1
          ? true
          : `${JSON.stringify(orders)}, ${proxy.connections() - before} connections`
      })
    }
  }

  await report.attempt('pings between the parts of a transition', async () => {
    proxy.plan = (from, message) =>
      from === 'server' && message.type === 'TransitionChunk' ? { first: '{"type":"Ping"}' } : 'pass'
    const own = client()
    let seen = 0
    own.onUpdate(rooms.large, { size: 2_000_000 }, (text) => {
      seen = text.length
    })
    await until(() => seen > 0)
    await own.close()
    proxy.plan = () => 'pass'
    return seen === 2_000_000
  })

  await report.attempt(
    'the identity is confirmed, refreshed before it ends, and follows a change of user',
    async () => {
      const own = client()
      const confirmed: boolean[] = []
      const names: (string | null)[] = []
      let fetched = 0
      own.setAuth(
        async () => {
          fetched += 1
          return bench.token('Ana', 6)
        },
        (is) => confirmed.push(is),
      )
      own.onUpdate(rooms.me, {}, (name) => names.push(name))
      await until(() => names.at(-1) === 'Ana' && confirmed.at(-1) === true)
      const first = fetched
      await until(() => fetched > first + 1, 20_000)
      own.setAuth(
        async () => bench.token('Berta'),
        (is) => confirmed.push(is),
      )
      await until(() => names.at(-1) === 'Berta')
      await own.close()
      return !confirmed.includes(false) && !names.slice(names.indexOf('Ana')).includes(null)
    },
  )

  await report.attempt('a refused token is fetched again, and then believed', async () => {
    const own = client()
    const confirmed: boolean[] = []
    own.setAuth(
      async ({ forceRefreshToken }) =>
        forceRefreshToken ? bench.token('Carla') : (await bench.token('Carla')).slice(0, -8).concat('AAAAAAAA'),
      (is) => confirmed.push(is),
    )
    await until(() => confirmed.at(-1) === true)
    const name = await own.query(rooms.me, {})
    await own.close()
    return name === 'Carla'
  })

  await report.attempt(
    'a token that ends, with a client that has no other, ends its identity and not its connection',
    async () => {
      const own = client(bench.engine.url)
      const confirmed: boolean[] = []
      const token = await bench.token('Diana', 4)
      let asked = 0
      own.setAuth(
        async () => (asked++ < 2 ? token : null),
        (is) => confirmed.push(is),
      )
      await until(() => confirmed.at(-1) === true)
      await until(() => confirmed.at(-1) === false, 30_000)
      const name = await own.query(rooms.me, {})
      await own.close()
      return name === null
    },
  )

  const raw = async (): Promise<{
    frames: Frame[]
    closed: () => number | null
    say(frame: unknown): void
    end(): void
  }> => {
    const socket = new WebSocket(`${bench.engine.url.replace('http', 'ws')}/api/1.48.0/sync`)
    const frames: Frame[] = []
    let code: number | null = null
    socket.on('message', (data) => frames.push(JSON.parse(String(data)) as Frame))
    socket.on('close', (given) => {
      code = given
    })
    await new Promise((resolve) => socket.once('open', resolve))
    const say = (frame: unknown): void => socket.send(JSON.stringify(frame))
    say({ type: 'Connect', sessionId: `raw-${Math.random()}`, connectionCount: 0, lastCloseReason: null })
    return { frames, closed: () => code, say, end: () => socket.terminate() }
  }

  await report.attempt(
    'the answer first, then the transition that reaches it; the same request twice is done once',
    async () => {
      const line = await raw()
      const say = { type: 'Mutation', udfPath: 'rooms:say', args: [{ name: 'raw', text: 'once' }] }
      line.say({ type: 'Mutation', requestId: 0, udfPath: 'rooms:open', args: [{ name: 'raw' }] })
      for (let i = 0; i < 3; i++) line.say({ ...say, requestId: 1 })
      await until(
        () =>
          line.frames.filter(({ type }) => type === 'MutationResponse').length === 4 &&
          line.frames.at(-1)?.type === 'Transition',
      )
      const answers = line.frames.filter(({ type }) => type === 'MutationResponse')
      const ts = (text: unknown): bigint => Buffer.from(String(text), 'base64').readBigUInt64LE()
      const last = line.frames.at(-1) as unknown as { endVersion: { ts: string } }
      line.end()
      const lines = await bench.http().query(rooms.lines, { name: 'raw' })
      report.double(lines.length - 1)
      return (
        new Set(answers.slice(1).map((each) => JSON.stringify(each))).size === 1 &&
        ts(last.endVersion.ts) >= ts(answers[1]?.ts)
      )
    },
  )

  await report.attempt('a stale baseVersion closes that socket, and none is told a FatalError', async () => {
    const line = await raw()
    line.say({ type: 'ModifyQuerySet', baseVersion: 3, newVersion: 4, modifications: [] })
    await until(() => line.closed() !== null)
    const other = await raw()
    other.say({ type: 'Authenticate', baseVersion: 5, tokenType: 'None' })
    await until(() => other.closed() !== null)
    const third = await raw()
    third.say({ type: 'Mutation', requestId: 0, udfPath: 'rooms:say', args: [{ name: 'nobody', text: '' }] })
    await until(() => third.frames.length > 0)
    third.end()
    return (
      line.closed() === 1002 &&
      other.closed() === 1002 &&
      ![line, other, third].some(({ frames }) => frames.some(({ type }) => type === 'FatalError'))
    )
  })

  await report.attempt('a thousand pipelined mutations keep their order through cuts at random', async () => {
    let messages = 0
    proxy.plan = () => ([500, 1700, 2900].includes(++messages) ? 'cut' : 'pass')
    const own = client()
    await own.mutation(rooms.open, { name: 'pipe' })
    const orders = await Promise.all(
      Array.from({ length: 1000 }, (_, i) => own.mutation(rooms.say, { name: 'pipe', text: String(i) })),
    )
    proxy.plan = () => 'pass'
    await own.close()
    const lines = await bench.http().query(rooms.lines, { name: 'pipe', limit: 2000 })
    report.lose(1000 - new Set(lines).size)
    report.double(lines.length - new Set(lines).size)
    return orders.every((order, i) => order === i)
  })

  report.note(`${CUTS.length * rounds} lines cut`)
  await proxy.close()
  await bench.close()
  return report.done()
}
