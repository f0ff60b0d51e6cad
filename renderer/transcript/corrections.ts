/** What people say was said, by entry: shown beside the machine's words, which stay what proof quotes. */
import { useQuery } from 'convex/react'
import type { FunctionReturnType } from 'convex/server'
import { useMemo } from 'react'
import { api } from '../../convex/_generated/api'

export type Correction = FunctionReturnType<typeof api.queries.liveCalls.transcriptCorrections>[number]
export type Corrections = ReadonlyMap<string, Correction>

export function useCorrections(callId: string): Corrections {
  const rows = useQuery(api.queries.liveCalls.transcriptCorrections, { callId })
  return useMemo(() => new Map((rows ?? []).map((row) => [row.key, row])), [rows])
}
