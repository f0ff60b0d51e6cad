/** Strangers on real connections: bytes that are no frames, frames that are no messages, tokens and ids of nobody; one console works on beside them. */
import { request } from 'node:http'
import { ORIGIN, openBench, until } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'
import { createDice, type Dice } from '../testing/values.ts'
import { BAD_FRAMES, BAD_OPENINGS, handshake, openStranger, text } from './frames.ts'
import { draft, type Suite } from './report.ts'

const SYNC = '/api/1.48.0/sync'
const EVERYTHING = Buffer.alloc(8, 0xff).toString('base64')
/** How long a refusal may take, ms; only a stranger who is let in waits so long. */
const PATIENCE = 5000
/** Strangers at once. */
const CROWD = 40

const CONNECT = { type: 'Connect', sessionId: 'stranger', connectionCount: 0 }
const add = (queryId: number) => ({ type: 'Add', queryId, udfPath: 'rooms:lines', args: [{ name: 'calm' }] })
const ASK_WHO = { type: 'Add', queryId: 0, udfPath: 'rooms:me', args: [{}] }
const modify = (baseVersion: number, newVersion: number, ...modifications: unknown[]) => ({
  type: 'ModifyQuerySet',
  baseVersion,
  newVersion,
  modifications,
})

/** Messages that end the connection of whoever sends them. */
const BAD_MESSAGES: { readonly [name: string]: (dice: Dice) => readonly unknown[] } = {
  'before any Connect': () => [modify(0, 1, add(0))],
  'of an unknown kind': () => [CONNECT, { type: 'FatalError' }],
  'on a version that was never': () => [CONNECT, modify(7, 8, add(0))],
  'on a version of the past': () => [CONNECT, modify(0, 1, add(0)), modify(0, 1, add(1))],
  'with an id in use': () => [CONNECT, modify(0, 1, add(0), add(0))],
  'with a version past all numbers': () => [CONNECT, `{"type":"ModifyQuerySet","baseVersion":1e400}`],
  'as an identity of another version': () => [CONNECT, { type: 'Authenticate', baseVersion: 9, tokenType: 'None' }],
  'nested too deep': () => [CONNECT, '['.repeat(200_000)],
  'that is no JSON': (dice) => [CONNECT, 'x'.repeat(1 + dice.below(50))],
  'with a short timestamp': () => [{ ...CONNECT, maxObservedTimestamp: 'AAAA' }],
}

type Case = { readonly name: string; run(): Promise<boolean> }

