/** Keeps the object of every row that did not change, so that only the rows that did are drawn again. */
import type { BoardRow } from './row.ts'

/** Whether two values of Convex say the same; ends at the first difference and makes nothing, for it is asked of every row at every update. */
const same = (a: unknown, b: unknown): boolean => {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((value, i) => same(value, b[i]))
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key in left) if (!same(left[key], right[key])) return false
  for (const key in right) if (!(key in left)) return false
  return true
}

/** `after`, with each row that says the same as in `before` replaced by that very object; `before` itself when all do. */
export const keepSame = (before: readonly BoardRow[], after: readonly BoardRow[]): readonly BoardRow[] => {
  const known = new Map(before.map((row) => [row.callId, row]))
  const kept = after.map((row) => {
    const old = known.get(row.callId)
    return old !== undefined && same(old, row) ? old : row
  })
  return kept.length === before.length && kept.every((row, i) => row === before[i]) ? before : kept
}
