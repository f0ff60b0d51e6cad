/**
 * Transactions, several to a commit: each runs to its end alone and in order, with a savepoint of its own, and one
 * flush to disk makes all of them durable before any is answered. Under load the disk is asked once for many.
 */
import type { Database } from '../../storage/database.ts'
import type { Clock } from '../store/clock.ts'
import type { Write } from '../store/footprint.ts'
import type { Requests } from '../store/requests.ts'
import type { Invocation } from './invocation.ts'

export type Committed = { readonly text: string; readonly ts: bigint }
/** Identifies a client's mutation across reconnections. */
export type RequestKey = { readonly session: string; readonly request: number }
export type Outcome =
  | ({ readonly kind: 'committed' } & Committed)
  | { readonly kind: 'failed'; readonly error: unknown }

export type Work = {
  /** All that `run` reads and writes is noted here. */
  readonly invocation: Invocation
  /** Returns the JSON text of the answer. */
  run(): Promise<string>
  readonly request: RequestKey | null
}

export type Commits = {
  /** Needs the lock. One outcome for each work, in order; a work that fails leaves nothing and stops no other. */
  commitHeld(works: readonly Work[]): Promise<Outcome[]>
  /** Called inside the lock after each commit that wrote something. */
  onCommit(listener: (writes: readonly Write[]) => void): void
}

export type CommitsParts = {
  readonly db: Database
  readonly clock: Clock
  readonly requests: Requests
  readonly now: () => number
}

export const openCommits = ({ db, clock, requests, now }: CommitsParts): Commits => {
  const listeners: ((writes: readonly Write[]) => void)[] = []
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  const save = db.prepare('SAVEPOINT work')
  const keep = db.prepare('RELEASE work')
  const undo = db.prepare('ROLLBACK TO work')

  const attempt = async ({ invocation, run, request }: Work): Promise<Outcome> => {
    // Looked for inside the transaction: the same request may have been answered a moment ago in this very group.
    const answered = request === null ? null : requests.find(request.session, request.request)
    if (answered !== null) return { kind: 'committed', text: answered.result, ts: answered.ts }
    const mark = clock.mark()
    save.run()
    try {
      const text = await run()
      const ts = invocation.footprint.writes.length > 0 ? clock.next(now()) : clock.last()
      if (request !== null) requests.keep(request.session, request.request, { result: text, ts }, now())
      keep.run()
      return { kind: 'committed', text, ts }
    } catch (error) {
      clock.restore(mark)
      invocation.footprint.writes.length = 0
      invocation.afterCommit.length = 0
      // A full or broken disk ends the whole transaction by itself (sqlite.org/lang_transaction.html, 3.3).
      if (!db.inTransaction) throw error
      undo.run()
      keep.run()
      return { kind: 'failed', error }
    }
  }

  const commitHeld: Commits['commitHeld'] = async (works) => {
    const mark = clock.mark()
    const outcomes: Outcome[] = []
    try {
      begin.run()
      for (const work of works) outcomes.push(await attempt(work))
      commit.run()
    } catch (error) {
      clock.restore(mark)
      if (db.inTransaction) rollback.run()
      return works.map(() => ({ kind: 'failed', error }))
    }
    for (const { invocation } of works) for (const done of invocation.afterCommit) done()
    const writes = works.flatMap(({ invocation }) => invocation.footprint.writes)
    if (writes.length > 0) for (const listener of listeners) listener(writes)
    return outcomes
  }

  return { commitHeld, onCommit: (listener) => void listeners.push(listener) }
}
