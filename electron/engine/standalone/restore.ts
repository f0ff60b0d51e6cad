/** A data folder from a backup: proved first, then put in place as a whole. */
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Database } from '../../storage/database.ts'
import { claim } from '../claim.ts'
import { inspect, type Report } from './check.ts'
import { DATABASE, FILES, ISSUER_KEY, openMoment, partsIn } from './folder.ts'

export type RestoreParts = {
  readonly file: string
  readonly dir: string
  /** Whether a folder that holds an engine already may be used; what it held is kept beside. */
  readonly force: boolean
  readonly now: number
  readonly say: (line: string) => void
}

const NEW = 'restoring'

const prove = (file: string, say: (line: string) => void): Report => {
  const moment = openMoment(file)
  try {
    const report = inspect(moment, say)
    if (report.faults.length > 0) throw new Error(`${file} is not sound: ${report.faults.join('; ')}`)
    return report
  } finally {
    moment.close()
  }
}

/** Only names that a backup gives: it comes from outside, and must not write elsewhere. */
const placeOf = (name: string): string | null => {
  if (name === ISSUER_KEY) return ISSUER_KEY
  const [folder, id, more] = name.split('/')
  return folder === FILES && id !== undefined && /^[0-9a-z]+$/.test(id) && more === undefined ? join(FILES, id) : null
}

/** Writes the attached files under `into`, and takes them out of the database. */
const detach = (db: Database, into: string): void => {
  const known = db.prepare("SELECT count(*) FROM sqlite_master WHERE name = 'attached'").pluck().get()
  if (known !== 1) return
  const names = db.prepare<[], string>('SELECT DISTINCT name FROM attached').pluck().all()
  const pieces = db.prepare<[string], Buffer>('SELECT bytes FROM attached WHERE name = ? ORDER BY part').pluck()
  for (const name of names) {
    const place = placeOf(name)
    if (place === null) throw new Error('The backup holds a file of a strange name.')
    mkdirSync(dirname(join(into, place)), { recursive: true })
    const out = openSync(join(into, place), 'w', 0o600)
    try {
      for (const bytes of pieces.iterate(name)) writeSync(out, bytes)
      fsyncSync(out)
    } finally {
      closeSync(out)
    }
  }
  db.exec('DROP TABLE attached; VACUUM')
}

/** Rejects before anything has changed when the backup is not sound, the folder is in use, or not empty and not forced. */
export const restore = ({ file, dir, force, now, say }: RestoreParts): Report => {
  const report = prove(file, say)
  const old = partsIn(dir)
  if (old.length > 0 && !force) {
    throw new Error(`${dir} holds an engine already (${old.join(', ')}); --force puts it aside and takes its place.`)
  }
  mkdirSync(dir, { recursive: true })
  const lock = claim(dir)
  const fresh = join(dir, NEW)
  try {
    rmSync(fresh, { recursive: true, force: true })
    mkdirSync(fresh, { mode: 0o700 })
    copyFileSync(file, join(fresh, DATABASE))
    const db = new Sqlite(join(fresh, DATABASE))
    try {
      detach(db, fresh)
    } finally {
      db.close()
    }
    if (old.length > 0) {
      const aside = join(dir, `replaced-${new Date(now).toISOString().replaceAll(':', '-')}`)
      mkdirSync(aside, { mode: 0o700 })
      for (const part of old) renameSync(join(dir, part), join(aside, part))
      say(`what was there is now in ${aside}`)
    }
    // The database comes last: a folder without it counts as empty.
    const parts = partsIn(fresh).reverse()
    for (const part of parts) renameSync(join(fresh, part), join(dir, part))
    return report
  } finally {
    rmSync(fresh, { recursive: true, force: true })
    lock.close()
  }
}
