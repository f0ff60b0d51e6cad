/** What is kept of a call, read once for each choice of the switch: a live call would send it anew with every line. */
import { useConvex } from 'convex/react'
import { useCallback, useEffect, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { IncidentBundle } from '../../convex/domain/export/bundle.ts'
import type { Hidden } from '../../convex/domain/export/hidden.ts'
import { type Failure, failureOf } from './failure.ts'

export type Reading =
  | { readonly kind: 'loading'; readonly slow: boolean }
  | { readonly kind: 'ready'; readonly bundle: IncidentBundle; readonly hidden: readonly Hidden[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly failure: Failure }

/** After this long without an answer the panel says that it waits. */
const SLOW_MS = 3_000

const NONE: readonly Hidden[] = []

/** `hide`: words to be hidden besides; the same list until one is added. */
export function useBundle(callId: string, redacted: boolean, hide: readonly string[]) {
  const convex = useConvex()
  const [reading, setReading] = useState<Reading>({ kind: 'loading', slow: false })
  const [round, setRound] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads again
  useEffect(() => {
    let over = false
    setReading({ kind: 'loading', slow: false })
    const slow = setTimeout(() => setReading({ kind: 'loading', slow: true }), SLOW_MS)
    Promise.all([
      convex.query(api.exports.read, { callId, redacted, hide: [...hide] }),
      redacted ? convex.query(api.exports.hidden, { callId, hide: [...hide] }) : NONE,
    ])
      .then(
        ([bundle, hidden]): Reading => (bundle === null ? { kind: 'gone' } : { kind: 'ready', bundle, hidden }),
        (error: unknown): Reading => ({ kind: 'failed', failure: failureOf(error) }),
      )
      .then((found) => {
        clearTimeout(slow)
        if (!over) setReading(found)
      })
    return () => {
      over = true
      clearTimeout(slow)
    }
  }, [convex, callId, redacted, hide, round])

  return { reading, again: useCallback(() => setRound((n) => n + 1), []) }
}
