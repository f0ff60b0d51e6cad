/** One SQLite file, opened so that what was committed is still there after a crash or a power cut. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'

export type Database = Sqlite.Database

/**
 * Opens (and makes) a database; `:memory:` for one that dies with its handle.
 * WAL with synchronous=FULL: a transaction is on the disk before `commit` returns (sqlite.org/pragma.html#pragma_synchronous).
 */
export function openDatabase(file: string): Database {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const db = new Sqlite(file)
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('foreign_keys = ON')
  // Another process that holds the file for a moment (a backup, a second host by mistake) must not turn into an error at once.
  db.pragma('busy_timeout = 3000')
  return db
}
