/** Rows of the calls of the room: the live ones oldest first, then those that ended in the last minutes. */
import { useQueries, useQuery } from 'convex/react'
import { useMemo, useRef } from 'react'
import { api } from '../../convex/_generated/api'
import { BOARD_PARTS } from '../../convex/domain/board.ts'
import type { BoardRow } from './row.ts'

const { liveList, endedList } = api.queries.wallboard
const PARTS = Object.fromEntries(
  Array.from({ length: BOARD_PARTS }, (_, part) => [`${part}`, { query: liveList, args: { part } }] as const),
)

type Part = readonly BoardRow[]

/** The very parts of before while none of them is another. */
function useKept(parts: readonly Part[] | undefined): readonly Part[] | undefined {
  const kept = useRef(parts)
  const before = kept.current
  if (before?.length !== parts?.length || parts?.some((part, i) => part !== before?.[i])) kept.current = parts
  return kept.current
}

const oldestFirst = (parts: readonly Part[]): Part => parts.flat().toSorted((a, b) => a.startedAt - b.startedAt)

function useLiveParts(): readonly Part[] | undefined {
  const found: { readonly [part: string]: Part | Error | undefined } = useQueries(PARTS)
  const parts: Part[] = []
  for (const part of Object.values(found)) {
    if (part instanceof Error) throw part
    if (part !== undefined) parts.push(part)
  }
  return useKept(parts.length === BOARD_PARTS ? parts : undefined)
}

/** Live calls, oldest first; undefined until all are here. Read by parts: a call that changes is sent with its neighbours alone. */
export function useLiveRows(): Part | undefined {
  const parts = useLiveParts()
  return useMemo(() => parts && oldestFirst(parts), [parts])
}

/** The live calls by their parts, then the ended ones; undefined until all are here. */
export function useParts(): readonly Part[] | undefined {
  const live = useLiveParts()
  const ended = useQuery(endedList, {})
  return useMemo(() => live && ended && [...live, ended], [live, ended])
}

/** @param parts of `useParts`. */
export const rowsOf = (parts: readonly Part[]): Part => [
  ...oldestFirst(parts.slice(0, BOARD_PARTS)),
  ...parts.slice(BOARD_PARTS).flat(),
]

export function useRows(): Part | undefined {
  const parts = useParts()
  return useMemo(() => parts && rowsOf(parts), [parts])
}
