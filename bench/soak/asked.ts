/** What a console asks for: the list by its parts, as a window does, and one call. */
import type { FunctionReference } from 'convex/server'
import type { Value } from 'convex/values'
import { api } from '../../convex/_generated/api.js'
import { BOARD_PARTS } from '../../convex/domain/board.ts'

export type Asked = { readonly query: string; readonly args: Record<string, Value> }

export const OF_ROOM: readonly Asked[] = [
  ...Array.from({ length: BOARD_PARTS }, (_, part) => ({ query: 'liveList', args: { part } })),
  { query: 'endedList', args: {} },
  { query: 'answers', args: { since: 0, targetS: 15 } },
]

export const ofCall = (callId: string): readonly Asked[] =>
  ['transcriptTail', 'partials', 'subscribeToMetrics', 'getCall'].map((query) => ({ query, args: { callId } }))

const { liveCalls, wallboard } = api.queries
const FUNCTIONS: { readonly [name: string]: FunctionReference<'query'> } = {
  liveList: wallboard.liveList,
  endedList: wallboard.endedList,
  answers: wallboard.answers,
  transcriptTail: liveCalls.transcriptTail,
  partials: liveCalls.partials,
  subscribeToMetrics: liveCalls.subscribeToMetrics,
  getCall: liveCalls.getCall,
}

export function functionOf(query: string): FunctionReference<'query'> {
  const found = FUNCTIONS[query]
  if (found === undefined) throw new Error(`no query is called ${query}`)
  return found
}
