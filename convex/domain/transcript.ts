/** How the words of a call are read: by pages, of which only the last one grows. */

/** Final lines in a page. */
export const PAGE_LINES = 8
/** Most full pages that are read together where many are asked for: of a call that is opened late, or of one that ran away. */
export const BOOK_PAGES = 16

export type Stretch = { readonly page: number; readonly pages: number }

/**
 * Few stretches that hold just these pages, which are in rising order. Each is 1, 2, 4, 8 or 16 pages long and begins at a multiple of
 * that, so that consoles which miss different lines still ask for the same stretches, and the backend reads them once.
 */
export function stretchesOf(pages: readonly number[]): Stretch[] {
  const wanted = new Set(pages)
  const whole = (page: number, length: number): boolean =>
    page % length === 0 && Array.from({ length }, (_, i) => wanted.has(page + i)).every(Boolean)
  const stretches: Stretch[] = []
  for (const page of pages) {
    if (!wanted.has(page)) continue
    let length = 1
    while (length < BOOK_PAGES && whole(page, 2 * length)) length *= 2
    for (let i = 0; i < length; i++) wanted.delete(page + i)
    stretches.push({ page, pages: length })
  }
  return stretches
}