export const strangers: Suite = async ({ seed, scale, say }) => {
  const report = draft('strangers')
  const dice = createDice(seed)
  const rounds = scale === 'large' ? 60 : 2
  const thrown: string[] = []
  const note = (error: unknown): void => void thrown.push(error instanceof Error ? String(error.stack) : String(error))
  process.on('uncaughtException', note)
  process.on('unhandledRejection', note)

  const bench = await openBench()
  const port = Number(new URL(bench.engine.url).port)
  const calm = bench.client()
  const seen: string[][] = []
  await calm.mutation(rooms.open, { name: 'calm' })
  calm.onUpdate(rooms.lines, { name: 'calm', limit: 100_000 }, (lines) => seen.push(lines))
  const slowest = { ms: 0 }
  let said = 0
  const speak = async (): Promise<void> => {
    const began = performance.now()
    await calm.mutation(rooms.say, { name: 'calm', text: String(said) })
    said += 1
    slowest.ms = Math.max(slowest.ms, performance.now() - began)
  }

  const stranger = async (opening: Buffer | string, rest: readonly Buffer[]): Promise<boolean> => {
    const socket = await openStranger(port)
    try {
      socket.send(opening)
      for (const bytes of rest) socket.send(bytes)
      // What is only half said is not an error yet: the stranger goes, and must leave nothing behind.
      return await socket.refused(PATIENCE)
    } finally {
      socket.end()
    }
  }
  const host = { Host: `127.0.0.1:${port}` }
  const open = handshake(SYNC, host)

  const incomplete = new Set(['of half a frame', 'by halves', 'with noise', 'of noise'])
  /** Ended by its own side at once, half way through. */
  const leave = async (opening: Buffer | string, rest: readonly Buffer[]): Promise<boolean> => {
    const socket = await openStranger(port)
    socket.send(opening)
    for (const bytes of rest) socket.send(bytes)
    await new Promise((resolve) => setTimeout(resolve, 5))
    socket.end()
    return true
  }

  const cases = (): Case[] => [
    ...Object.entries(BAD_OPENINGS).map(([name, make]) => {
      const made = make(SYNC, dice)
      return { name: `an opening ${name}`, run: () => (incomplete.has(name) ? leave(made, []) : stranger(made, [])) }
    }),
    ...Object.entries(BAD_FRAMES).map(([name, make]) => {
      const made = make(dice)
      return {
        name: `a frame ${name}`,
        run: () => (incomplete.has(name) ? leave(open, [made]) : stranger(open, [text(CONNECT), made])),
      }
    }),
    ...Object.entries(BAD_MESSAGES).map(([name, make]) => {
      const made = make(dice).map(text)
      return { name: `a message ${name}`, run: () => stranger(open, made) }
    }),
  ]

  const unrefused = new Map<string, number>()
  let met = 0
  for (let round = 0; round < rounds; round++) {
    const all = cases()
    for (let at = 0; at < all.length; at += CROWD) {
      const crowd = all.slice(at, at + CROWD)
      const outcomes = await Promise.all([...crowd.map((each) => each.run()), speak().then(() => true)])
      for (const [i, { name }] of crowd.entries()) {
        met += 1
        if (outcomes[i] !== true) unrefused.set(name, (unrefused.get(name) ?? 0) + 1)
      }
    }
    if ((round + 1) % 20 === 0) say(`${met} strangers`)
  }
  const whoStayed = [...unrefused].map(([name, times]) => `${name} × ${times}`).join(', ')
  report.check('every stranger was refused', unrefused.size === 0, whoStayed)

  await report.attempt('the end of time is not believed', async () => {
    const socket = await openStranger(port)
    socket.send(open)
    socket.send(text({ ...CONNECT, maxObservedTimestamp: EVERYTHING }))
    socket.send(text(modify(0, 1, add(0))))
    await until(() => socket.heard().includes('Transition'))
    const told = /"endVersion":\{[^}]*"ts":"([^"]+)"/.exec(socket.heard())?.[1] ?? ''
    socket.end()
    await speak()
    const ts = Buffer.from(told, 'base64').readBigUInt64LE()
    return ts < BigInt(Date.now() + 600_000) * 1_000_000n
  })

  await report.attempt('a token of the past, of another key, or cut, is told so and gives nothing', async () => {
    const good = await bench.token('Eva')
    for (const value of [await bench.token('Eva', -60), `${good.slice(0, -6)}AAAAAA`, good.slice(0, 40), '']) {
      const socket = await openStranger(port)
      socket.send(open)
      socket.send(text(CONNECT))
      socket.send(text({ type: 'Authenticate', baseVersion: 0, tokenType: 'User', value }))
      socket.send(text(modify(0, 1, ASK_WHO)))
      await until(() => socket.heard().includes('AuthError') && socket.heard().includes('QueryUpdated'))
      const nobody = socket.heard().includes('"value":null')
      socket.end()
      if (!nobody) return 'it was believed'
    }
    return true
  })

  await report.attempt('an upload is good once, however many send it at once', async () => {
    const ticket = await bench.http().mutation(shelf.ticket, {})
    const send = (): Promise<number> => fetch(ticket, { method: 'POST', body: 'x' }).then((reply) => reply.status)
    const got = (await Promise.all(Array.from({ length: 8 }, send))).sort()
    return JSON.stringify(got) === JSON.stringify([200, ...Array.from({ length: 7 }, () => 401)]) ? true : `${got}`
  })

  await report.attempt('no path leads out of the files', async () => {
    const get = (path: string): Promise<string> =>
      new Promise((resolve) => {
        const asked = request({ port, path, headers: { ...host, origin: ORIGIN } }, (reply) => {
          let body = ''
          reply.on('data', (part) => {
            body += String(part)
          })
          reply.on('end', () => resolve(`${reply.statusCode} ${body}`))
        })
        asked.on('error', () => resolve('closed'))
        asked.end()
      })
    for (const way of [
      '../engine.sqlite',
      '..%2f..%2fissuer.json',
      '%2e%2e/issuer.json',
      '....//issuer.json',
      '%00',
      '\\..\\x',
    ]) {
      for (const path of [`/api/storage/${way}`, `/api/storage/x/${way}`, `/http/${way}`]) {
        const got = await get(path)
        if (!/^(40\d|closed)/.test(got) || /SQLite|"kty"/.test(got)) return `${path}: ${got.slice(0, 80)}`
      }
    }
    for (const id of ['../engine.sqlite', '%2e%2e', '\0', 'x'.repeat(5000)]) {
      const told = await bench
        .http()
        .query(shelf.where, { id })
        .then(
          () => 'answered',
          () => 'refused',
        )
      if (told !== 'refused') return `${id.slice(0, 20)}: ${told}`
    }
    return true
  })

  await until(() => (seen.at(-1)?.length ?? 0) === said)
  const inOrder = seen.at(-1)?.every((line, i) => line === String(i)) === true
  report.check('the console beside them missed nothing', inOrder)
  report.check('and was never cut off', calm.connectionState().connectionCount === 1)
  report.check('nothing threw', thrown.length === 0, thrown.slice(0, 3).join('\n'))
  report.note(
    `${met} strangers, seed ${seed}; the console spoke ${said} times, at worst in ${slowest.ms.toFixed(0)} ms`,
  )
  process.off('uncaughtException', note)
  process.off('unhandledRejection', note)
  await bench.close()
  return report.done()
}
