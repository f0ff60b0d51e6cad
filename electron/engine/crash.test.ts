/** The engine is killed in the middle of its work; the client notices nothing but a pause. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConvexClient } from 'convex/browser'
import { afterAll, expect, test } from 'vitest'
import { openDatabase } from '../storage/database.ts'
import { openCatalogue } from './store/catalogue.ts'
import { clientOptions, smallProduct, until } from './testing/open.ts'
import { references as rooms } from './testing/rooms.ts'
import { type Spawned, spawnEngine } from './testing/spawn.ts'
import { documentKey, type JSONObject } from './values/keys.ts'

const folders: string[] = []
/** A folder of its own for each try: what one left behind would fail the next. */
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'vigia-crash-'))
  folders.push(made)
  return made
}
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true })
})

const start = (dir: string, port: number): Promise<Spawned> =>
  spawnEngine('testing/main.ts', ['--data', dir, '--port', String(port)])

/** Index entries as stored, and as the documents say they should be. */
const entries = (dir: string): { stored: string[]; expected: string[] } => {
  const db = openDatabase(join(dir, 'engine.sqlite'))
  try {
    const catalogue = openCatalogue(db, smallProduct().schema)
    const documents = db.prepare('SELECT row, tbl, value FROM documents').all() as {
      row: number
      tbl: number
      value: string
    }[]
    const line = (index: number, key: Buffer, row: number): string => `${index} ${key.toString('hex')} ${row}`
    const expected = documents.flatMap(({ row, tbl, value }) =>
      [...catalogue.tables()]
        .filter((table) => table.number === tbl)
        .flatMap((table) => table.indexes)
        .map((index) => line(index.number, documentKey(JSON.parse(value) as JSONObject, index.fields), row)),
    )
    const stored = db.prepare('SELECT idx, key, row FROM entries').all() as { idx: number; key: Buffer; row: number }[]
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    return { stored: stored.map(({ idx, key, row }) => line(idx, key, row)).sort(), expected: expected.sort() }
  } finally {
    db.close()
  }
}

test('kill -9 with mutations in flight, twice: each is applied once and in order', async () => {
  const dir = folder()
  let engine = await start(dir, 0)
  const port = Number(new URL(engine.url).port)
  const client = new ConvexClient(engine.url, clientOptions)
  try {
    await client.mutation(rooms.open, { name: 'crash' })
    const seen: string[][] = []
    client.onUpdate(rooms.lines, { name: 'crash', limit: 10_000 }, (lines) => seen.push(lines))
    const sent: Promise<number>[] = []
    let highest = 0n

    for (let round = 0; round < 2; round++) {
      const before = seen.at(-1)?.length ?? 0
      for (let i = 0; i < 150; i++) sent.push(client.mutation(rooms.say, { name: 'crash', text: String(sent.length) }))
      await until(() => (seen.at(-1)?.length ?? 0) > before + round * 20)
      await engine.end('SIGKILL')
      const { stored, expected } = entries(dir)
      expect(stored).toEqual(expected)
      engine = await start(dir, port)
      const { ts } = (await (await fetch(`${engine.url}/api/query_ts`)).json()) as { ts: string }
      const now = Buffer.from(ts, 'base64').readBigUInt64LE()
      // The same when it was killed again before anything new was written: what is seen first may be from before.
      expect(now).toBeGreaterThanOrEqual(highest)
      highest = now
    }
    const orders = await Promise.all(sent)
    await until(() => seen.at(-1)?.length === 300)

    expect(orders).toEqual(Array.from({ length: 300 }, (_, i) => i))
    expect(seen.at(-1)).toEqual(Array.from({ length: 300 }, (_, i) => String(i)))
  } finally {
    await client.close()
    await engine.end('SIGKILL')
  }
}, 60_000)

test('the product’s own entry says ready, keeps others off its folder, and ends when its host says so or is gone', async () => {
  const own = join(folder(), 'own')
  const engine = await spawnEngine('main.ts', ['--data', own, '--port', '0'])
  expect(engine.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)

  await expect(spawnEngine('main.ts', ['--data', own])).rejects.toThrow(/Another engine is using this data folder/)
  await expect(spawnEngine('main.ts', ['--data', own, '--port', 'x'])).rejects.toThrow(/ended with 2: engine: --port/)

  // A signal to the whole group is the host's to answer: it still has facts to deliver.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    engine.child.kill(signal)
    expect((await fetch(`${engine.url}/version`)).status).toBe(200)
  }
  expect(await engine.end('told')).toBe(0)
  const again = await spawnEngine('main.ts', ['--data', own])
  const gone = new Promise((resolve) => again.child.once('exit', resolve))
  again.child.disconnect()
  expect(await gone).toBe(0)
}, 30_000)
