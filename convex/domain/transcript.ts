/** How the words of a call are read: by pages, of which only the last one grows. */

/** Final lines in a page. */
export const PAGE_LINES = 16
/** A page that a console saw filling up it watches from a moment of its own on, so that a full room does not ask all at once, ms. */
export const PAGE_SPREAD_MS = 1000
