/** What `useQueries` gives where a test answers queries by their names: the list of calls cut in its parts, the same as long as the answer is. */
import type { RequestForQueries } from 'convex/react'
import { getFunctionName } from 'convex/server'
import { BOARD_PARTS, boardPartOf } from '../../convex/domain/board.ts'
import type { BoardRow } from './row.ts'

const cut = new WeakMap<readonly BoardRow[], BoardRow[][]>()

const partsOf = (rows: readonly BoardRow[]): BoardRow[][] => {
  const known = cut.get(rows)
  if (known !== undefined) return known
  const parts = Array.from({ length: BOARD_PARTS }, (_, part) => rows.filter((row) => boardPartOf(row.callId) === part))
  cut.set(rows, parts)
  return parts
}

export const answerParts = (answers: ReadonlyMap<string, unknown>, requests: RequestForQueries): object =>
  Object.fromEntries(
    Object.entries(requests).map(([key, { query, args }]) => {
      const answer = answers.get(getFunctionName(query))
      return [key, Array.isArray(answer) ? partsOf(answer)[Number(args.part)] : answer]
    }),
  )
