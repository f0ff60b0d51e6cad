/** A backup taken while mutations run is one moment of the room, and comes back as it was; what is broken is named. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../storage/database.ts'
import { openEngine } from '../engine.ts'
import { type Bench, openBench, smallProduct } from '../testing/open.ts'
import { references as rooms } from '../testing/rooms.ts'
import { makeId } from '../values/ids.ts'
import { documentKey, encodeKey } from '../values/keys.ts'
import { backUp } from './backup.ts'
import { inspect } from './check.ts'
import { DATABASE, openMoment } from './folder.ts'
import { restore } from './restore.ts'

const quiet = (): void => undefined
const place = mkdtempSync(join(tmpdir(), 'vigia-backup-'))
const file = join(place, 'room.backup')
let bench: Bench
beforeAll(async () => {
  bench = await openBench()
})
afterAll(async () => {
  await bench.close()
  rmSync(place, { recursive: true, force: true })
})

const linesOf = (dir: string): { order: number; text: string }[] => {
  const db = openMoment(join(dir, DATABASE))
  try {
    const values = db
      .prepare<[], string>("SELECT value FROM documents WHERE tbl = (SELECT number FROM tables WHERE name = 'lines')")
      .pluck()
      .all()
    return values.map((value) => JSON.parse(value)).sort((a, b) => a.order - b.order)
  } finally {
    db.close()
  }
}

test('taken in the middle of writing, it holds whole transactions only, and opens as an engine', async () => {
  const client = bench.client()
  await client.mutation(rooms.open, { name: 'busy' })
  const writing = (async () => {
    for (let i = 0; i < 200; i++) await client.mutation(rooms.say, { name: 'busy', text: `t${i}` })
  })()
  await client.mutation(rooms.say, { name: 'busy', text: 'first' })
  const said: string[] = []
  const report = await backUp({ dir: bench.dir, file, force: false, say: (line) => said.push(line) })
  await writing

  expect(statSync(file).mode & 0o077).toBe(0)
  expect(said).toContain('copied 100 %')
  const into = join(place, 'restored')
  expect(restore({ file, dir: into, force: false, now: 0, say: quiet })).toEqual(report)
  const lines = linesOf(into)
  // Each line takes the number after the last: a gap would be a commit that is missing.
  expect(lines.length).toBeGreaterThan(0)
  expect(lines.map(({ order }) => order)).toEqual(lines.map((_, i) => i))
  expect(readFileSync(join(into, 'issuer.json'), 'utf8')).toBe(readFileSync(join(bench.dir, 'issuer.json'), 'utf8'))
  const db = openMoment(join(into, DATABASE))
  expect(db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'attached'").pluck().get()).toBe(0)
  db.close()

  const engine = await openEngine({
    dir: into,
    port: 0,
    origins: [],
    product: smallProduct(),
    now: Date.now,
    log: quiet,
  })
  await expect(async () => restore({ file, dir: into, force: true, now: 0, say: quiet })).rejects.toThrow(
    /in use|using/,
  )
  await engine.close()
})

/** An uploaded file with its row, as the engine keeps it. */
const addFile = (dir: string, bytes: Buffer): string => {
  const db = openDatabase(join(dir, DATABASE))
  const table = Number(db.prepare("SELECT number FROM tables WHERE name = '_storage'").pluck().get())
  const index = db.prepare("SELECT number FROM indexes WHERE name = '_storage.by_creation_time'").pluck().get()
  const doc = { _id: makeId(table), _creationTime: 1 }
  const row = db
    .prepare('INSERT INTO documents(tbl, key, value) VALUES(?, ?, ?)')
    .run(table, encodeKey(doc._id), JSON.stringify(doc)).lastInsertRowid
  const key = documentKey(doc, ['_creationTime', '_id'])
  db.prepare('INSERT INTO entries(idx, key, row) VALUES(?, ?, ?)').run(index, key, row)
  db.close()
  mkdirSync(join(dir, 'files'), { recursive: true })
  writeFileSync(join(dir, 'files', doc._id), bytes)
  return doc._id
}

