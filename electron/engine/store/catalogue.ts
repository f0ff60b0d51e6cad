/**
 * Tables and indexes of one database: numbered once, remembered on disk, and brought into line with the schema at every
 * start. An index whose definition is new or has changed is filled again from the documents; one that left is dropped.
 */
import type { JSONValue, ValidatorJSON } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import { tableNumberOf } from '../values/ids.ts'
import { documentKey, type JSONObject } from '../values/keys.ts'
import { checkExisting } from './existing.ts'

/** What `defineSchema(…).export()` holds, as far as the engine reads it. */
export type SchemaJSON = {
  readonly tables: readonly TableJSON[]
  readonly schemaValidation?: boolean
}
export type TableJSON = {
  readonly tableName: string
  readonly indexes: readonly { readonly indexDescriptor: string; readonly fields: readonly string[] }[]
  readonly documentType?: ValidatorJSON
}

export type Index = {
  /** `table.index`, as queries name it. */
  readonly name: string
  readonly number: number
  /** Declared fields, then `_creationTime` and `_id`, which make every key unique. */
  readonly fields: readonly string[]
  readonly byId: boolean
}

export type Table = {
  readonly name: string
  readonly number: number
  readonly document: ValidatorJSON | null
  readonly byId: Index
  readonly indexes: readonly Index[]
}

export type Catalogue = {
  /** Throws when the schema has no such table. */
  table(name: string): Table
  /** `table.index`; throws when there is none. */
  index(name: string): Index
  tableOfId(id: string): Table | null
  tables(): Iterable<Table>
}

/** Documents read at a time while an index is filled. */
const BACKFILL_PAGE = 1000
const FIRST_TABLE_NUMBER = 10_001

const STORAGE = `
  CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tables(number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL);
  CREATE TABLE IF NOT EXISTS indexes(number INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL, fields TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS documents(
    row INTEGER PRIMARY KEY, tbl INTEGER NOT NULL, key BLOB NOT NULL, value TEXT NOT NULL, UNIQUE(tbl, key));
  CREATE TABLE IF NOT EXISTS entries(
    idx INTEGER NOT NULL, key BLOB NOT NULL, row INTEGER NOT NULL, PRIMARY KEY(idx, key)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS requests(
    session TEXT NOT NULL, request INTEGER NOT NULL, ts TEXT NOT NULL, result TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY(session, request)) WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS requests_by_age ON requests(at);
  CREATE TABLE IF NOT EXISTS crons(name TEXT PRIMARY KEY, schedule TEXT NOT NULL, next INTEGER NOT NULL, last INTEGER);
`

/** Convex's own tables, with the index the scheduler reads by. */
const SYSTEM_TABLES: readonly TableJSON[] = [
  {
    tableName: '_scheduled_functions',
    indexes: [{ indexDescriptor: 'by_state', fields: ['state.kind', 'scheduledTime'] }],
  },
  { tableName: '_storage', indexes: [] },
]

const tableNumber = (db: Database, name: string): number => {
  db.prepare(
    'INSERT OR IGNORE INTO tables(name, number) VALUES(?, (SELECT coalesce(max(number), ?) + 1 FROM tables))',
  ).run(name, FIRST_TABLE_NUMBER - 1)
  return db.prepare<[string], number>('SELECT number FROM tables WHERE name = ?').pluck().get(name) ?? 0
}

const backfill = (db: Database, table: number, index: number, fields: readonly string[]): void => {
  // By key: ordered by row, SQLite would sort the whole table again for each page.
  const page = db.prepare<[number, Buffer, number], { row: number; key: Buffer; value: string }>(
    'SELECT row, key, value FROM documents WHERE tbl = ? AND key > ? ORDER BY key LIMIT ?',
  )
  const add = db.prepare('INSERT INTO entries(idx, key, row) VALUES(?, ?, ?)')
  let last: Buffer = Buffer.alloc(0)
  for (;;) {
    const documents = page.all(table, last, BACKFILL_PAGE)
    for (const { row, key, value } of documents) {
      add.run(index, documentKey(JSON.parse(value) as JSONObject, fields), row)
      last = key
    }
    if (documents.length < BACKFILL_PAGE) return
  }
}

