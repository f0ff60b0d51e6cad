/** Keeps the object of every row that did not change, so that only the rows that did are drawn again. */
import type { BoardRow } from './row.ts'

/** `after`, with each row that says the same as in `before` replaced by that very object; `before` itself when all do. */
export const keepSame = (before: readonly BoardRow[], after: readonly BoardRow[]): readonly BoardRow[] => {
  const known = new Map(before.map((row) => [row.callId, row]))
  const kept = after.map((row) => {
    const old = known.get(row.callId)
    return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row
  })
  return kept.length === before.length && kept.every((row, i) => row === before[i]) ? before : kept
}
