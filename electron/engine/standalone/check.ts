/** Proves a database: SQLite's own structure, and that every index holds exactly the keys that its documents have. */
import type { JSONValue } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import { tableNumberOf } from '../values/ids.ts'
import { documentKey, encodeKey, type JSONObject } from '../values/keys.ts'

export type Report = {
  readonly documents: number
  readonly entries: number
  readonly tables: number
  readonly indexes: number
  /** What is wrong, each by table and index; holds ids, never contents. Empty when all is well. */
  readonly faults: readonly string[]
}

type StoredIndex = { readonly number: number; readonly name: string; readonly fields: readonly string[] }
/** Counts what is wrong of one kind, and keeps one example. */
type Tally = { count: number; example: string }

/** Most faults of SQLite's structure that are listed. */
const LISTED = 20
/** Documents between two words of progress. */
const PROGRESS = 100_000

const readDocument = (value: string): JSONObject | null => {
  try {
    const doc = JSON.parse(value) as JSONValue
    return doc !== null && typeof doc === 'object' && !Array.isArray(doc) ? doc : null
  } catch {
    return null
  }
}

const indexesByTable = (db: Database): Map<string, StoredIndex[]> => {
  const all = db.prepare<[], { number: number; name: string; fields: string }>('SELECT * FROM indexes').all()
  const found = new Map<string, StoredIndex[]>()
  for (const { number, name, fields } of all) {
    const table = name.slice(0, name.indexOf('.'))
    found.set(table, [...(found.get(table) ?? []), { number, name, fields: JSON.parse(fields) as string[] }])
  }
  return found
}

/** Reads the whole database once, at one moment; `db` comes from `openMoment`. */
export const inspect = (db: Database, say: (line: string) => void = () => undefined): Report => {
  const tallies = new Map<string, Tally>()
  const wrong = (what: string, example: string, count = 1): void => {
    const tally = tallies.get(what)
    if (tally === undefined) tallies.set(what, { count, example })
    else tally.count += count
  }
  const number = (sql: string, ...values: number[]): number =>
    db
      .prepare<number[], number>(sql)
      .pluck()
      .get(...values) ?? 0

  say('checking the structure of the file')
  const structure = db.pragma(`integrity_check(${LISTED})`) as { integrity_check: string }[]
  for (const { integrity_check: line } of structure) if (line !== 'ok') wrong('the structure is broken', line)

  const tables = new Map(
    db
      .prepare<[], { number: number; name: string }>('SELECT number, name FROM tables')
      .all()
      .map(({ number: table, name }) => [table, name]),
  )
  const indexes = indexesByTable(db)
  const entryRow = db.prepare<[number, Buffer], number>('SELECT row FROM entries WHERE idx = ? AND key = ?').pluck()
  const page = db.prepare<[number], { row: number; tbl: number; key: Buffer; value: string }>(
    'SELECT row, tbl, key, value FROM documents WHERE row > ? ORDER BY row LIMIT 1000',
  )
  const counts = new Map<string, number>()
  let documents = 0

  for (let last = 0, rows = page.all(last); rows.length > 0; rows = page.all(last)) {
    for (const { row, tbl, key, value } of rows) {
      last = row
      if (++documents % PROGRESS === 0) say(`checked ${documents} documents`)
      const table = tables.get(tbl)
      if (table === undefined) {
        wrong('documents of no known table', `row ${row}`)
        continue
      }
      counts.set(table, (counts.get(table) ?? 0) + 1)
      const doc = readDocument(value)
      const id = doc?._id
      if (doc === null || typeof id !== 'string') {
        wrong(`${table}: unreadable documents`, `row ${row}`)
        continue
      }
      if (!encodeKey(id).equals(key)) wrong(`${table}: documents kept under another id`, id)
      if (tableNumberOf(id) !== tbl) wrong(`${table}: ids of another table`, id)
      for (const index of indexes.get(table) ?? []) {
        if (entryRow.get(index.number, documentKey(doc, index.fields)) !== row) {
          wrong(`${index.name}: documents without their entry`, id)
        }
      }
    }
  }
  for (const [table, own] of indexes) {
    const count = counts.get(table) ?? 0
    for (const index of own) {
      const entries = number('SELECT count(*) FROM entries WHERE idx = ?', index.number)
      if (entries > count) {
        wrong(`${index.name}: entries too many`, `${entries} for ${count} documents`, entries - count)
      }
    }
  }

  const stray = number('SELECT count(*) FROM entries WHERE idx NOT IN (SELECT number FROM indexes)')
  if (stray > 0) wrong('entries of no known index', '', stray)
  const orphans = number(
    'SELECT count(*) FROM entries e WHERE NOT EXISTS (SELECT 1 FROM documents d WHERE d.row = e.row)',
  )
  if (orphans > 0) wrong('entries without a document', '', orphans)

  return {
    documents,
    entries: number('SELECT count(*) FROM entries'),
    tables: tables.size,
    indexes: [...indexes.values()].reduce((sum, own) => sum + own.length, 0),
    faults: [...tallies].map(
      ([what, { count, example }]) => `${what}: ${count}${example === '' ? '' : ` (${example})`}`,
    ),
  }
}

export const summarise = ({ documents, entries, tables, indexes }: Report): string =>
  `${documents} documents in ${tables} tables, ${entries} entries in ${indexes} indexes`
