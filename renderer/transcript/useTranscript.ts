/** The final lines of a call, whatever their number: full pages are read once, and a new line brings the last page alone. */
import { type RequestForQueries, useQueries, useQuery } from 'convex/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { PAGE_LINES, PAGE_SPREAD_MS } from '../../convex/domain/transcript.ts'
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
  const known = useRef({ callId, lines: createKnown<Entry>() })
  if (known.current.callId !== callId) known.current = { callId, lines: createKnown() }
  const { lines } = known.current
  const full = tail === undefined ? 0 : tail.from / PAGE_LINES
  if (tail !== undefined) lines.tail(full, tail.lines)
  const pages = useWatched(callId, full, lines.has)
  const requests = useMemo(() => requestsFor(callId, pages), [callId, pages])
  const found: { readonly [page: string]: Entry[] | Error | undefined } = useQueries(requests)
  for (const [page, answer] of Object.entries(found)) {
    if (answer instanceof Error) throw answer
    if (answer !== undefined) lines.page(Number(page), answer)
  }
  return lines.all()
}

/** How many of the full pages are asked for: all of them when one is missing, the newest a little later when its lines were seen. */
function useWatched(callId: string, full: number, has: (page: number) => boolean): number {
  const [asked, setAsked] = useState({ callId, pages: 0 })
  const before = asked.callId === callId ? Math.min(asked.pages, full) : 0
  const seen = Array.from({ length: full - before }, (_, i) => has(before + i)).every(Boolean)
  const known = before === full && asked.callId === callId
  useEffect(() => {
    if (known) return
    const timer = setTimeout(() => setAsked({ callId, pages: full }), seen ? Math.random() * PAGE_SPREAD_MS : 0)
    return () => clearTimeout(timer)
  }, [callId, full, seen, known])
  return seen ? before : full
}
