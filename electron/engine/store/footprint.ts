/** What one function read and wrote: the ground of invalidation, and the measure of Convex's transaction limits. */
import type { KeyRange } from '../values/keys.ts'

/** A range of one index whose change would change the answer. */
export type Read = { readonly index: string; low: Buffer; high: Buffer }
/** A key of one index whose document appeared, left or changed. */
export type Write = { readonly index: string; readonly key: Buffer }

export type Footprint = {
  readonly reads: Read[]
  readonly writes: Write[]
  readonly counts: Counts
}

/** Shared with nested calls: the limits are of the whole transaction. */
export type Counts = { documentsRead: number; documentsWritten: number; queries: number; scheduled: number }

/** Convex's limits for one transaction (docs.convex.dev, production/state/limits; mirrored by convex-test). */
export const LIMITS = {
  documentsRead: 32_000,
  documentsWritten: 16_000,
  queries: 4096,
  scheduled: 1000,
  /** Size of one encoded document, characters; Convex counts 1 MiB of its own encoding. */
  documentSize: 1024 * 1024,
} as const

const LIMIT_WORDS: Record<keyof Counts, string> = {
  documentsRead: 'documents read',
  documentsWritten: 'documents written',
  queries: 'queries',
  scheduled: 'functions scheduled',
}

export const newCounts = (): Counts => ({ documentsRead: 0, documentsWritten: 0, queries: 0, scheduled: 0 })

/** Counts one more and throws past the limit, so that what works here also works on a real deployment. */
export const count = (counts: Counts, kind: keyof Counts): void => {
  counts[kind] += 1
  if (counts[kind] > LIMITS[kind]) {
    throw new Error(`Too many ${LIMIT_WORDS[kind]} in a single function execution (limit: ${LIMITS[kind]}).`)
  }
}

/** Opens an empty read at the end where a scan begins; the scan widens it as it goes. */
export const beginRead = (footprint: Footprint, index: string, range: KeyRange, order: 'asc' | 'desc'): Read => {
  const edge = order === 'asc' ? range.low : range.high
  const read = { index, low: edge, high: edge }
  footprint.reads.push(read)
  return read
}
