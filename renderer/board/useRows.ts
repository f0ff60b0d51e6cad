/** Rows of the calls of the room: the live ones oldest first, then those that ended in the last minutes. */
import { useQueries, useQuery } from 'convex/react'
import { useRef } from 'react'
import { api } from '../../convex/_generated/api'
import { BOARD_PARTS } from '../../convex/domain/board.ts'
import type { BoardRow } from './row.ts'

const { liveList, endedList } = api.queries.wallboard
const PARTS = Object.fromEntries(
  Array.from({ length: BOARD_PARTS }, (_, part) => [`${part}`, { query: liveList, args: { part } }] as const),
)

type Part = readonly BoardRow[]
type Made = { readonly of: readonly Part[]; readonly rows: Part }

/** What `make` makes of the parts, the same until a part is another. */
function useMade(parts: readonly Part[] | undefined, make: (parts: readonly Part[]) => Part): Part | undefined {
  const made = useRef<Made | undefined>(undefined)
  if (parts === undefined) return undefined
  const { of } = made.current ?? {}
  if (of?.length !== parts.length || parts.some((part, i) => part !== of[i]))
    made.current = { of: parts, rows: make(parts) }
  return made.current?.rows
}

const oldestFirst = (parts: readonly Part[]): Part => parts.flat().toSorted((a, b) => a.startedAt - b.startedAt)
const together = (parts: readonly Part[]): Part => parts.flat()

/** Live calls, oldest first; undefined until all are here. Read by parts: a call that changes is sent with its neighbours alone. */
export function useLiveRows(): Part | undefined {
  const found: { readonly [part: string]: Part | Error | undefined } = useQueries(PARTS)
  const parts: Part[] = []
  for (const part of Object.values(found)) {
    if (part instanceof Error) throw part
    if (part !== undefined) parts.push(part)
  }
  return useMade(parts.length === BOARD_PARTS ? parts : undefined, oldestFirst)
}

/** Undefined until both are here. */
export function useRows(): Part | undefined {
  const live = useLiveRows()
  const ended = useQuery(endedList, {})
  return useMade(live && ended && [live, ended], together)
}
