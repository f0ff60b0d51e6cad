/**
 * Transactions, several to a commit: each runs to its end alone and in order, with a savepoint of its own, and one
 * flush to disk makes all of them durable before any is answered. Under load the disk is asked once for many.
 */
import type { Database } from '../../storage/database.ts'
import type { Clock } from '../store/clock.ts'
import type { Files } from '../store/files.ts'
import type { Write } from '../store/footprint.ts'
import type { Requests } from '../store/requests.ts'
import type { Invocation } from './invocation.ts'

/** `logLines` is JSON text; an answer given again has none. */
export type Committed = { readonly text: string; readonly ts: bigint; readonly logLines: string }
/** Identifies a client's mutation across reconnections. */
export type RequestKey = { readonly session: string; readonly request: number }
export type Outcome =
  | ({ readonly kind: 'committed' } & Committed)
  | { readonly kind: 'failed'; readonly error: unknown; readonly logLines: string }

/** All that `run` reads and writes is noted in its invocation; it returns the JSON text of the answer. */
export type Attempt = { readonly invocation: Invocation; run(): Promise<string> }
export type Work = {
  /** Called again when the first attempt has to be undone and done alone. */
  begin(): Attempt
  readonly request: RequestKey | null
}

export type Commits = {
  /** Needs the lock. One outcome for each work, in order; a work that fails leaves nothing and stops no other. */
  commitHeld(works: readonly Work[]): Promise<Outcome[]>
  /** True while the open transaction holds the writes of a work before this one. */
  unflushed(): boolean
  /** Called inside the lock after each commit that wrote something. */
  onCommit(listener: (writes: readonly Write[]) => void): void
}

export type CommitsParts = {
  readonly db: Database
  readonly clock: Clock
  readonly requests: Requests
  readonly files: Files
  readonly now: () => number
}

const NO_LINES = '[]'
/** It must be done alone, on top of what its group has committed. */
type Tried = Outcome | 'alone'

export const openCommits = ({ db, clock, requests, files, now }: CommitsParts): Commits => {
  const listeners: ((writes: readonly Write[]) => void)[] = []
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  const save = db.prepare('SAVEPOINT work')
  const keep = db.prepare('RELEASE work')
  const undo = db.prepare('ROLLBACK TO work')
  /** Done in the open transaction, and not on the disk yet. */
  let done: Invocation[] = []
  /** What the clock said when all was on the disk. */
  let safe = clock.mark()

  const attempt = async ({ invocation, run }: Attempt, request: RequestKey | null): Promise<Tried> => {
    const mark = clock.mark()
    save.run()
    try {
      const text = await run()
      if (invocation.transaction.needsCommitted) throw new Error('It must be done alone.')
      const ts = invocation.footprint.writes.length > 0 ? clock.advance(now()) : clock.last()
      if (request !== null) requests.keep(request.session, request.request, { result: text, ts }, now())
      keep.run()
      done.push(invocation)
      return { kind: 'committed', text, ts, logLines: invocation.logLines.text() }
    } catch (error) {
      clock.restore(mark)
      // A full or broken disk ends the whole transaction by itself (sqlite.org/lang_transaction.html, 3.3).
      if (!db.inTransaction) throw error
      undo.run()
      keep.run()
      if (invocation.transaction.needsCommitted) return 'alone'
      return { kind: 'failed', error, logLines: invocation.logLines.text() }
    }
  }

  const flush = (): void => {
    if (done.some(({ footprint }) => footprint.writes.length > 0)) clock.persist()
    commit.run()
    safe = clock.mark()
    const flushed = done
    done = []
    for (const { afterCommit } of flushed) for (const each of afterCommit) each()
    const writes = flushed.flatMap(({ footprint }) => footprint.writes)
    if (writes.length > 0) for (const listener of listeners) listener(writes)
  }

  /** One work to its end; `touched` gathers the files that it stored or deleted, whatever came of it. */
  const settle = async (
    { begin: start, request }: Work,
    touched: Set<string>,
    flushed: () => void,
  ): Promise<Outcome> => {
    // Looked for inside the transaction: the same request may have been answered a moment ago in this very group.
    const answered = request === null ? null : requests.find(request.session, request.request)
    if (answered !== null) return { kind: 'committed', text: answered.result, ts: answered.ts, logLines: NO_LINES }
    for (;;) {
      const each = start()
      const tried = await attempt(each, request)
      for (const id of each.invocation.files) touched.add(id)
      if (tried !== 'alone') return tried
      flush()
      flushed()
      begin.run()
    }
  }

  const commitHeld: Commits['commitHeld'] = async (works) => {
    const outcomes: Outcome[] = []
    const touched = new Set<string>()
    /** Answers whose writes are on the disk, whatever comes after them. */
    let durable = 0
    const flushed = (): void => {
      durable = outcomes.length
    }
    safe = clock.mark()
    try {
      begin.run()
      for (const work of works) outcomes.push(await settle(work, touched, flushed))
      flush()
    } catch (error) {
      clock.restore(safe)
      done = []
      if (db.inTransaction) rollback.run()
      const failed: Outcome = { kind: 'failed', error, logLines: NO_LINES }
      return works.map((_, i) => (i < durable ? (outcomes[i] ?? failed) : failed))
    } finally {
      if (touched.size > 0) files.settle(touched)
    }
    return outcomes
  }

  return { commitHeld, unflushed: () => done.length > 0, onCommit: (listener) => void listeners.push(listener) }
}
