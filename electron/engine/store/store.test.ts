/** What stays on disk: indexes that follow the schema, clocks that never go back. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineSchema, defineTable } from 'convex/server'
import { v } from 'convex/values'
import { afterAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../storage/database.ts'
import { exportedSchema } from '../testing/open.ts'
import { encodeKey, keyRange } from '../values/keys.ts'
import { openCatalogue, parseSchema, type SchemaJSON } from './catalogue.ts'
import { openClock } from './clock.ts'
import { openDocuments } from './documents.ts'
import { newFootprint as footprint } from './footprint.ts'
import { count, newCounts } from './limits.ts'
import { openRequests } from './requests.ts'

const dir = mkdtempSync(join(tmpdir(), 'vigia-store-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const schemaOf = (...fields: string[][]): SchemaJSON => {
  let table = defineTable({ a: v.number(), b: v.string() })
  for (const [i, each] of fields.entries()) table = table.index(`by_${i}`, each as ['a'])
  return parseSchema(exportedSchema(defineSchema({ things: table })))
}

const listed = (db: Database, schema: SchemaJSON, index: string, field: string): unknown[] => {
  const catalogue = openCatalogue(db, schema)
  const documents = openDocuments(db, catalogue)
  const found = catalogue.index(index)
  const rows = documents.scan(footprint(), found, keyRange([], found.fields, index), 'asc', 10)
  return [...rows].map((row) => (JSON.parse(row.value) as Record<string, unknown>)[field])
}

test('a new index, a changed one and a dropped one: documents stay, entries follow', () => {
  const file = join(dir, 'schema.sqlite')
  const db = openDatabase(file)
  const first = schemaOf(['a'])
  const documents = openDocuments(db, openCatalogue(db, first))
  db.transaction(() => {
    for (let i = 0; i < 2500; i++) documents.insert(footprint(), 'things', { a: i, b: String(9999 - i) }, i)
  })()
  expect(listed(db, first, 'things.by_0', 'a').slice(0, 3)).toEqual([0, 1, 2])

  const changed = schemaOf(['b'], ['b', 'a'])
  expect(listed(db, changed, 'things.by_0', 'b').slice(0, 2)).toEqual(['7500', '7501'])
  expect(listed(db, changed, 'things.by_1', 'b')).toHaveLength(2500)
  expect(db.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(3 * 2500)

  expect(listed(db, schemaOf(), 'things.by_creation_time', 'a')).toHaveLength(2500)
  expect(db.prepare('SELECT count(*) FROM entries').pluck().get()).toBe(2500)
  db.close()
})

test('an index is filled in one go: a failure half way leaves the old state', () => {
  const db = openDatabase(join(dir, 'half.sqlite'))
  const first = schemaOf(['a'])
  openDocuments(db, openCatalogue(db, first)).insert(footprint(), 'things', { a: 1, b: 'x' }, 1)
  db.prepare("INSERT INTO documents(tbl, key, value) SELECT tbl, x'00', 'not json' FROM documents").run()

  expect(() => openCatalogue(db, schemaOf(['b']))).toThrow()

  const fields = db.prepare("SELECT fields FROM indexes WHERE name = 'things.by_0'").pluck().get()
  expect(fields).toBe('["a","_creationTime","_id"]')
  expect(db.inTransaction).toBe(false)
  db.close()
})

test('a scan reads no further than it was asked, and to the end when it was not stopped', () => {
  const db = openDatabase(':memory:')
  const catalogue = openCatalogue(db, schemaOf(['a']))
  const documents = openDocuments(db, catalogue)
  for (let i = 0; i < 100; i++) documents.insert(footprint(), 'things', { a: i, b: '' }, i)
  const index = catalogue.index('things.by_0')
  const range = keyRange([{ type: 'Gte', fieldPath: 'a', value: 10 }], index.fields, index.name)

  for (const [order, from, to] of [
    ['asc', 10, 15],
    ['desc', 95, 100],
  ] as const) {
    const seen = footprint()
    const rows = documents.scan(seen, index, range, order, 5)
    for (let i = 0; i < 5; i++) rows.next()
    const read = seen.reads[0]
    const covers = (a: number): boolean => {
      const key = encodeKey(a)
      return (
        read !== undefined &&
        Buffer.compare(key, read.high) < 0 &&
        Buffer.compare(Buffer.concat([key, Buffer.from([0xff])]), read.low) > 0
      )
    }
    expect(Array.from({ length: 100 }, (_, a) => a).filter(covers)).toEqual(
      Array.from({ length: to - from }, (_, i) => from + i),
    )
    for (const _ of rows);
    expect(read).toMatchObject(range)
  }
  db.close()
})

test('time never goes back, whatever the wall clock does, also after a restart', () => {
  const file = join(dir, 'clock.sqlite')
  const db = openDatabase(file)
  openCatalogue(db, schemaOf())
  const clock = openClock(db)
  const created = [clock.creationTime(5000), clock.creationTime(5000), clock.creationTime(10)]
  const stamps = [clock.next(5000), clock.next(5000), clock.next(10)]
  expect(created).toEqual([...created].sort((x, y) => x - y))
  expect(new Set(created).size).toBe(3)
  expect(stamps[2]).toBeGreaterThan(stamps[1] ?? 0n)
  expect(clock.observe(2n ** 64n - 1n, 5000)).toBe(false)
  db.close()

  const again = openDatabase(file)
  const later = openClock(again)
  expect(later.last()).toBe(stamps[2])
  expect(later.creationTime(1)).toBeGreaterThan(created[2] ?? 0)
  again.close()
})

test('answers are forgotten after a day', () => {
  const db = openDatabase(':memory:')
  openCatalogue(db, schemaOf())
  const requests = openRequests(db)
  requests.keep('s', 1, { result: '1', ts: 7n }, 1000)

  expect(requests.forget(1000 + 3_600_000)).toBe(0)
  expect(requests.find('s', 1)).toEqual({ result: '1', ts: 7n })
  expect(requests.forget(1001 + 86_400_000)).toBe(1)
  expect(requests.find('s', 1)).toBe(null)
  db.close()
})

test('a document that does not fit the schema is refused by table, path and validator', () => {
  const db = openDatabase(':memory:')
  const documents = openDocuments(db, openCatalogue(db, schemaOf()))

  expect(() => documents.insert(footprint(), 'things', { a: 'x', b: '' }, 1)).toThrow(
    /table "things" .*\nPath: \.a\nValue: "x"\nValidator: v\.float64\(\)/s,
  )
  expect(() => documents.insert(footprint(), 'things', { a: 1 }, 1)).toThrow(/missing the required field `b`/)
  expect(() => documents.insert(footprint(), 'things', { a: 1, b: '', c: 1 }, 1)).toThrow(/extra field `c`/)
  expect(() => documents.insert(footprint(), 'things', { a: 1, b: 'x'.repeat(2 ** 20) }, 1)).toThrow(/too large/)
  db.close()
})

test('the limits of a real deployment hold here too', () => {
  const counts = newCounts()
  const many = (): void => {
    for (let i = 0; i <= 4096; i++) count(counts, 'databaseQueries')
  }

  expect(many).toThrow(/Too many queries .*limit: 4096/)
})

test('a schema that documents already there do not fit is refused by table, id and path, without their values', () => {
  const db = openDatabase(join(dir, 'existing.sqlite'))
  const first = parseSchema(exportedSchema(defineSchema({ notes: defineTable({ a: v.object({ b: v.any() }) }) })))
  const documents = openDocuments(db, openCatalogue(db, first))
  const good = documents.insert(footprint(), 'notes', { a: { b: 1 } }, 1)
  const bad = documents.insert(footprint(), 'notes', { a: { b: 'a patient’s name' } }, 2)
  const narrow = (): SchemaJSON =>
    parseSchema(
      exportedSchema(defineSchema({ notes: defineTable({ a: v.object({ b: v.number() }) }).index('by_a', ['a']) })),
    )

  let refusal: unknown
  try {
    openCatalogue(db, narrow())
  } catch (error) {
    refusal = error
  }
  expect(refusal).toMatchObject({ name: 'SchemaRefused', table: 'notes', id: bad, path: '.a.b' })
  expect(String(refusal)).toMatch(/document .* of table "notes" does not match it at \.a\.b: .*v\.float64\(\)/)
  expect(String(refusal)).not.toContain('patient')
  expect(db.prepare("SELECT count(*) FROM indexes WHERE name = 'notes.by_a'").pluck().get()).toBe(0)

  documents.remove(footprint(), bad)
  expect(documents.get(footprint(), good)).toContain('"b":1')
  expect(openCatalogue(db, narrow()).table('notes').indexes).toHaveLength(2)
  db.close()
})
