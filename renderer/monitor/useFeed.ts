/** What feeds the panels of one call, as this window knows it. */
import { useQuery } from 'convex/react'
import { useMemo } from 'react'
import { api } from '../../convex/_generated/api'
import { useBackendAwaySince } from '../backend.ts'
import { useLocalCall } from '../live.ts'
import type { Feed } from './degraded.ts'

type Call = { readonly callId: string; readonly endedAt?: number | undefined }

export function useFeed({ callId, endedAt }: Call): Feed {
  const speech = useLocalCall(callId)?.speech
  const lostAt = useBackendAwaySince()
  const system = useQuery(api.queries.liveCalls.getSystemHealth, { callId })
  const ended = endedAt !== undefined
  return useMemo(() => ({ ended, speech, lostAt, system }), [ended, speech, lostAt, system])
}
