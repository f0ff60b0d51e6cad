/**
 * Documents in SQLite, read by key range and written with every index entry in the caller's transaction.
 * Each read and write is noted in the caller's footprint, no more and no less than what was really touched.
 */
import type { JSONValue } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import { makeId } from '../values/ids.ts'
import { afterKey, documentKey, encodeKey, type JSONObject, type KeyRange, specialTag } from '../values/keys.ts'
import { problemOf } from '../values/validate.ts'
import type { Catalogue, Index, Table } from './catalogue.ts'
import { beginRead, type Footprint } from './footprint.ts'
import { count, LARGEST_DOCUMENT } from './limits.ts'
import { createParsed } from './parsed.ts'

/** A document as stored: its place in the index that found it, and its JSON text. */
export type Row = { readonly key: Buffer; readonly value: string }

export type Documents = {
  /** The JSON text of a document, or null. With `table`, an id of another table is an error. */
  get(footprint: Footprint, id: string, table?: string): string | null
  /** Rows of a range in order, fetched in growing pages; `hint` is how many the caller expects to want. */
  scan(footprint: Footprint, index: Index, range: KeyRange, order: 'asc' | 'desc', hint: number): Generator<Row, void>
  /** Returns the new id; `given` is one that was made before. */
  insert(footprint: Footprint, table: string, value: JSONObject, creationTime: number, given?: string): string
  /** Shallow merge; a field given as `{$undefined:null}` is removed. */
  patch(footprint: Footprint, id: string, value: JSONObject, table?: string): void
  replace(footprint: Footprint, id: string, value: JSONObject, table?: string): void
  remove(footprint: Footprint, id: string, table?: string): void
}

const LARGEST_PAGE = 1000

/** True when no field of an index has changed, seen without making its keys; false says nothing. */
const sameFields = (old: JSONObject, doc: JSONObject, fields: readonly string[]): boolean =>
  fields.every((field) => old[field] === doc[field] && !field.includes('.'))
type Stored = { row: number; value: string }
type PageRow = [key: Buffer, value: string]

