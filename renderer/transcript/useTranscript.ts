/** The final lines of a call, whatever their number: full pages are read once, and a new line brings the last page alone. */
import { type RequestForQueries, useQueries, useQuery } from 'convex/react'
import { useMemo, useRef } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { PAGE_LINES } from '../../convex/domain/transcript.ts'
import { createKnown } from './known.ts'

export type Entry = Doc<'liveTranscripts'>

const requestsFor = (callId: string, pages: number): RequestForQueries =>
  Object.fromEntries(
    Array.from({ length: pages }, (_, page) => [
      String(page),
      { query: api.queries.liveCalls.transcriptPage, args: { callId, page } },
    ]),
  )

/** In the order in which they were said; undefined until all that was said so far is here. Throws what a query was refused with. */
export function useTranscript(callId: string): readonly Entry[] | undefined {
  const tail = useQuery(api.queries.liveCalls.transcriptTail, { callId })
  const pages = tail === undefined ? 0 : tail.from / PAGE_LINES
  const requests = useMemo(() => requestsFor(callId, pages), [callId, pages])
  const found: { readonly [page: string]: Entry[] | Error | undefined } = useQueries(requests)
  const known = useRef({ callId, lines: createKnown<Entry>() })
  if (known.current.callId !== callId) known.current = { callId, lines: createKnown() }
  return useMemo(() => {
    const { lines } = known.current
    for (const [page, answer] of Object.entries(found)) {
      if (answer instanceof Error) throw answer
      if (answer !== undefined) lines.page(Number(page), answer)
    }
    if (tail !== undefined) lines.tail(tail.from / PAGE_LINES, tail.lines)
    return lines.all()
  }, [found, tail])
}
