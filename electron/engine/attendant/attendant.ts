/** Starts the engine's attendant thread, and stops it with the engine. */
import { Worker } from 'node:worker_threads'
import type { Database } from '../../storage/database.ts'
import type { SharedPulse } from './pulse.ts'
import type { AttendantData } from './worker.ts'

export type Attendant = { close(): Promise<void> }

export type AttendantParts = {
  /** The built `worker.ts`. */
  readonly script: URL
  readonly db: Database
  readonly pulse: SharedPulse
  readonly cutAfter: number
  readonly exclusive: <T>(work: () => Promise<T>) => Promise<T>
  readonly log: (message: string) => void
}

const BEAT = 100
/** It makes a few objects a second. Without a bound V8 gives it a young generation as large as the engine's, which it fills in a quarter of an hour. */
const HEAP = { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 32 }
/** Pages after which SQLite copies its log itself, within a commit: what happens when the attendant is gone. */
const OWN_CHECKPOINT = 4096

export const startAttendant = ({ script, db, pulse, cutAfter, exclusive, log }: AttendantParts): Attendant => {
  const workerData: AttendantData = { file: db.name, memory: pulse.memory, cutAfter }
  const worker = new Worker(script, { workerData, resourceLimits: HEAP })
  const beating = setInterval(pulse.beat, BEAT)
  beating.unref()
  let closing = false
  db.pragma('wal_autocheckpoint = 0')

  worker.on('message', () => {
    if (closing) return
    // Under the lock nothing is written meanwhile: what little is left is copied, and the next commit begins the log anew.
    exclusive(async () => db.pragma('wal_checkpoint(PASSIVE)')).catch(() =>
      log('the write-ahead log could not be copied'),
    )
  })
  const over = new Promise<void>((resolve) => {
    worker.on('error', () => log('the attendant thread failed; the engine goes on without it'))
    worker.on('exit', () => {
      clearInterval(beating)
      if (!closing && db.open) db.pragma(`wal_autocheckpoint = ${OWN_CHECKPOINT}`)
      resolve()
    })
  })
  worker.unref()

  return {
    async close() {
      closing = true
      worker.postMessage('stop')
      await over
    },
  }
}
