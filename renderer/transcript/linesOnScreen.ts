/** The lines of a call that some screen already reads, without asking for any. */
import type { ConvexReactClient } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { PAGE_LINES } from '../../convex/domain/transcript.ts'
import type { Entry } from './useTranscript.ts'

/** Undefined when nobody reads the call. */
export function linesOnScreen(convex: ConvexReactClient, callId: string): readonly Entry[] | undefined {
  const { transcriptTail, transcriptPage } = api.queries.liveCalls
  const tail = convex.watchQuery(transcriptTail, { callId }).localQueryResult()
  if (tail === undefined) return undefined
  const pages = Array.from({ length: tail.from / PAGE_LINES }, (_, page) =>
    convex.watchQuery(transcriptPage, { callId, page }).localQueryResult(),
  )
  return [...pages.flatMap((page) => page ?? []), ...tail.lines]
}
