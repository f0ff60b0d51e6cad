/**
 * Stored files: one beside the database for each document of `_storage`, under its id. A file is whole on the disk before
 * its document is committed and is taken away only after its document is gone, so a crash leaves at most a file too many,
 * which the next start removes.
 */
import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../storage/database.ts'
import { makeId, tableNumberOf } from '../values/ids.ts'
import { encodeKey } from '../values/keys.ts'
import type { Catalogue } from './catalogue.ts'

export const STORAGE_TABLE = '_storage'

/** A file on its way in, written by whoever receives it. */
export type Incoming = { readonly path: string; discard(): void }

export type Files = {
  /** The path of a stored file; null when `id` is no storage id (nothing else becomes a path) or its file is missing. */
  find(id: string): string | null
  /** A fresh id and the whole file under it; its document must follow in the same breath. */
  adopt(incoming: Incoming): string
  incoming(): Incoming
  /** The same for bytes in memory. */
  write(bytes: Uint8Array): string
  read(id: string): Buffer | null
  /** Removes those of `ids` that no document stands for. */
  settle(ids: Iterable<string>): void
  /** Removes everything that no document stands for; to be called when nothing is on its way. */
  sweep(): number
  /** An unguessable name under which the file is served: an id alone opens nothing. */
  nameOf(id: string): string
  /** The id of a served name, or null when the name was not made by us. */
  idOf(name: string): string | null
  /** A token that lets one file in, within the hour; kept in the caller's transaction. */
  issueToken(now: number): string
  tokenIsGood(token: string, now: number): boolean
  /** True once for each token; to be called in the transaction that writes the document. */
  spendToken(token: string, now: number): boolean
  forgetTokens(now: number): void
}

const INCOMING = 'incoming-'
/** As long as Convex's upload URLs live (docs.convex.dev, file-storage/upload-files), ms. */
const TOKEN_LIFE = 3_600_000
const MAC_LENGTH = 22

const TABLES = 'CREATE TABLE IF NOT EXISTS uploads(token TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID'

/** A directory entry is on the disk only after its directory is flushed (fsync(2)); Windows has no such call. */
const flushFolder = (dir: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(dir, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

const digest = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** The secret behind served names; made once a database. */
const secretOf = (db: Database): string => {
  const read = db.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck()
  db.prepare('INSERT OR IGNORE INTO meta(name, value) VALUES(?, ?)').run('files', randomBytes(32).toString('base64url'))
  return read.get('files') ?? ''
}

/** `dir` is made with the first file. */
export const openFiles = (db: Database, catalogue: Catalogue, dir: string): Files => {
  db.exec(TABLES)
  const table = catalogue.table(STORAGE_TABLE).number
  const secret = secretOf(db)
  const document = db.prepare<[number, Buffer], number>('SELECT 1 FROM documents WHERE tbl = ? AND key = ?').pluck()
  const keep = db.prepare('INSERT INTO uploads(token, expires) VALUES(?, ?)')
  const known = db.prepare<[string, number], number>('SELECT 1 FROM uploads WHERE token = ? AND expires > ?').pluck()
  const spend = db.prepare('DELETE FROM uploads WHERE token = ? AND expires > ?')
  const forget = db.prepare('DELETE FROM uploads WHERE expires <= ?')

  /** The one place where an id becomes a path: its letters and checksum have been looked at. */
  const pathOf = (id: string): string | null => (tableNumberOf(id) === table ? join(dir, id) : null)
  const hasDocument = (id: string): boolean => document.get(table, encodeKey(id)) !== undefined

  const incoming = (): Incoming => {
    mkdirSync(dir, { recursive: true })
    const path = join(dir, `${INCOMING}${randomUUID()}`)
    return { path, discard: () => rmSync(path, { force: true }) }
  }

  const adopt = ({ path }: Incoming): string => {
    const id = makeId(table)
    renameSync(path, join(dir, id))
    flushFolder(dir)
    return id
  }

  const macOf = (id: string): string => createHmac('sha256', secret).update(id).digest('base64url').slice(0, MAC_LENGTH)

  return {
    incoming,
    adopt,

    find(id) {
      const path = pathOf(id)
      return path !== null && statSync(path, { throwIfNoEntry: false })?.isFile() === true ? path : null
    },

    write(bytes) {
      const draft = incoming()
      try {
        writeFileSync(draft.path, bytes, { mode: 0o600, flush: true })
        return adopt(draft)
      } catch (error) {
        draft.discard()
        throw error
      }
    },

    read(id) {
      const path = pathOf(id)
      return path === null || !existsSync(path) ? null : readFileSync(path)
    },

    settle(ids) {
      for (const id of ids) {
        const path = pathOf(id)
        if (path !== null && !hasDocument(id)) rmSync(path, { force: true })
      }
    },

    sweep() {
      const names = existsSync(dir) ? readdirSync(dir) : []
      const orphans = names.filter((name) => name.startsWith(INCOMING) || (pathOf(name) !== null && !hasDocument(name)))
      for (const name of orphans) rmSync(join(dir, name), { force: true })
      return orphans.length
    },

    nameOf: (id) => `${id}.${macOf(id)}`,

    idOf(name) {
      const [id = '', mac = '', more] = name.split('.')
      if (more !== undefined || pathOf(id) === null) return null
      const [given, right] = [Buffer.from(mac), Buffer.from(macOf(id))]
      return given.length === right.length && timingSafeEqual(given, right) ? id : null
    },

    issueToken(now) {
      const token = randomBytes(32).toString('base64url')
      keep.run(digest(token), now + TOKEN_LIFE)
      return token
    },
    tokenIsGood: (token, now) => known.get(digest(token), now) !== undefined,
    spendToken: (token, now) => spend.run(digest(token), now).changes === 1,
    forgetTokens: (now) => void forget.run(now),
  }
}
