/** One engine a data folder: the lock goes with the process, however it ends. */
import { join } from 'node:path'
import { type Database, openDatabase } from '../storage/database.ts'

/** Held until the returned handle is closed. Throws when another process holds it. */
export const claim = (dir: string): Database => {
  const lock = openDatabase(join(dir, 'engine.lock'))
  // One that is just ending gets a moment.
  lock.pragma('busy_timeout = 1000')
  try {
    lock.exec('BEGIN EXCLUSIVE')
  } catch {
    lock.close()
    throw new Error('Another engine is using this data folder.')
  }
  return lock
}
