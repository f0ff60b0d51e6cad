/** The final lines of a call, whatever their number: a new line brings the last page alone, and what was seen is not asked for again. */
import { type RequestForQueries, useQueries, useQuery } from 'convex/react'
import { useEffect, useMemo, useRef } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { PAGE_LINES, stretchesOf } from '../../convex/domain/transcript.ts'
import { createKnown } from './known.ts'
import { keepOnScreen } from './linesOnScreen.ts'

export type Entry = Doc<'liveTranscripts'>

/** `wanted`: page numbers, by commas. Requests are named by their first page. */
const requestsFor = (callId: string, wanted: string): RequestForQueries =>
  Object.fromEntries(
    stretchesOf(wanted === '' ? [] : wanted.split(',').map(Number)).map((stretch) => [
      String(stretch.page),
      { query: api.queries.liveCalls.transcriptPage, args: { callId, ...stretch } },
    ]),
  )

/** In the order in which they were said; undefined until all that was said so far is here. Throws what a query was refused with. */
export function useTranscript(callId: string): readonly Entry[] | undefined {
  const tail = useQuery(api.queries.liveCalls.transcriptTail, { callId })
  const known = useRef({ callId, lines: createKnown<Entry>() })
  if (known.current.callId !== callId) known.current = { callId, lines: createKnown() }
  const { lines } = known.current
  if (tail !== undefined) lines.tail(tail.from / PAGE_LINES, tail.lines)
  const wanted = lines.wanted().join()
  const requests = useMemo(() => requestsFor(callId, wanted), [callId, wanted])
  const found: { readonly [page: string]: Entry[] | Error | undefined } = useQueries(requests)
  for (const [page, answer] of Object.entries(found)) {
    if (answer instanceof Error) throw answer
    if (answer !== undefined) lines.pages(Number(page), answer)
  }
  const all = lines.all()
  useEffect(() => (all === undefined ? undefined : keepOnScreen(callId, all)), [callId, all])
  return all
}
