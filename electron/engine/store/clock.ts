/** Commit timestamps and creation times that never repeat nor go back, over restarts and steps of the wall clock. */
import type { Database } from '../../storage/database.ts'

export type Clock = {
  /** Timestamp of the last commit, ns since the epoch. */
  last(): bigint
  /** A timestamp above all before it, durable with the open transaction. */
  next(now: number): bigint
  /** The same, to be made durable by `persist`: once for all that share a commit. */
  advance(now: number): bigint
  persist(): void
  /** A `_creationTime` above all before it, ms with a fraction. */
  creationTime(now: number): number
  /** Forgets what a transaction that was rolled back took. */
  restore(mark: ClockMark): void
  mark(): ClockMark
  /** Never answer a client with a moment before one it has seen; refuses what lies too far ahead. */
  observe(ts: bigint, now: number): boolean
}
export type ClockMark = { readonly ts: bigint; readonly creation: number }

const NS_PER_MS = 1_000_000n
/** Smallest step of a creation time, ms: exact in a float64 for dates of this era. */
const CREATION_STEP = 1 / 1024
/** How far ahead of our clock a client's timestamp is believed, ms. A hostile one must not use up the range. */
const BELIEVED_AHEAD = 5 * 60_000

export const openClock = (db: Database): Clock => {
  const read = db.prepare<[string], string>('SELECT value FROM meta WHERE name = ?').pluck()
  const write = db.prepare(
    'INSERT INTO meta(name, value) VALUES(?, ?) ON CONFLICT(name) DO UPDATE SET value = excluded.value',
  )
  let ts = BigInt(read.get('ts') ?? 0)
  let creation = Number(read.get('creation') ?? 0)
  /** The latest moment any client has seen; no rollback lowers it. */
  let seen = ts
  const last = (): bigint => (seen > ts ? seen : ts)

  const advance = (now: number): bigint => {
    const wall = BigInt(Math.floor(now)) * NS_PER_MS
    ts = wall > last() ? wall : last() + 1n
    return ts
  }
  const persist = (): void => {
    write.run('ts', String(ts))
    write.run('creation', String(creation))
  }

  return {
    last,
    advance,
    persist,
    next(now) {
      const next = advance(now)
      persist()
      return next
    },
    creationTime(now) {
      creation = now > creation ? now : creation + CREATION_STEP
      return creation
    },
    mark: () => ({ ts, creation }),
    restore(mark) {
      ts = mark.ts
      creation = mark.creation
    },
    observe(claimed, now) {
      if (claimed > BigInt(Math.floor(now + BELIEVED_AHEAD)) * NS_PER_MS) return false
      if (claimed > seen) seen = claimed
      return true
    },
  }
}
