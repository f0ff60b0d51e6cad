/**
 * A data folder as one file, taken while calls run: the database at one moment, the uploaded files of that moment and the
 * issuer's key, without which tokens given before would no longer be believed. The file is as secret as the folder itself.
 */
import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from '../../storage/database.ts'
import { inspect, type Report } from './check.ts'
import { DATABASE, FILES, ISSUER_KEY, keepFiles, openMoment } from './folder.ts'

/** What lies beside the database in its folder, in pieces; the engine's own tables know nothing of it. */
const ATTACHED =
  'CREATE TABLE attached(name TEXT NOT NULL, part INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(name, part))'
/** Bytes of an attached file in one row. */
const PIECE = 8 * 1024 * 1024
/** Pages copied before others of this process get a turn. */
const PAGES = 2000
const PERCENT = 100
const STEPS_SAID = 10

export type BackupParts = {
  readonly dir: string
  readonly file: string
  /** Whether a file that is there already may be replaced. */
  readonly force: boolean
  readonly say: (line: string) => void
}

/** Copies pages under the snapshot that `moment` holds: commits of the running engine neither show nor make it begin again. */
const copyPages = async (moment: Database, file: string, say: (line: string) => void): Promise<void> => {
  let said = 0
  await moment.backup(file, {
    progress({ totalPages, remainingPages }) {
      const percent = totalPages === 0 ? PERCENT : Math.floor((PERCENT * (totalPages - remainingPages)) / totalPages)
      if (percent < PERCENT && percent >= said + STEPS_SAID) {
        said = percent - (percent % STEPS_SAID)
        say(`copied ${said} %`)
      }
      return PAGES
    },
  })
  say(`copied ${PERCENT} %`)
}

const attach = (copy: Database, name: string, from: string): void => {
  const bytes = readFileSync(from)
  const insert = copy.prepare('INSERT INTO attached(name, part, bytes) VALUES(?, ?, ?)')
  for (let part = 0, at = 0; at === 0 || at < bytes.length; part++, at += PIECE) {
    insert.run(name, part, bytes.subarray(at, at + PIECE))
  }
}

/** Ids of the uploaded files that the database knows. */
const storedIds = (db: Database): string[] =>
  db
    .prepare<[], string>("SELECT value FROM documents WHERE tbl = (SELECT number FROM tables WHERE name = '_storage')")
    .pluck()
    .all()
    .map((value) => String((JSON.parse(value) as { _id?: string })._id))

/** Rejects, and leaves no file, when the copy does not prove itself. */
export const backUp = async ({ dir, file, force, say }: BackupParts): Promise<Report> => {
  if (existsSync(file) && !force) throw new Error(`${file} exists already; --force replaces it.`)
  const partial = `${file}.partial`
  rmSync(partial, { force: true })
  if (!existsSync(join(dir, DATABASE))) throw new Error(`${dir} holds no engine.`)
  // On the folder's own disk: links reach no further.
  const kept = mkdtempSync(join(dir, 'backup-'))
  try {
    keepFiles(dir, kept)
    const moment = openMoment(join(dir, DATABASE))
    try {
      keepFiles(dir, kept)
      await copyPages(moment, partial, say)
    } finally {
      moment.close()
    }
    chmodSync(partial, 0o600)
    const copy = new Sqlite(partial)
    let report: Report
    try {
      // The copy must be one file: without a log beside it.
      copy.pragma('journal_mode = DELETE')
      copy.pragma('synchronous = FULL')
      report = inspect(copy, say)
      if (report.faults.length > 0) throw new Error(`The copy is not sound: ${report.faults.join('; ')}`)
      copy.transaction(() => {
        copy.exec(ATTACHED)
        if (existsSync(join(dir, ISSUER_KEY))) attach(copy, ISSUER_KEY, join(dir, ISSUER_KEY))
        for (const id of storedIds(copy)) {
          if (!existsSync(join(kept, id))) throw new Error(`The uploaded file ${id} is missing.`)
          attach(copy, `${FILES}/${id}`, join(kept, id))
        }
      })()
    } finally {
      copy.close()
    }
    renameSync(partial, file)
    say(`${resolve(file)}: ${(statSync(file).size / 1e6).toFixed(1)} MB`)
    return report
  } catch (error) {
    rmSync(partial, { force: true })
    rmSync(`${partial}-journal`, { force: true })
    throw error
  } finally {
    rmSync(kept, { recursive: true, force: true })
  }
}
