/** Facts on their way to Convex, on the disk before any network, in order call by call, each with a key that makes a second delivery harmless. */
import { type FunctionArgs, type FunctionReference, getFunctionName } from 'convex/server'
import type { Database } from '../storage/database.ts'

type Mutation = FunctionReference<'mutation', 'public' | 'internal'>

/** Arguments without the key, which the outbox gives. */
type ArgsOf<F extends Mutation> = Omit<FunctionArgs<F>, 'idempotencyKey'>

/** One mutation that must arrive. `key` was reserved before, when something else had to point at it. */
export type Fact = { readonly path: string; readonly args: Readonly<Record<string, unknown>>; readonly key?: string }

export const fact = <F extends Mutation>(fn: F, args: ArgsOf<F>, key?: string): Fact => ({
  path: getFunctionName(fn),
  args,
  ...(key === undefined ? {} : { key }),
})

/** A fact as it lies on the disk. `args` carry the key. */
export type Waiting = {
  readonly seq: number
  readonly path: string
  readonly args: Readonly<Record<string, unknown>>
}

export type Outbox = {
  /** A key that the next fact of this call may carry; the same one is never given twice. */
  reserve(callId: string): string
  /** Durable when it returns, unless the disk itself fails. Gives the fact's key. */
  put<F extends Mutation>(callId: string, fn: F, args: ArgsOf<F>): string
  /** All of them or none, in this order, with one write to the disk. */
  putAll(callId: string, facts: readonly Fact[]): void
  /** A call begins: its first facts, and a note by which it can be closed after a crash. */
  begin(callId: string, note: string, facts: readonly Fact[]): void
  /** A call is over: its last facts go in and its note goes away, both or neither. */
  finish(callId: string, facts: readonly Fact[]): void
  /** Calls that began and did not finish. */
  unfinished(): readonly { readonly callId: string; readonly note: string }[]

  /** Calls with facts waiting, longest waiting first. */
  callsWaiting(): readonly string[]
  /** The first fact of a call after `seq`. */
  next(callId: string, seq: number): Waiting | undefined
  /** They arrived; forgotten at the next write. Forgetting late is harmless: the key makes a second delivery do nothing. */
  arrived(seq: number): void
  /** Convex will never take this one: kept for a person to look at, out of the others' way. */
  park(seq: number, code: string): void
  count(): { readonly queued: number; readonly parked: number }
  onPut(listener: (callId: string) => void): void
  /** Writes down what arrived, and what the disk did not take before. */
  settle(): void
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS outbox (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    call TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    args TEXT NOT NULL,
    at INTEGER NOT NULL,
    refused TEXT
  );
  CREATE INDEX IF NOT EXISTS outbox_waiting ON outbox (call, seq) WHERE refused IS NULL;
  CREATE TABLE IF NOT EXISTS outbox_calls (call TEXT PRIMARY KEY, last INTEGER NOT NULL, note TEXT);
`

/** Why a fact was put aside that the backend did not refuse, but stumbled over each time. */
export const FAILING = 'failing'

/** How many arrived facts may stay on the disk before a write of their own. */
const SETTLE_AT = 64

type Row = { seq: number; key: string; path: string; args: string }

type Job = { readonly callId: string; readonly rows: readonly Stored[]; readonly note: string | null | undefined }
type Stored = { readonly key: string; readonly path: string; readonly args: string; readonly at: number }

export type OutboxOptions = {
  readonly db: Database
  readonly now: () => number
  /** The disk took nothing (full, or broken): facts are kept in memory and written as soon as it does. */
  readonly onTrouble?: (error: unknown) => void
}

export function openOutbox({ db, now, onTrouble }: OutboxOptions): Outbox {
  db.exec(SCHEMA)
  // What a backend stumbled over, it may take by now: it was mended or replaced since.
  db.exec(`UPDATE outbox SET refused = NULL WHERE refused = '${FAILING}'`)
  const insert = db.prepare('INSERT INTO outbox (call, key, path, args, at) VALUES (?, ?, ?, ?, ?)')
  const remember = db.prepare(
    'INSERT INTO outbox_calls (call, last) VALUES (?, ?) ON CONFLICT (call) DO UPDATE SET last = excluded.last',
  )
  const lastOf = db.prepare<[string], { last: number }>('SELECT last FROM outbox_calls WHERE call = ?')
  const setNote = db.prepare('UPDATE outbox_calls SET note = ? WHERE call = ?')
  const open = db.prepare<[], { callId: string; note: string }>(
    'SELECT call AS callId, note FROM outbox_calls WHERE note IS NOT NULL ORDER BY rowid',
  )
  const first = db.prepare<[string, number], Row>(
    'SELECT seq, key, path, args FROM outbox WHERE call = ? AND seq > ? AND refused IS NULL ORDER BY seq LIMIT 1',
  )
  const waiting = db.prepare<[], { call: string }>(
    'SELECT call FROM outbox WHERE refused IS NULL GROUP BY call ORDER BY MIN(seq)',
  )
  const remove = db.prepare('DELETE FROM outbox WHERE seq = ?')
  const refuse = db.prepare('UPDATE outbox SET refused = ? WHERE seq = ?')
  const counts = db.prepare<[], { queued: number; parked: number }>(
    'SELECT COUNT(*) - COUNT(refused) AS queued, COUNT(refused) AS parked FROM outbox',
  )

  /** Highest number given to a call, reserved ones included. */
  const lasts = new Map<string, number>()
  const listeners: ((callId: string) => void)[] = []
  let acknowledged: number[] = []
  let { queued, parked } = counts.get() ?? { queued: 0, parked: 0 }

  const reserve = (callId: string): string => {
    const next = (lasts.get(callId) ?? lastOf.get(callId)?.last ?? 0) + 1
    lasts.set(callId, next)
    return `${callId}:${next}`
  }

  /** Not on the disk yet, in order; empty but when the disk fails. */
  let unwritten: Job[] = []

  const write = db.transaction(() => {
    for (const { callId, rows, note } of unwritten) {
      for (const { key, path, args, at } of rows) insert.run(callId, key, path, args, at)
      remember.run(callId, lasts.get(callId) ?? lastOf.get(callId)?.last ?? 0)
      if (note !== undefined) setNote.run(note, callId)
    }
    for (const seq of acknowledged) remove.run(seq)
  })

  /** A failing disk must not end a call: what could not be written waits for the next write. */
  const settle = (): void => {
    if (unwritten.length === 0 && acknowledged.length === 0) return
    try {
      write()
    } catch (error) {
      onTrouble?.(error)
      return
    }
    const calls = new Set(unwritten.filter((job) => job.rows.length > 0).map((job) => job.callId))
    unwritten = []
    acknowledged = []
    for (const callId of calls) for (const listener of listeners) listener(callId)
  }

  const store = (callId: string, facts: readonly Fact[], note?: string | null): void => {
    const rows = facts.map(({ path, args, key = reserve(callId) }) => ({
      key,
      path,
      args: JSON.stringify({ ...args, idempotencyKey: key }),
      at: now(),
    }))
    unwritten.push({ callId, rows, note })
    queued += rows.length
    settle()
  }

  return {
    reserve,
    put(callId, fn, args) {
      const key = reserve(callId)
      store(callId, [fact(fn, args, key)])
      return key
    },
    putAll: (callId, facts) => {
      if (facts.length > 0) store(callId, facts)
    },
    begin: (callId, note, facts) => store(callId, facts, note),
    finish: (callId, facts) => store(callId, facts, null),
    unfinished: () => open.all(),
    callsWaiting: () => waiting.all().map((row) => row.call),
    next(callId, seq) {
      const row = first.get(callId, seq)
      return row && { seq: row.seq, path: row.path, args: JSON.parse(row.args) as Record<string, unknown> }
    },
    arrived(seq) {
      acknowledged.push(seq)
      queued--
      if (acknowledged.length >= SETTLE_AT) settle()
    },
    park(seq, code) {
      refuse.run(code, seq)
      queued--
      parked++
    },
    count: () => ({ queued, parked }),
    onPut: (listener) => void listeners.push(listener),
    settle,
  }
}