test('uploaded files come along, those that vanish meanwhile too', async () => {
  const dir = join(place, 'files-from')
  restore({ file, dir, force: false, now: 0, say: quiet })
  const bytes = Buffer.alloc(9 * 1024 * 1024, 7)
  const id = addFile(dir, bytes)
  writeFileSync(join(dir, 'files', 'ofnodocument'), 'x')

  const copy = join(place, 'files.backup')
  const taking = backUp({ dir, file: copy, force: false, say: quiet })
  rmSync(join(dir, 'files', id))
  await taking
  const into = join(place, 'files-to')
  restore({ file: copy, dir: into, force: false, now: 0, say: quiet })

  expect(readFileSync(join(into, 'files', id)).equals(bytes)).toBe(true)
  expect(readdirSync(join(into, 'files'))).toEqual([id])
  const again = join(place, 'again.backup')
  await expect(backUp({ dir, file: again, force: false, say: quiet })).rejects.toThrow(/file .* missing/)
  expect(existsSync(again) || existsSync(`${again}.partial`)).toBe(false)
  expect(readdirSync(dir).filter((name) => name.startsWith('backup-'))).toEqual([])
})

test('a folder that holds an engine is put aside only when forced; a file is replaced only when forced', async () => {
  const dir = join(place, 'full')
  restore({ file, dir, force: false, now: 0, say: quiet })
  const before = readFileSync(join(dir, DATABASE))
  expect(() => restore({ file, dir, force: false, now: 0, say: quiet })).toThrow(/holds an engine already .*--force/)
  expect(readFileSync(join(dir, DATABASE))).toEqual(before)

  restore({ file, dir, force: true, now: Date.UTC(2026, 0, 1), say: quiet })
  expect(readFileSync(join(dir, 'replaced-2026-01-01T00-00-00.000Z', DATABASE))).toEqual(before)
  await expect(backUp({ dir, file, force: false, say: quiet })).rejects.toThrow(/exists already; --force/)
})

test('what is broken is named, and a broken backup is not put in place', () => {
  const dir = join(place, 'broken')
  restore({ file, dir, force: false, now: 0, say: quiet })
  const db = openDatabase(join(dir, DATABASE))
  const index = db.prepare("SELECT number FROM indexes WHERE name = 'lines.by_room'").pluck().get()
  db.prepare('DELETE FROM entries WHERE idx = ? AND key = (SELECT min(key) FROM entries WHERE idx = ?)').run(
    index,
    index,
  )
  db.prepare('INSERT INTO entries(idx, key, row) VALUES(?, ?, 999999)').run(index, Buffer.from([1]))
  db.prepare("INSERT INTO documents(tbl, key, value) VALUES(77, x'00', '{}')").run()
  db.pragma('wal_checkpoint(TRUNCATE)')
  const { faults } = inspect(db)
  db.close()

  expect(faults).toEqual([
    expect.stringMatching(/^lines\.by_room: documents without their entry: 1 \(/),
    expect.stringMatching(/^documents of no known table: 1 \(row \d+\)$/),
    'entries without a document: 1',
  ])
  expect(() =>
    restore({ file: join(dir, DATABASE), dir: join(place, 'none'), force: false, now: 0, say: quiet }),
  ).toThrow(/not sound: lines\.by_room/)
  expect(existsSync(join(place, 'none'))).toBe(false)

  const torn = join(place, 'torn')
  writeFileSync(torn, readFileSync(file).fill(0x5a, 4096, 12_288))
  expect(() => restore({ file: torn, dir: join(place, 'none'), force: false, now: 0, say: quiet })).toThrow()
  writeFileSync(torn, 'not a database at all, only some words that are long enough to be read as a header of one')
  expect(() => restore({ file: torn, dir: join(place, 'none'), force: false, now: 0, say: quiet })).toThrow(/no SQLite/)
})
