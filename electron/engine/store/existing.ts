/**
 * Documents that were there before a schema: looked at when their table's validator has changed, as a deployment does
 * before it takes a new schema (docs.convex.dev, database/schemas: "pushes fail if existing documents do not match").
 */
import type { JSONValue, ValidatorJSON } from 'convex/values'
import type { Database } from '../../storage/database.ts'
import type { JSONObject } from '../values/keys.ts'
import { problemOf, type TableOfId } from '../values/validate.ts'

/** The new schema cannot be taken: names the table, the document and the path, never what the document holds. */
export class SchemaRefused extends Error {
  override readonly name = 'SchemaRefused'
  readonly table: string
  readonly id: string
  readonly path: string
  constructor(table: string, id: string, path: string, reason: string) {
    super(
      `The schema is refused: the document ${id} of table "${table}" does not match it at ${path}: ${reason} ` +
        'Nothing was changed; start the version before, or make the validator accept what is there.',
    )
    this.table = table
    this.id = id
    this.path = path
  }
}

type Checked = { readonly name: string; readonly number: number; readonly document: ValidatorJSON | null }

const PAGE = 1000
const field = (table: string): string => `validator:${table}`

/** The lines of Convex's message without those that show a value. */
const told = (problem: string): { path: string; reason: string } => {
  const lines = problem.split('\n')
  const of = (label: string): string | undefined => lines.find((line) => line.startsWith(label))?.slice(label.length)
  const [first = ''] = lines
  const expected = of('Validator: ')
  return { path: of('Path: ') ?? '.', reason: `${first}${expected === undefined ? '' : ` It must be ${expected}.`}` }
}

/** To be called in the transaction that takes the schema. Throws SchemaRefused. */
export const checkExisting = (db: Database, tables: Iterable<Checked>, tableOf: TableOfId): void => {
  const known = db.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck()
  const keep = db.prepare(
    'INSERT INTO meta(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value',
  )
  const page = db.prepare<[number, number, number], { row: number; value: string }>(
    'SELECT row, value FROM documents WHERE tbl = ? AND row > ? ORDER BY row LIMIT ?',
  )

  for (const { name, number, document } of tables) {
    const wanted = JSON.stringify(document)
    if (known.get(field(name)) === wanted) continue
    if (document !== null) {
      for (let last = 0, rows = page.all(number, last, PAGE); rows.length > 0; rows = page.all(number, last, PAGE)) {
        for (const { row, value } of rows) {
          last = row
          const { _id, _creationTime, ...own } = JSON.parse(value) as JSONObject
          const problem = problemOf(document, own as JSONValue, tableOf)
          if (problem === null) continue
          const { path, reason } = told(problem)
          throw new SchemaRefused(name, String(_id), path, reason)
        }
      }
    }
    keep.run(field(name), wanted)
  }
}
