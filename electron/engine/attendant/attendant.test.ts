/** A handler that never ends takes the engine with it once; after that it is refused, and everything else goes on. */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexClient } from 'convex/browser'
import { afterAll, expect, test } from 'vitest'
import { clientOptions } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { references as shelf } from '../testing/shelf.ts'
import { type Spawned, spawnEngine } from '../testing/spawn.ts'
import { openRests, rememberCut } from './rests.ts'

const dir = mkdtempSync(join(tmpdir(), 'vigia-attendant-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const start = (port: number): Promise<Spawned> =>
  spawnEngine('testing/main.ts', ['--data', dir, '--port', String(port)], { CUT_AFTER_MS: '1000' })

test.each(['spin', 'spinAsync'] as const)(
  '%s is cut, refused after the restart, and what came before it stands',
  async (name) => {
    let engine = await start(0)
    const port = Number(new URL(engine.url).port)
    const client = new ConvexClient(engine.url, clientOptions)
    try {
      await client.mutation(rooms.open, { name })
      const killed = new Promise((resolve) => engine.child.once('exit', (_, signal) => resolve(signal)))
      const doomed = (name === 'spin' ? client.mutation(shelf.spin, {}) : client.query(shelf.spinAsync, {})).then(
        () => 'ended',
        (error: Error) => error.message,
      )
      expect(await killed).toBe('SIGKILL')

      engine = await start(port)
      expect(await doomed).toMatch(/shelf:spin\w* did not end and was cut off; it is not run again for \d+ s/)
      expect(await client.mutation(rooms.say, { name, text: 'on it goes' })).toBe(0)
    } finally {
      await client.close()
      await engine.end('SIGKILL')
    }
  },
  30_000,
)

test('the log is copied while mutations go on, and does not grow without end', async () => {
  const own = join(dir, 'log')
  const engine = await spawnEngine('testing/main.ts', ['--data', own])
  const client = new ConvexClient(engine.url, clientOptions)
  try {
    for (let i = 0; i < 60; i++) await client.mutation(shelf.strain, { what: 'write', times: 2000, size: 500 })
    expect(statSync(join(own, 'engine.sqlite')).size).toBeGreaterThan(60_000_000)
    expect(statSync(join(own, 'engine.sqlite-wal')).size).toBeLessThan(200_000_000)
  } finally {
    await client.close()
    await engine.end('told')
  }
}, 60_000)

test('each time the rest is twice as long, and it is forgotten in the end', () => {
  const own = mkdtempSync(join(dir, 'rests-'))
  rememberCut(own, 'a:b', 1000)
  expect(openRests(own, () => 60_000)('a:b')).toMatch(/for 1 s/)
  expect(openRests(own, () => 61_000)('a:b')).toBe(null)
  expect(openRests(own, () => 60_000)('a:c')).toBe(null)
  rememberCut(own, 'a:b', 61_000)
  expect(openRests(own, () => 181_000 - 1)('a:b')).toMatch(/for 1 s/)
  openRests(own, () => 1_000_000)
  rememberCut(own, 'a:b', 1_000_000)
  expect(openRests(own, () => 1_060_001)('a:b')).toBe(null)
})
