/** Reads the calls of the room for a screen that shows them all: however many change a second, it is drawn anew a few times. */
import { type ComponentType, useMemo } from 'react'
import type { BoardRow } from './row.ts'
import { useCalm } from './useCalm.ts'
import { rowsOf, useParts } from './useRows.ts'

/** A row is not drawn anew more often than this, ms. */
const EVERY_MS = 250

export type RowsProps = {
  /** Undefined until the first rows are here. */
  readonly loaded: readonly BoardRow[] | undefined
}

export function CalmRows({ Screen }: { readonly Screen: ComponentType<RowsProps> }) {
  const parts = useCalm(useParts(), EVERY_MS)
  // The same element while the rows are the same: what comes between two looks draws nothing.
  return useMemo(() => <Screen loaded={parts && rowsOf(parts)} />, [Screen, parts])
}
