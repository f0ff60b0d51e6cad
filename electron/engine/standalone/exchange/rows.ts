/** Writes whole documents with their ids, as an import has them, beside the engine's own way that makes new ones. */
import type { Database } from '../../../storage/database.ts'
import type { Catalogue, Table } from '../../store/catalogue.ts'
import type { Clock } from '../../store/clock.ts'
import { makeId, tableNumberOf } from '../../values/ids.ts'
import { documentKey, encodeKey, type JSONObject } from '../../values/keys.ts'
import { problemOf } from '../../values/validate.ts'

export type Rows = {
  count(table: number): number
  /** Removes every document of a table. */
  clear(table: Table): void
  /** Throws an error that names what does not fit, without what the document holds. */
  insert(table: Table, doc: JSONObject): void
  /** The latest creation time among what was inserted, ms. */
  latest(): number
}

/** Validators show the value that does not fit; a terminal must not. */
const withoutValues = (problem: string): string =>
  problem
    .split('\n')
    .filter((line) => line !== '' && !/^(Value|Object): /.test(line))
    .join(' ')

export const openRows = (db: Database, catalogue: Catalogue, clock: Clock, now: number): Rows => {
  const count = db.prepare<[number], number>('SELECT count(*) FROM documents WHERE tbl = ?').pluck()
  const clearEntries = db.prepare('DELETE FROM entries WHERE idx = ?')
  const clearDocuments = db.prepare('DELETE FROM documents WHERE tbl = ?')
  const known = db.prepare('SELECT 1 FROM documents WHERE tbl = ? AND key = ?').pluck()
  const insertDocument = db.prepare('INSERT INTO documents(tbl, key, value) VALUES(?, ?, ?)')
  const insertEntry = db.prepare('INSERT INTO entries(idx, key, row) VALUES(?, ?, ?)')
  const tableOf = (id: string): string | null => catalogue.tableOfId(id)?.name ?? null
  let latest = 0

  return {
    count: (table) => count.get(table) ?? 0,
    clear(table) {
      for (const index of table.indexes) clearEntries.run(index.number)
      clearDocuments.run(table.number)
    },
    insert(table, given) {
      const { _id: id = makeId(table.number), _creationTime: time = clock.creationTime(now), ...own } = given
      if (typeof id !== 'string' || tableNumberOf(id) !== table.number) throw new Error('_id is no id of this table')
      if (typeof time !== 'number') throw new Error('_creationTime is no number')
      const problem = table.document === null ? null : problemOf(table.document, own, tableOf)
      if (problem !== null) throw new Error(`does not match the schema: ${withoutValues(problem)}`)
      const key = encodeKey(id)
      if (known.get(table.number, key) !== undefined) throw new Error(`the document ${id} is here already`)
      // What has both keeps the order of its fields.
      const doc =
        given._id === undefined || given._creationTime === undefined ? { ...own, _creationTime: time, _id: id } : given
      const row = insertDocument.run(table.number, key, JSON.stringify(doc)).lastInsertRowid
      for (const index of table.indexes) insertEntry.run(index.number, documentKey(doc, index.fields), row)
      latest = Math.max(latest, time)
    },
    latest: () => latest,
  }
}
