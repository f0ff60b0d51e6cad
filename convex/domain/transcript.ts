/** How the words of a call are read: by pages, of which only the last one grows. */

/** Final lines in a page. */
export const PAGE_LINES = 16
