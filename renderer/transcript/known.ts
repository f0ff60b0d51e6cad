/** Lines that have come, page by page, put together: what the last page has shown stays while it comes again as a full one. */
import { PAGE_LINES } from '../../convex/domain/transcript.ts'

export type Known<T> = {
  /** A page that grows no more. */
  page(number: number, lines: readonly T[]): void
  tail(number: number, lines: readonly T[]): void
  /** Whether all lines of this full page were seen. */
  has(number: number): boolean
  /** All lines; while a page is still on its way the list as it was before, undefined at first. The same list as long as no line changed. */
  all(): readonly T[] | undefined
}

export function createKnown<T>(): Known<T> {
  const full = new Map<number, readonly T[]>()
  let last: { readonly number: number; readonly lines: readonly T[] } | undefined
  let given: readonly T[] | undefined
  return {
    page(number, lines) {
      full.set(number, lines)
    },
    tail(number, lines) {
      if (last !== undefined && last.number < number && last.lines.length === PAGE_LINES && !full.has(last.number))
        full.set(last.number, last.lines)
      last = { number, lines }
    },
    has: (number) => full.has(number),
    all() {
      if (last === undefined) return given
      const pages = Array.from({ length: last.number }, (_, number) => full.get(number))
      if (pages.includes(undefined)) return given
      const lines = [...pages.flatMap((page) => page ?? []), ...last.lines]
      if (given?.length !== lines.length || lines.some((line, i) => line !== given?.[i])) given = lines
      return given
    },
  }
}
