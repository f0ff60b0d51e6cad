/** What is looked at, kept while the window lives, and the hours of it from the backend. */
import { useQuery } from 'convex/react'
import { useEffect, useMemo, useState } from 'react'
import { create } from 'zustand'
import { api } from '../../convex/_generated/api'
import { serverNow } from '../ui/ticker.ts'
import { askedSince, type Bucket, bucketsOf, edgesOf, previousOf, type Span, type Sums } from './buckets.ts'

export const KINDS = ['real', 'practice'] as const
type Choice = { readonly span: Span; readonly kind: (typeof KINDS)[number] }

export const useChoice = create<Choice>(() => ({ span: 'day', kind: 'real' }))

const AGAIN_MS = 60_000

const useMinute = (): number => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

export type Period = { readonly buckets: readonly Bucket[]; readonly previous: Sums }

/** Undefined until they are here. */
export function usePeriod({ span, kind }: Choice): Period | undefined {
  const now = useMinute()
  const hours = useQuery(api.trends.hours, { since: askedSince(span, now), practice: kind === 'practice' })
  return useMemo(() => {
    if (hours === undefined) return undefined
    const edges = edgesOf(span, now)
    return { buckets: bucketsOf(edges, hours), previous: previousOf(edges, hours) }
  }, [span, now, hours])
}
