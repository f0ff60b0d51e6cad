/**
 * Answers already given, kept in the same transaction as what they answer: a client that reconnects sends its
 * unfinished mutations again, and each must happen once.
 */
import type { Database } from '../../storage/database.ts'

export type Answer = { readonly result: string; readonly ts: bigint }

export type Requests = {
  find(session: string, request: number): Answer | null
  keep(session: string, request: number, answer: Answer, now: number): void
  /** Forgets answers older than a day: no client retries for so long. */
  forget(now: number): number
}

const KEPT = 24 * 3_600_000

export const openRequests = (db: Database): Requests => {
  const select = db.prepare<[string, number], { ts: string; result: string }>(
    'SELECT ts, result FROM requests WHERE session = ? AND request = ?',
  )
  const insert = db.prepare('INSERT INTO requests(session, request, ts, result, at) VALUES(?, ?, ?, ?, ?)')
  const remove = db.prepare('DELETE FROM requests WHERE at < ?')

  return {
    find(session, request) {
      const row = select.get(session, request)
      return row === undefined ? null : { result: row.result, ts: BigInt(row.ts) }
    },
    keep(session, request, answer, now) {
      insert.run(session, request, String(answer.ts), answer.result, now)
    },
    forget: (now) => remove.run(now - KEPT).changes,
  }
}
