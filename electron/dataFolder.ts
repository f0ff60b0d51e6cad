/** The folder where everything of this host lies: made when missing, and held by one host at a time. */
import { accessSync, constants, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { ConfigError } from './config.ts'

/**
 * Makes the folder and takes hold of it; returns what lets go. Throws `ConfigError` when it cannot be used.
 * The hold is a lock of the operating system on a file, so it ends with the process however that ends.
 */
export function holdDataFolder(data: string): () => void {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    accessSync(data, constants.R_OK | constants.W_OK)
  } catch (error) {
    throw new ConfigError('--data', `${data} cannot be used: ${codeOf(error)}`)
  }
  let lock: Sqlite.Database | undefined
  try {
    lock = new Sqlite(join(data, 'host.lock'), { timeout: 500 })
    lock.pragma('locking_mode = EXCLUSIVE')
    lock.exec('BEGIN EXCLUSIVE; CREATE TABLE IF NOT EXISTS held (one); COMMIT')
  } catch (error) {
    lock?.close()
    if (codeOf(error) === 'SQLITE_BUSY') throw new ConfigError('--data', `${data} is in use by another Vigía`)
    throw new ConfigError('--data', `${data} cannot be used: ${codeOf(error)}`)
  }
  const held = lock
  return () => held.close()
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** A file of the data folder that something else spoilt is named; its own error may quote what is in it. */
export function usable<T>(file: string, open: () => T): T {
  try {
    return open()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'it is not what this console wrote'
    throw new ConfigError('--data', `${file} in it cannot be used: ${code}`)
  }
}
