/** What one function read and wrote: the ground of invalidation. */
import type { KeyRange } from '../values/keys.ts'
import { type Counts, newCounts } from './limits.ts'

/** A range of one index whose change would change the answer. */
export type Read = { readonly index: string; low: Buffer; high: Buffer }
/** A key of one index whose document appeared, left or changed. */
export type Write = { readonly index: string; readonly key: Buffer }

export type Footprint = {
  readonly reads: Read[]
  readonly writes: Write[]
  readonly counts: Counts
}

export const newFootprint = (): Footprint => ({ reads: [], writes: [], counts: newCounts() })

/** Opens an empty read at the end where a scan begins; the scan widens it as it goes. */
export const beginRead = (footprint: Footprint, index: string, range: KeyRange, order: 'asc' | 'desc'): Read => {
  const edge = order === 'asc' ? range.low : range.high
  const read = { index, low: edge, high: edge }
  footprint.reads.push(read)
  return read
}
