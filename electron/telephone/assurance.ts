/** The day's account of recordings: which calls should be there, which are, how much sound of each, and why one is not. */
import type { SourceEnd } from '../capture/source.ts'
import type { Database } from '../storage/database.ts'
import type { Missing, Tally } from './exchange.ts'

export type Kind = 'call' | 'recording' | 'stream'

/** Why a recording is missing or short: what the telephone said, or what the account shows. */
export type Why = Missing | 'no_recording' | 'damaged' | 'short' | 'interrupted'

export type AssuranceDay = {
  /** `2026-11-21`, by this machine's clock. */
  readonly day: string
  /** Calls and recording sessions that came or were made. */
  readonly expected: number
  /** Of these, whose recording is on the disk; one that is still going on counts. */
  readonly found: number
  /** Of ended calls, ms of sound. */
  readonly expectedMs: number
  readonly capturedMs: number
  readonly missing: readonly { readonly callId: string; readonly kind: Kind; readonly at: number; readonly why: Why }[]
}

export type Assurance = Tally & {
  /** A recording was closed. */
  recorded(callId: string, recording: { readonly capturedMs: number; readonly damaged: boolean }): void
  day(day: string): AssuranceDay
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS assurance (
    call TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    day TEXT NOT NULL,
    why TEXT,
    reason TEXT,
    expected_ms INTEGER,
    captured_ms INTEGER,
    damaged INTEGER NOT NULL DEFAULT 0
  );
  CREATE INDEX IF NOT EXISTS assurance_day ON assurance (day, at);
`
/** A recording that is shorter than the call by more than this is short, ms: what the last packets and a hang-up take. */
const SLACK_MS = 1500
/** Accounts are kept for a year, ms. */
const KEPT_MS = 366 * 86_400_000

type Row = {
  call: string
  kind: Kind
  at: number
  why: Missing | null
  reason: SourceEnd | null
  expected_ms: number | null
  captured_ms: number | null
  damaged: number
}

/** `running` says whether a call without an end is still going on; one that is not was cut off by a crash. */
export function openAssurance(o: {
  readonly db: Database
  readonly now: () => number
  readonly running: (callId: string) => boolean
  readonly onTrouble?: (error: unknown) => void
}): Assurance {
  const { db, now, running } = o
  db.exec(SCHEMA)
  db.prepare('DELETE FROM assurance WHERE at < ?').run(now() - KEPT_MS)
  const begin = db.prepare('INSERT OR IGNORE INTO assurance (call, kind, at, day) VALUES (?, ?, ?, ?)')
  const miss = db.prepare('UPDATE assurance SET why = ? WHERE call = ?')
  const end = db.prepare('UPDATE assurance SET expected_ms = ?, reason = ? WHERE call = ?')
  const record = db.prepare('UPDATE assurance SET captured_ms = ?, damaged = ? WHERE call = ?')
  const rows = db.prepare<[string], Row>('SELECT * FROM assurance WHERE day = ? ORDER BY at')
  /** A full disk costs the account a line, never the call. */
  const attempt = (act: () => void): void => {
    try {
      act()
    } catch (error) {
      o.onTrouble?.(error)
    }
  }

  return {
    expected: (callId, kind, at) => attempt(() => begin.run(callId, kind, at, dayOf(at))),
    missing: (callId, why) => attempt(() => miss.run(why, callId)),
    ended: (callId, expectedMs, reason) => attempt(() => end.run(Math.round(expectedMs), reason, callId)),
    recorded: (callId, { capturedMs, damaged }) =>
      attempt(() => record.run(Math.round(capturedMs), damaged ? 1 : 0, callId)),
    day(day) {
      const all = rows.all(day)
      const judged = all.map((row) => ({ row, why: whyOf(row, running) }))
      const missing = judged.flatMap(({ row, why }) =>
        why === undefined ? [] : [{ callId: row.call, kind: row.kind, at: row.at, why }],
      )
      const sum = (of: (row: Row) => number): number => all.reduce((total, row) => total + of(row), 0)
      return {
        day,
        expected: all.length,
        found: judged.filter(({ why }) => why === undefined || why === 'short' || why === 'damaged').length,
        expectedMs: sum(({ expected_ms }) => expected_ms ?? 0),
        capturedMs: sum((row) => Math.min(row.captured_ms ?? 0, row.expected_ms ?? 0)),
        missing,
      }
    },
  }
}

function whyOf(row: Row, running: (callId: string) => boolean): Why | undefined {
  if (row.why !== null) return row.why
  if (row.expected_ms === null) return running(row.call) ? undefined : 'interrupted'
  if (row.expected_ms === 0) return undefined
  if (row.captured_ms === null) return running(row.call) ? undefined : 'no_recording'
  if (row.damaged === 1) return 'damaged'
  return row.captured_ms + SLACK_MS < row.expected_ms ? 'short' : undefined
}

/** The day at this machine's place. */
export function dayOf(at: number): string {
  const date = new Date(at)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
