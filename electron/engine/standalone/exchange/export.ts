/**
 * A room's documents as a snapshot that `npx convex import` reads, taken at one moment while calls run. The layout is that of
 * get-convex/convex-backend, crates/application/src/exports: `_tables`, then each table with its schema file, then files.
 */
import { createReadStream, createWriteStream, existsSync, mkdtempSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { JSONValue } from 'convex/values'
import { ZipFile } from 'yazl'
import type { Database } from '../../../storage/database.ts'
import { DATABASE, keepFiles, openMoment } from '../folder.ts'
import { toExport } from './encoding.ts'

export type ExportParts = {
  readonly dir: string
  readonly file: string
  readonly force: boolean
  readonly say: (line: string) => void
}

type Table = { readonly number: number; readonly name: string; readonly documents: number }

const README = `This is a snapshot of a room of Vigía, in the format of Convex's snapshot exports.

The documents of each table are lines of JSON in <table>/documents.jsonl; uploaded files are in _storage.
It is read by "npx convex import" and by "npm run backend -- import".
`
/** Of a table whose values are written by one rule for all documents. */
const SCHEMA = '"uniform"\n'
const OPTIONS = { mode: 0o100_600 }
const PAGE = 500

const tablesOf = (db: Database): Table[] =>
  db
    .prepare<[], Table>(
      'SELECT t.number, t.name, (SELECT count(*) FROM documents d WHERE d.tbl = t.number) AS documents FROM tables t ORDER BY t.number',
    )
    .all()

/** Encoded documents of a table in the order of their ids, never all at once. */
function* documentsOf(db: Database, table: number): Generator<string, void> {
  const page = db.prepare<[number, Buffer, number], { key: Buffer; value: string }>(
    'SELECT key, value FROM documents WHERE tbl = ? AND key > ? ORDER BY key LIMIT ?',
  )
  let last: Buffer = Buffer.alloc(0)
  for (let rows = page.all(table, last, PAGE); rows.length > 0; rows = page.all(table, last, PAGE)) {
    for (const { key, value } of rows) {
      last = key
      yield value
    }
  }
}

function* lines(documents: Iterable<string>, encode: (value: JSONValue) => string): Generator<string, void> {
  for (const value of documents) yield `${encode(JSON.parse(value) as JSONValue)}\n`
}

const asHex = /^[0-9a-f]{64}$/

/** The row of an uploaded file as Convex lists it: its hash in base64, its size a plain integer. */
const storageLine = (value: JSONValue): string => {
  const { _id, _creationTime, sha256, size, contentType } = value as { [field: string]: string | number }
  const hash = typeof sha256 === 'string' && asHex.test(sha256) ? Buffer.from(sha256, 'hex').toString('base64') : sha256
  return JSON.stringify({ _id, _creationTime, sha256: hash, size, contentType })
}

const fill = (zip: ZipFile, db: Database, kept: string, say: (line: string) => void): string => {
  const all = tablesOf(db)
  const tables = all.filter(({ name }) => !name.startsWith('_')).sort((a, b) => a.documents - b.documents)
  const add = (name: string, content: () => Readable): void =>
    zip.addReadStreamLazy(name, OPTIONS, (done) => {
      if (name.endsWith('/documents.jsonl')) say(`writing ${name}`)
      done(null, content())
    })

  zip.addBuffer(Buffer.from(README), 'README.md', OPTIONS)
  const numbers = [...tables].sort((a, b) => a.number - b.number)
  const list = numbers.map(({ name, number }) => `${JSON.stringify({ name, id: number })}\n`).join('')
  zip.addBuffer(Buffer.from(list), '_tables/documents.jsonl', OPTIONS)
  for (const { name, number } of tables) {
    zip.addBuffer(Buffer.from(SCHEMA), `${name}/generated_schema.jsonl`, OPTIONS)
    add(`${name}/documents.jsonl`, () => Readable.from(lines(documentsOf(db, number), toExport)))
  }

  const storage = all.find(({ name }) => name === '_storage')
  const uploaded = storage === undefined ? [] : [...documentsOf(db, storage.number)]
  zip.addBuffer(Buffer.from([...lines(uploaded, storageLine)].join('')), '_storage/documents.jsonl', OPTIONS)
  for (const value of uploaded) {
    const { _id } = JSON.parse(value) as { _id: string }
    if (!existsSync(join(kept, _id))) throw new Error(`The uploaded file ${_id} is missing.`)
    add(`_storage/${_id}`, () => createReadStream(join(kept, _id)))
  }
  zip.end()
  const documents = tables.reduce((sum, table) => sum + table.documents, 0)
  return `${documents} documents of ${tables.length} tables, ${uploaded.length} files`
}

/** Resolves with what was written, in words; leaves no half file when it rejects. */
export const writeExport = async ({ dir, file, force, say }: ExportParts): Promise<string> => {
  if (existsSync(file) && !force) throw new Error(`${file} exists already; --force replaces it.`)
  const partial = `${file}.partial`
  if (!existsSync(join(dir, DATABASE))) throw new Error(`${dir} holds no engine.`)
  // On the folder's own disk: links reach no further.
  const kept = mkdtempSync(join(dir, 'export-'))
  keepFiles(dir, kept)
  const db = openMoment(join(dir, DATABASE))
  try {
    keepFiles(dir, kept)
    const zip = new ZipFile()
    const out = createWriteStream(partial, { mode: 0o600, flush: true })
    const written = pipeline(zip.outputStream, out)
    const failed = new Promise<never>((_, reject) => void zip.once('error', reject))
    const what = fill(zip, db, kept, say)
    await Promise.race([written, failed])
    renameSync(partial, file)
    return `${what}, ${(statSync(file).size / 1e6).toFixed(1)} MB`
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  } finally {
    db.close()
    rmSync(kept, { recursive: true, force: true })
  }
}
