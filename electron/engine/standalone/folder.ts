/** What an engine keeps in its data folder, by name. */
import { existsSync, linkSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from '../../storage/database.ts'

export const DATABASE = 'engine.sqlite'
export const ISSUER_KEY = 'issuer.json'
/** Uploaded files, each under its storage id. */
export const FILES = 'files'

/** Everything of the engine that a folder can hold; SQLite's own companions of the database go with it. */
export const PARTS: readonly string[] = [DATABASE, `${DATABASE}-wal`, `${DATABASE}-shm`, ISSUER_KEY, FILES]

/** The parts of an engine that `dir` holds. */
export const partsIn = (dir: string): string[] => PARTS.filter((part) => existsSync(join(dir, part)))

/** Names of the uploaded files in `dir`, without those that are still arriving (their names have a dash, ids none). */
export const filesIn = (dir: string): string[] => {
  const folder = join(dir, FILES)
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.includes('-'))
    .map((entry) => entry.name)
}

/**
 * Links every uploaded file to a second name in `kept`, so that none that a moment knows can go while it is copied. Called
 * before the moment is opened and once more after, the links hold all of its files.
 */
export const keepFiles = (dir: string, kept: string): void => {
  for (const name of filesIn(dir)) {
    if (existsSync(join(kept, name))) continue
    try {
      linkSync(join(dir, FILES, name), join(kept, name))
    } catch (error) {
      // It went between being listed and being linked.
      if (existsSync(join(dir, FILES, name))) throw error
    }
  }
}

/** A second handle on a database that may be in use: it sees one moment, and disturbs nobody. Throws when there is none. */
export const openMoment = (file: string): Database => {
  if (!existsSync(file)) throw new Error(`${file}: there is no such database.`)
  const db = new Sqlite(file, { readonly: true })
  db.pragma('busy_timeout = 10000')
  db.exec('BEGIN')
  try {
    // A deferred transaction gets its snapshot with the first read (sqlite.org/lang_transaction.html).
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all()
    for (const table of ['documents', 'entries', 'tables', 'indexes', 'meta']) {
      if (!tables.includes(table)) throw new Error(`${file}: this is no database of the engine.`)
    }
    return db
  } catch (error) {
    db.close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_NOTADB') {
      throw new Error(`${file}: this is no SQLite database.`)
    }
    throw error
  }
}
