/** What an export says of its tables before any document is read: their numbers and how their values are written. */
import type { JSONValue } from 'convex/values'
import { tableNumberOf } from '../../values/ids.ts'
import { isObject, type JSONObject } from '../../values/keys.ts'
import type { Archive } from './archive.ts'
import { fromExport } from './encoding.ts'

export const STORAGE = '_storage'
const TABLES = '_tables'

/** Tables of the import; of Convex's own only that of uploaded files is read, as Convex does. */
export const tablesIn = ({ documents }: Archive): string[] =>
  [...documents.keys()].filter((name) => name === STORAGE || !name.startsWith('_'))

const firstLine = async (archive: Archive, entry: Parameters<Archive['lines']>[0]): Promise<string | null> => {
  for await (const { line } of archive.lines(entry)) return line
  return null
}

const numberOfFirst = async (archive: Archive, table: string): Promise<number | null> => {
  const entry = archive.documents.get(table)
  const line = entry === undefined ? null : await firstLine(archive, entry)
  if (line === null) return null
  const doc = fromExport(line, false)
  const id = isObject(doc) ? doc._id : undefined
  return typeof id === 'string' ? tableNumberOf(id) : null
}

/** The number that each table of the export has there. */
export const numbersIn = async (archive: Archive): Promise<Map<string, number>> => {
  const numbers = new Map<string, number>()
  const listed = archive.documents.get(TABLES)
  if (listed !== undefined) {
    for await (const { line, at } of archive.lines(listed)) {
      const row = fromExport(line, false)
      const { name, id } = isObject(row) ? row : {}
      if (typeof name !== 'string' || typeof id !== 'number' || !Number.isInteger(id) || id < 1) {
        throw new Error(`${TABLES}/documents.jsonl, line ${at}: needs a name and a number.`)
      }
      numbers.set(name, id)
    }
  }
  for (const table of tablesIn(archive)) {
    if (numbers.has(table)) continue
    const number = await numberOfFirst(archive, table)
    if (number !== null) numbers.set(table, number)
  }
  return numbers
}

/** Types that older exports wrote as text, so that only their shapes could tell them from text. */
const TOLD_BY_SHAPE = /\b(int64|bytes|float64|nan|inf|infinity|set|map|unknown)\b/i

/**
 * Whether integer literals of a table are int64 (the present format, "uniform"). Older formats are read where nothing in
 * them is ambiguous, and refused by the table's name elsewhere.
 */
export const writesIntegers = async (archive: Archive, table: string): Promise<boolean> => {
  const entry = archive.schemas.get(table)
  if (entry === undefined) return false
  let shape: JSONValue = null
  for await (const { line, at } of archive.lines(entry)) {
    if (at === 1) shape = fromExport(line, false)
    if (at === 1 && shape === 'uniform') return true
    if (at > 1 || typeof shape !== 'string' || TOLD_BY_SHAPE.test(shape.replace(/"(?:[^"\\]|\\.)*"/g, ''))) {
      throw new Error(
        `The table ${table} was exported by an older Convex in a way that is not read here; export it anew.`,
      )
    }
  }
  return false
}

const BASE64_HASH = /^[A-Za-z0-9+/]{43}=$/

/** The row of an uploaded file, as functions see it: the hash in hex, the size a number. */
export const storedFile = (line: string): JSONObject => {
  const row = fromExport(line, false)
  if (!isObject(row)) throw new Error('is no object')
  const { _id, _creationTime, sha256, size, contentType } = row
  const hash =
    typeof sha256 === 'string' && BASE64_HASH.test(sha256) ? Buffer.from(sha256, 'base64').toString('hex') : sha256
  const fields = { sha256: hash, size, contentType, _creationTime, _id }
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null),
  ) as JSONObject
}
