/** Rows of the calls of the room: the live ones, then those that ended in the last minutes. */
import { useQuery } from 'convex/react'
import { useMemo } from 'react'
import { api } from '../../convex/_generated/api'
import type { BoardRow } from './row.ts'

/** Undefined until both are here. */
export function useRows(): readonly BoardRow[] | undefined {
  const live = useQuery(api.queries.wallboard.liveList, {})
  const ended = useQuery(api.queries.wallboard.endedList, {})
  return useMemo(() => live && ended && [...live, ...ended], [live, ended])
}
