/** What a list of finished calls is narrowed to, beyond the hours that its address names; kept while the window lives, so that a reader comes back to the same list. */
import type { FunctionArgs } from 'convex/server'
import { create } from 'zustand'
import type { api } from '../../convex/_generated/api'
import type { Reason } from '../../convex/domain/canonical.ts'
import type { Priority } from '../../convex/domain/triage.ts'
import { type Ended, hashOf, type View } from '../view.ts'

export const KINDS = ['all', 'real', 'practice'] as const
export const PERIODS = ['all', 'day', 'week', 'month'] as const
export const JUDGED = ['all', 'open', 'signed'] as const

export type Filter = {
  readonly text: string
  readonly priority: Priority | 'all'
  readonly reason: Reason | 'all'
  readonly kind: (typeof KINDS)[number]
  readonly period: (typeof PERIODS)[number]
  readonly judged: (typeof JUDGED)[number]
  readonly flagged: boolean
}

export const NO_FILTER: Filter = {
  text: '',
  priority: 'all',
  reason: 'all',
  kind: 'all',
  period: 'all',
  judged: 'all',
  flagged: false,
}

/** By the list's address: the calls of some hours are a list of their own, whatever was looked for among all. */
const useFilters = create<Readonly<Record<string, Filter>>>(() => ({}))

export function useFilter(ended: Ended | undefined): readonly [Filter, (change: Partial<Filter>) => void] {
  const list = hashOf(listOf(ended))
  const filter = useFilters((filters) => filters[list] ?? NO_FILTER)
  return [filter, (change) => useFilters.setState({ [list]: { ...filter, ...change } })]
}

export const listOf = (ended: Ended | undefined): View => ({ kind: 'review', ...(ended && { ended }) })

export const isNarrow = (filter: Filter): boolean =>
  (Object.keys(NO_FILTER) as (keyof Filter)[]).some((key) =>
    key === 'text' ? filter.text.trim() !== '' : filter[key] !== NO_FILTER[key],
  )

const DAY_MS = 86_400_000
const DAYS = { day: 1, week: 7, month: 30 } as const

type Asked = FunctionArgs<typeof api.review.list>['filter']

/** As the backend is asked; `today` is when the room's day began. Hours say what kind of calls they count. */
export function askedOf(filter: Filter, today: number, ended: Ended | undefined): Asked {
  const text = filter.text.trim()
  return {
    ...(text === '' ? {} : { text }),
    ...(filter.priority === 'all' ? {} : { priority: filter.priority }),
    ...(filter.reason === 'all' ? {} : { reason: filter.reason }),
    ...(filter.kind === 'all' ? {} : { practice: filter.kind === 'practice' }),
    ...(filter.judged === 'all' ? {} : { review: filter.judged }),
    ...(filter.flagged ? { flagged: true } : {}),
    ...(filter.period === 'all' ? {} : { from: today - (DAYS[filter.period] - 1) * DAY_MS }),
    ...ended,
  }
}
