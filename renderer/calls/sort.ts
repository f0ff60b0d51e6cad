/** By what the live calls are sorted: attention as a rule, else a column that a person chose; ties stay in the order of attention. */
import { create } from 'zustand'
import type { BoardRow } from '../board/row.ts'
import { levelOf } from '../ui/PriorityGlyph.tsx'

export const SORTS = ['attention', 'priority', 'duration', 'location', 'dispatcher'] as const
export type Sort = (typeof SORTS)[number]

export const useSort = create<{ readonly sort: Sort }>(() => ({ sort: 'attention' }))

/** Unclassified stands between high and medium, as it weighs. */
const LEVEL_RANK = { 1: 0, 2: 1, 0: 2, 3: 3, 4: 4 } as const

const byText = (a: string | null, b: string | null): number =>
  Number((a ?? '') === '') - Number((b ?? '') === '') || (a ?? '').localeCompare(b ?? '', 'es', { numeric: true })

const COMPARE: Record<Exclude<Sort, 'attention'>, (a: BoardRow, b: BoardRow) => number> = {
  priority: (a, b) => LEVEL_RANK[levelOf(a.priority)] - LEVEL_RANK[levelOf(b.priority)],
  duration: (a, b) => a.startedAt - b.startedAt,
  // What is missing is what one looks for.
  location: (a, b) => Number(a.hasLocation) - Number(b.hasLocation) || byText(a.location, b.location),
  dispatcher: (a, b) => byText(a.agentName, b.agentName),
}

/** `live` in the order of attention. */
export const sorted = (live: readonly BoardRow[], sort: Sort): readonly BoardRow[] =>
  sort === 'attention' ? live : live.toSorted(COMPARE[sort])
