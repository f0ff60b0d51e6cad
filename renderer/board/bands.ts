/** The three bands of the list: waiting on top, oldest first; live by order; ended last, newest first. */
import { type BoardRow, bandOf } from './row.ts'

export type Bands = {
  readonly waiting: readonly BoardRow[]
  readonly live: readonly BoardRow[]
  readonly ended: readonly BoardRow[]
}

/** `ids`: the live calls in the order in which they are shown. */
export const inBands = (rows: readonly BoardRow[], ids: readonly string[]): Bands => {
  const byId = new Map(rows.map((row) => [row.callId, row]))
  return {
    waiting: rows.filter((row) => bandOf(row) === 'waiting').toSorted((a, b) => a.startedAt - b.startedAt),
    live: ids.flatMap((id) => byId.get(id) ?? []),
    ended: rows
      .filter((row) => bandOf(row) === 'ended')
      .toSorted((a, b) => (b.endedAt ?? b.updatedAt) - (a.endedAt ?? a.updatedAt)),
  }
}
