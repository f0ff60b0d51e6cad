/** How the one stored string of a list field takes an item in, gives one back, or is denied. */
import { LIST_SEPARATOR, listItems } from '../../../convex/domain/canonical.ts'
import type { Finding } from './line.ts'

/** The list after one finding; a denial empties it, an item ends a denial. */
export function mergeList(current: string | undefined, found: Finding): string | undefined {
  const value = found.value ?? ''
  const before = listItems(current ?? '').filter((item) => !/^ningun[oa]$/.test(item))
  if (found.mode === 'only') return value
  if (found.mode === 'remove') return before.filter((item) => item !== value).join(LIST_SEPARATOR) || undefined
  const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()
  return before.some((item) => same(item, value)) ? current : [...before, value].join(LIST_SEPARATOR)
}
