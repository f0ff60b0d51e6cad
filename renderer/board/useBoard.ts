/** The calls of the room as list and wall show them: rows, what each needs, and an order that holds still. */
import { useMemo, useRef } from 'react'
import { levelOf } from '../ui/PriorityGlyph.tsx'
import type { Attention } from './attention.ts'
import { type Bands, inBands } from './bands.ts'
import { keepSame } from './keepSame.ts'
import type { BoardRow } from './row.ts'
import { useAttention } from './useAttention.ts'
import { useOrder } from './useOrder.ts'
import { useWeights } from './useWeights.ts'

export type Board = {
  /** False until the first rows are here. */
  readonly loaded: boolean
  readonly rows: readonly BoardRow[]
  readonly bands: Bands
  readonly attention: ReadonlyMap<string, Attention>
  /** Rows that would move if the order were not held. */
  readonly held: ReadonlyMap<string, 'up' | 'down'>
}

const NONE: readonly BoardRow[] = []

/** @param loaded of `CalmRows`, @param frozen while somebody points at the order. */
export const useBoard = (loaded: readonly BoardRow[] | undefined, frozen: boolean): Board => {
  const kept = useRef(NONE)
  const rows = useMemo(() => {
    kept.current = keepSame(kept.current, loaded ?? NONE)
    return kept.current
  }, [loaded])
  const attention = useAttention(rows, useWeights())
  const entries = useMemo(
    () =>
      rows.flatMap((row) => {
        const score = attention.get(row.callId)?.score
        return score === undefined
          ? []
          : [{ id: row.callId, score, level: levelOf(row.priority), help: row.helpRequested }]
      }),
    [rows, attention],
  )
  const { ids, held } = useOrder(entries, frozen)
  const bands = useMemo(() => inBands(rows, ids), [rows, ids])
  return { loaded: loaded !== undefined, rows, bands, attention, held }
}
