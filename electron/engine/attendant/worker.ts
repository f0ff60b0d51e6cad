/**
 * The engine's attendant, a thread of its own. It copies the write-ahead log into the database, so that no mutation waits
 * for that; and it ends the whole process when a handler never gives the event loop back.
 *
 * Why the process: an endless loop inside a promise job can be stopped from outside only by V8's TerminateExecution, which
 * drops the other jobs of the queue with it (node:vm's timeout does not reach past the first await at all). A killed engine is
 * the case that is proved: the host starts it again, clients reconnect, each mutation happens once.
 */
import { writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import Sqlite from 'better-sqlite3'
import { readPulse } from './pulse.ts'
import { rememberCut } from './rests.ts'

export type AttendantData = {
  readonly file: string
  readonly memory: SharedArrayBuffer
  /** How long the event loop may stand still while a function runs, ms. */
  readonly cutAfter: number
}
/** The log is long and nearly copied: one more copy between two commits lets it begin anew. */
export type AttendantMessage = { readonly kind: 'rewind' }

const LOOK = 250
/** Frames (pages) that wait before they are copied: 16 MiB, so that pages written again and again are copied once. */
const WAITING = 4096
/** Frames in the log past which it is asked to begin anew: 64 MiB. */
const LONG = 16_384

type Log = { readonly log: number; readonly checkpointed: number }

const { file, memory, cutAfter } = workerData as AttendantData
const db = new Sqlite(file)
db.pragma('synchronous = FULL')
db.pragma('busy_timeout = 0')
const look = db.prepare<[], Log>('PRAGMA wal_checkpoint(NOOP)')
const copy = db.prepare<[], Log>('PRAGMA wal_checkpoint(PASSIVE)')

let asked = false
const checkpoint = (): void => {
  const before = look.get()
  // It began anew since it was asked to. Where writing never pauses, no look finds little waiting: this alone tells so.
  if (before !== undefined && before.log < LONG) asked = false
  if (before === undefined || before.log - before.checkpointed < WAITING) {
    asked = false
    return
  }
  copy.get()
  if (before.log < LONG || asked) return
  asked = true
  parentPort?.postMessage({ kind: 'rewind' } satisfies AttendantMessage)
}

let beats = -1
/** Own looks, not the wall clock: a machine that slept stood still with us. */
let still = 0
const watch = (): void => {
  const pulse = readPulse(memory)
  still = pulse.beats === beats ? still + 1 : 0
  beats = pulse.beats
  if (pulse.path === null || still * LOOK < cutAfter) return
  // Nothing else can speak now: the thread that owns the log is the one that hangs.
  writeSync(
    2,
    `engine: ${pulse.path} has not ended for ${cutAfter} ms; the engine is ended and will be started again\n`,
  )
  rememberCut(dirname(file), pulse.path, Date.now())
  process.kill(process.pid, 'SIGKILL')
}

const timer = setInterval(() => {
  watch()
  try {
    checkpoint()
  } catch {
    // Busy, or a disk that will tell the engine itself: it is looked at again in a moment.
  }
}, LOOK)

parentPort?.once('message', () => {
  clearInterval(timer)
  db.close()
})
