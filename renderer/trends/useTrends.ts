/** What is looked at, kept while the window lives, and the hours of it from the backend. */
import { useQuery } from 'convex/react'
import { useEffect, useMemo, useState } from 'react'
import { create } from 'zustand'
import { api } from '../../convex/_generated/api'
import { dayBefore } from '../i18n/day.ts'
import { serverNow } from '../ui/ticker.ts'
import { type Bucket, beginsOf, bucketsOf, type Span } from './buckets.ts'

export const KINDS = ['real', 'practice'] as const
type Choice = { readonly span: Span; readonly kind: (typeof KINDS)[number] }

export const useChoice = create<Choice>(() => ({ span: 'day', kind: 'real' }))

const AGAIN_MS = 60_000
const DAYS = { day: 1, week: 6, month: 29 } as const satisfies Record<Span, number>

const useMinute = (): number => {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Undefined until they are here. */
export function useBuckets({ span, kind }: Choice): readonly Bucket[] | undefined {
  const now = useMinute()
  // From a midnight on: what is asked stays the same all day, and is not read anew each hour.
  const hours = useQuery(api.trends.hours, { since: dayBefore(now, DAYS[span]), practice: kind === 'practice' })
  return useMemo(() => (hours === undefined ? undefined : bucketsOf(beginsOf(span, now), hours)), [span, now, hours])
}