export const openDocuments = (db: Database, catalogue: Catalogue): Documents => {
  const byKey = db.prepare<[number, Buffer], Stored>('SELECT row, value FROM documents WHERE tbl = ? AND key = ?')
  const insertDocument = db.prepare('INSERT INTO documents(tbl, key, value) VALUES(?, ?, ?)')
  const updateDocument = db.prepare('UPDATE documents SET value = ? WHERE row = ?')
  const deleteDocument = db.prepare('DELETE FROM documents WHERE row = ?')
  const insertEntry = db.prepare('INSERT INTO entries(idx, key, row) VALUES(?, ?, ?)')
  const deleteEntry = db.prepare('DELETE FROM entries WHERE idx = ? AND key = ?')
  const page = (sql: string) => db.prepare<[number, Buffer, Buffer, number], PageRow>(sql).raw()
  // `(SELECT ?)`: of a bare parameter SQLite looks at the value while it plans (it is built with STAT4), and so it would
  // plan the statement again at each call, which takes longer than the read itself.
  const joined = 'SELECT e.key, d.value FROM entries e CROSS JOIN documents d ON d.row = e.row WHERE e.idx = (SELECT ?)'
  const bounds = (key: string): string => `${key} >= (SELECT ?) AND ${key} < (SELECT ?)`
  const pages = {
    asc: page(`${joined} AND ${bounds('e.key')} ORDER BY e.key ASC LIMIT (SELECT ?)`),
    desc: page(`${joined} AND ${bounds('e.key')} ORDER BY e.key DESC LIMIT (SELECT ?)`),
  }
  const own = `SELECT key, value FROM documents WHERE tbl = (SELECT ?) AND ${bounds('key')}`
  const idPages = {
    asc: page(`${own} ORDER BY key ASC LIMIT (SELECT ?)`),
    desc: page(`${own} ORDER BY key DESC LIMIT (SELECT ?)`),
  }
  const parsed = createParsed()
  const tableOfId = (id: string): string | null => catalogue.tableOfId(id)?.name ?? null

  const locate = (id: string, expected?: string): Table => {
    const table = catalogue.tableOfId(id)
    if (table !== null && (expected === undefined || table.name === expected)) return table
    const which = expected === undefined ? 'an ID of this deployment' : `an ID of table "${expected}"`
    throw new Error(`Invalid argument \`id\`: ${JSON.stringify(id)} is not ${which}.`)
  }

  const find = (footprint: Footprint, table: Table, key: Buffer): Stored | undefined => {
    count(footprint.counts, 'documentsRead')
    footprint.reads.push({ index: table.byId.name, low: key, high: afterKey(key) })
    const stored = byKey.get(table.number, key)
    if (stored !== undefined) count(footprint.counts, 'bytesRead', stored.value.length)
    return stored
  }

  /** The text to be stored, counted as one document written. */
  const checked = (footprint: Footprint, table: Table, doc: JSONObject): string => {
    const { _id, _creationTime, ...own } = doc
    const problem = table.document === null ? null : problemOf(table.document, own as JSONValue, tableOfId)
    if (problem !== null) {
      throw new Error(
        `Failed to insert or update a document in table "${table.name}" because it does not match the schema: ${problem}`,
      )
    }
    const text = JSON.stringify(doc)
    if (text.length > LARGEST_DOCUMENT) {
      throw new Error(
        `A document of table "${table.name}" is too large (${text.length} > maximum ${LARGEST_DOCUMENT}).`,
      )
    }
    count(footprint.counts, 'bytesWritten', text.length)
    return text
  }

  /** Every index gets both its old and its new key noted, moved or not: its readers hold the old content. */
  const change = (
    footprint: Footprint,
    verb: string,
    id: string,
    expected: string | undefined,
    next: (old: JSONObject) => JSONObject | null,
  ): void => {
    const table = locate(id, expected)
    const key = encodeKey(id)
    const stored = find(footprint, table, key)
    if (stored === undefined) throw new Error(`${verb} on nonexistent document ID ${id}`)
    count(footprint.counts, 'documentsWritten')
    const old = parsed.of(id, stored.value)
    const doc = next(old)
    footprint.writes.push({ index: table.byId.name, key })
    if (doc === null) deleteDocument.run(stored.row)
    else {
      for (const field of ['_id', '_creationTime']) {
        const kept = old[field] ?? null
        if (doc[field] !== undefined && doc[field] !== kept) throw new Error(`${verb} may not change \`${field}\`.`)
        doc[field] = kept
      }
      const text = checked(footprint, table, doc)
      updateDocument.run(text, stored.row)
      parsed.keep(id, text, doc)
    }
    for (const index of table.indexes) {
      const was = documentKey(old, index.fields)
      footprint.writes.push({ index: index.name, key: was })
      if (doc !== null && sameFields(old, doc, index.fields)) continue
      const is = doc === null ? null : documentKey(doc, index.fields)
      if (is?.equals(was)) continue
      deleteEntry.run(index.number, was)
      if (is === null) continue
      insertEntry.run(index.number, is, stored.row)
      footprint.writes.push({ index: index.name, key: is })
    }
  }

  return {
    get(footprint, id, expected) {
      const table = locate(id, expected)
      return find(footprint, table, encodeKey(id))?.value ?? null
    },

    *scan(footprint, index, range, order, hint) {
      const read = beginRead(footprint, index.name, range, order)
      const statement = (index.byId ? idPages : pages)[order]
      let { low, high } = range
      let size = Math.max(1, Math.min(hint, LARGEST_PAGE))
      for (;;) {
        const rows = statement.all(index.number, low, high, size)
        for (const [key, value] of rows) {
          count(footprint.counts, 'documentsRead')
          count(footprint.counts, 'bytesRead', value.length)
          if (order === 'asc') low = read.high = afterKey(key)
          else high = read.low = key
          yield { key, value }
        }
        if (rows.length < size) {
          read.low = range.low
          read.high = range.high
          return
        }
        size = Math.min(size * 4, LARGEST_PAGE)
      }
    },

    insert(footprint, name, value, creationTime, given) {
      const table = catalogue.table(name)
      count(footprint.counts, 'documentsWritten')
      const id = given ?? makeId(table.number)
      const doc: JSONObject = { ...value, _creationTime: creationTime, _id: id }
      const key = encodeKey(id)
      const row = Number(insertDocument.run(table.number, key, checked(footprint, table, doc)).lastInsertRowid)
      footprint.writes.push({ index: table.byId.name, key })
      for (const index of table.indexes) {
        const entry = documentKey(doc, index.fields)
        insertEntry.run(index.number, entry, row)
        footprint.writes.push({ index: index.name, key: entry })
      }
      return id
    },

    patch(footprint, id, value, table) {
      change(footprint, 'Update', id, table, (old) => {
        const doc = { ...old }
        for (const [field, given] of Object.entries(value)) {
          if (specialTag(given) === '$undefined') delete doc[field]
          else doc[field] = given
        }
        return doc
      })
    },

    replace(footprint, id, value, table) {
      change(footprint, 'Replace', id, table, () => ({ ...value }))
    },

    remove(footprint, id, table) {
      change(footprint, 'Delete', id, table, () => null)
    },
  }
}
