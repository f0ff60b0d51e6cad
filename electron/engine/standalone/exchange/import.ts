/**
 * A snapshot of Convex, or of another room, read into a data folder that no engine is using. Ids and creation times stay;
 * everything happens in one transaction, and is proved before it is committed.
 */
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Database, openDatabase } from '../../../storage/database.ts'
import { claim } from '../../claim.ts'
import { type Catalogue, openCatalogue, type SchemaJSON, type Table } from '../../store/catalogue.ts'
import { openClock } from '../../store/clock.ts'
import { isObject, type JSONObject } from '../../values/keys.ts'
import type { ImportMode } from '../arguments.ts'
import { inspect } from '../check.ts'
import { DATABASE, FILES, filesIn } from '../folder.ts'
import { type Archive, openArchive } from './archive.ts'
import { fromExport } from './encoding.ts'
import { type Held, planMoves } from './numbers.ts'
import { openRows, type Rows } from './rows.ts'
import { numbersIn, STORAGE, storedFile, tablesIn, writesIntegers } from './snapshot.ts'

export type ImportParts = {
  readonly file: string
  readonly dir: string
  readonly mode: ImportMode
  readonly schema: SchemaJSON
  /** ms */
  readonly now: number
  readonly say: (line: string) => void
}

/** Documents between two words of progress. */
const PROGRESS = 20_000

/** Gives the tables the numbers that the import's ids carry. */
const renumber = (db: Database, catalogue: Catalogue, rows: Rows, wanted: ReadonlyMap<string, number>): void => {
  const held = new Map<string, Held>()
  for (const { name, number } of catalogue.tables()) held.set(name, { number, empty: rows.count(number) === 0 })
  // Tables that this room does not have claim nothing here.
  const ours = new Map([...wanted].filter(([table]) => held.has(table)))
  const move = db.prepare('UPDATE tables SET number = ? WHERE name = ?')
  const moves = planMoves(held, ours)
  // By way of numbers that nobody has: two tables may change places.
  for (const { table, to } of moves) move.run(-to, table)
  for (const { table, to } of moves) move.run(to, table)
}

const makeRoom = (catalogue: Catalogue, rows: Rows, tables: readonly string[], mode: ImportMode): void => {
  for (const table of tables.filter((name) => [...catalogue.tables()].some((each) => each.name === name))) {
    const { number } = catalogue.table(table)
    const there = rows.count(number)
    if (there === 0 || mode === 'append') continue
    if (mode === 'refuse') {
      throw new Error(
        `The table ${table} holds ${there} documents; --replace takes their place, --append adds to them.`,
      )
    }
    rows.clear(catalogue.table(table))
  }
}

const readTable = async (
  archive: Archive,
  catalogue: Catalogue,
  rows: Rows,
  name: string,
  say: (line: string) => void,
): Promise<number> => {
  const entry = archive.documents.get(name)
  if (entry === undefined) return 0
  const integers = await writesIntegers(archive, name)
  const parse = (line: string): JSONObject => {
    if (name === STORAGE) return storedFile(line)
    const doc = fromExport(line, integers)
    if (!isObject(doc)) throw new Error('is no object')
    return doc
  }
  let table: Table | null = null
  let count = 0
  for await (const { line, at } of archive.lines(entry)) {
    try {
      // Not before the first document: an empty table that this room does not have is no reason to refuse.
      table ??= catalogue.table(name)
      rows.insert(table, parse(line))
    } catch (error) {
      throw new Error(
        `${name}/documents.jsonl, line ${at}: ${error instanceof Error ? error.message : 'cannot be read'}`,
      )
    }
    if (++count % PROGRESS === 0) say(`${name}: ${count} documents`)
  }
  say(`${name}: ${count} documents`)
  return count
}

/** Writes the uploaded files that have a row and are not here yet; returns the paths of those that it wrote. */
const readFiles = async (
  archive: Archive,
  dir: string,
  known: ReadonlySet<string>,
  written: string[],
): Promise<void> => {
  for (const id of known) {
    const entry = archive.files.get(id)
    const path = join(dir, FILES, id)
    if (existsSync(path)) continue
    if (entry === undefined) throw new Error(`The uploaded file ${id} is listed but not in the ZIP file.`)
    mkdirSync(join(dir, FILES), { recursive: true })
    written.push(path)
    await pipeline(await archive.open(entry), createWriteStream(path, { mode: 0o600, flush: true }))
  }
}

const storedIds = (db: Database, catalogue: Catalogue): Set<string> => {
  const select = db.prepare<[number], string>('SELECT value FROM documents WHERE tbl = ?').pluck()
  const values = select.all(catalogue.table(STORAGE).number)
  return new Set(values.map((value) => String((JSON.parse(value) as JSONObject)._id)))
}

/** Resolves with what was read, in words. Rejects, and leaves the folder as it was, when anything does not fit. */
export const readImport = async ({ file, dir, mode, schema, now, say }: ImportParts): Promise<string> => {
  const archive = await openArchive(file)
  const written: string[] = []
  try {
    const tables = tablesIn(archive)
    const wanted = await numbersIn(archive)
    const lock = claim(dir)
    const db = openDatabase(join(dir, DATABASE))
    try {
      db.exec('BEGIN IMMEDIATE')
      const before = openCatalogue(db, schema)
      const clock = openClock(db)
      const old = openRows(db, before, clock, now)
      makeRoom(before, old, tables, mode)
      renumber(db, before, old, wanted)

      const catalogue = openCatalogue(db, schema)
      const rows = openRows(db, catalogue, clock, now)
      let documents = 0
      for (const name of tables) documents += await readTable(archive, catalogue, rows, name, say)
      const stored = storedIds(db, catalogue)
      await readFiles(archive, dir, stored, written)
      // What is made from now on comes after all that was read.
      clock.creationTime(rows.latest())
      clock.next(now)

      const { faults } = inspect(db, say)
      if (faults.length > 0) throw new Error(`The database would not be sound: ${faults.join('; ')}`)
      db.exec('COMMIT')
      for (const name of filesIn(dir)) if (!stored.has(name)) rmSync(join(dir, FILES, name))
      db.pragma('wal_checkpoint(TRUNCATE)')
      return `${documents} documents of ${tables.length} tables, ${written.length} files`
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK')
      db.close()
      lock.close()
    }
  } catch (error) {
    for (const path of written) rmSync(path, { force: true })
    throw error
  } finally {
    archive.close()
  }
}
