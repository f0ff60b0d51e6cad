/** Lines that have come, page by page, put together: what the last page has shown stays, and need not come again as a full one. */
import { PAGE_LINES } from '../../convex/domain/transcript.ts'

export type Known<T> = {
  /** Pages that grow no more, from the page `number` on. */
  pages(number: number, lines: readonly T[]): void
  tail(number: number, lines: readonly T[]): void
  /**
   * Full pages to ask for: those whose lines have not all come, and those that may still change. A final line changes by being
   * translated alone, which takes a moment: in a call that is translated, from the page before the first such line on.
   */
  wanted(): readonly number[]
  /** All lines; while a page is still on its way the list as it was before, undefined at first. The same list as long as no line changed. */
  all(): readonly T[] | undefined
}

export function createKnown<T extends { readonly translation?: unknown }>(): Known<T> {
  const full = new Map<number, readonly T[]>()
  /** What was last told, by its first page: told again at each drawing. */
  const told = new Map<number, readonly T[]>()
  let last: { readonly number: number; readonly lines: readonly T[] } | undefined
  let given: readonly T[] | undefined
  let changing = Number.POSITIVE_INFINITY
  const look = (number: number, lines: readonly T[]): void => {
    if (number - 1 < changing && lines.some(({ translation }) => translation !== undefined)) changing = number - 1
  }
  return {
    pages(number, lines) {
      if (told.get(number) === lines) return
      told.set(number, lines)
      for (let at = 0; at < lines.length; at += PAGE_LINES) {
        const page = lines.slice(at, at + PAGE_LINES)
        look(number + at / PAGE_LINES, page)
        full.set(number + at / PAGE_LINES, page)
      }
    },
    tail(number, lines) {
      look(number, lines)
      if (last !== undefined && last.number < number && last.lines.length === PAGE_LINES && !full.has(last.number))
        full.set(last.number, last.lines)
      last = { number, lines }
    },
    wanted: () =>
      Array.from({ length: last?.number ?? 0 }, (_, number) => number).filter(
        (number) => number >= changing || !full.has(number),
      ),
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