const ensureIndex = (db: Database, table: number, name: string, declared: readonly string[]): Index => {
  const fields = [...declared.filter((field) => field !== '_creationTime'), '_creationTime', '_id']
  const wanted = JSON.stringify(fields)
  const known = db
    .prepare<[string], { number: number; fields: string }>('SELECT number, fields FROM indexes WHERE name = ?')
    .get(name)
  if (known?.fields === wanted) return { name, number: known.number, fields, byId: false }
  if (known) {
    db.prepare('DELETE FROM entries WHERE idx = ?').run(known.number)
    db.prepare('UPDATE indexes SET fields = ? WHERE number = ?').run(wanted, known.number)
  } else db.prepare('INSERT INTO indexes(name, fields) VALUES(?, ?)').run(name, wanted)
  const number = db.prepare<[string], number>('SELECT number FROM indexes WHERE name = ?').pluck().get(name) ?? 0
  backfill(db, table, number, fields)
  return { name, number, fields, byId: false }
}

const dropOthers = (db: Database, kept: ReadonlySet<string>): void => {
  const all = db.prepare<[], { number: number; name: string }>('SELECT number, name FROM indexes').all()
  for (const { number, name } of all) {
    if (kept.has(name)) continue
    db.prepare('DELETE FROM entries WHERE idx = ?').run(number)
    db.prepare('DELETE FROM indexes WHERE number = ?').run(number)
  }
}

/**
 * Makes the storage match `schema` in one transaction: killed half way, nothing has changed. Throws SchemaRefused when a
 * document that is there does not fit.
 */
export const openCatalogue = (db: Database, schema: SchemaJSON): Catalogue => {
  const tables = new Map<string, Table>()
  const byNumber = new Map<number, Table>()
  const indexes = new Map<string, Index>()

  const addTable = (table: TableJSON): void => {
    const name = table.tableName
    const number = tableNumber(db, name)
    const byId: Index = { name: `${name}.by_id`, number, fields: ['_id'], byId: true }
    const declared = [{ indexDescriptor: 'by_creation_time', fields: [] }, ...table.indexes]
    const ordered = declared.map((index) => ensureIndex(db, number, `${name}.${index.indexDescriptor}`, index.fields))
    const document = schema.schemaValidation === false ? null : (table.documentType ?? null)
    const built: Table = { name, number, document, byId, indexes: ordered }
    tables.set(name, built)
    byNumber.set(number, built)
    for (const index of [byId, ...ordered]) indexes.set(index.name, index)
  }

  db.exec(STORAGE)
  db.transaction(() => {
    for (const table of [...SYSTEM_TABLES, ...schema.tables]) addTable(table)
    checkExisting(db, tables.values(), (id) => byNumber.get(tableNumberOf(id) ?? -1)?.name ?? null)
    dropOthers(db, new Set(indexes.keys()))
  }).immediate()

  return {
    table(name) {
      const table = tables.get(name)
      if (table === undefined) throw new Error(`Table \`${name}\` is not in the schema.`)
      return table
    },
    index(name) {
      const index = indexes.get(name)
      if (index === undefined) throw new Error(`Index ${name} not found.`)
      return index
    },
    tableOfId(id) {
      const number = tableNumberOf(id)
      return number === null ? null : (byNumber.get(number) ?? null)
    },
    tables: () => tables.values(),
  }
}

/** Reads what `schema.export()` returned. */
export const parseSchema = (exported: string): SchemaJSON => {
  const schema = JSON.parse(exported) as JSONValue
  if (schema === null || typeof schema !== 'object' || Array.isArray(schema) || !Array.isArray(schema.tables)) {
    throw new Error('The Convex schema has no tables.')
  }
  return schema as unknown as SchemaJSON
}
