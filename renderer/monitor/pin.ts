/** When a list that grows at its end follows it: only while the reader is there. */

/** Closer than this to the end counts as reading the end, px. */
export const PIN_DISTANCE = 48

export type Extent = { readonly scrollTop: number; readonly scrollHeight: number; readonly clientHeight: number }

export const atEnd = ({ scrollTop, scrollHeight, clientHeight }: Extent): boolean =>
  scrollHeight - scrollTop - clientHeight <= PIN_DISTANCE

export type Pin = { readonly kind: 'following' } | { readonly kind: 'away'; readonly seen: number }

/** The pin after the reader scrolled, with `count` lines on the list. */
export const scrolled = (pin: Pin, extent: Extent, count: number): Pin =>
  atEnd(extent) ? { kind: 'following' } : pin.kind === 'away' ? pin : { kind: 'away', seen: count }

/** Lines that came while the reader was away. */
export const unseen = (pin: Pin, count: number): number => (pin.kind === 'away' ? Math.max(0, count - pin.seen) : 0)
