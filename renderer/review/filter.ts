/** What the list of finished calls is narrowed to; kept while the window lives, so that a reader comes back to the same list. */
import type { FunctionArgs } from 'convex/server'
import { create } from 'zustand'
import type { api } from '../../convex/_generated/api'
import type { Reason } from '../../convex/domain/canonical.ts'
import type { Priority } from '../../convex/domain/triage.ts'
import type { Ended } from '../view.ts'

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
  /** In place of `period`. */
  readonly ended: { readonly from: number; readonly before: number } | null
}

export const NO_FILTER: Filter = {
  text: '',
  priority: 'all',
  reason: 'all',
  kind: 'all',
  period: 'all',
  judged: 'all',
  flagged: false,
  ended: null,
}

export const useFilter = create<Filter>(() => NO_FILTER)

export const isNarrow = (filter: Filter): boolean =>
  (Object.keys(NO_FILTER) as (keyof Filter)[]).some((key) =>
    key === 'text' ? filter.text.trim() !== '' : filter[key] !== NO_FILTER[key],
  )

/** All calls that ended then, and no others. */
export const filterOf = ({ from, before, practice }: Ended): Filter => ({
  ...NO_FILTER,
  kind: practice ? 'practice' : 'real',
  ended: { from, before },
})

const DAY_MS = 86_400_000
const DAYS = { day: 1, week: 7, month: 30 } as const

type Asked = FunctionArgs<typeof api.review.list>['filter']

/** As the backend is asked; `today` is when the room's day began. */
export function askedOf(filter: Filter, today: number): Asked {
  const text = filter.text.trim()
  return {
    ...(text === '' ? {} : { text }),
    ...(filter.priority === 'all' ? {} : { priority: filter.priority }),
    ...(filter.reason === 'all' ? {} : { reason: filter.reason }),
    ...(filter.kind === 'all' ? {} : { practice: filter.kind === 'practice' }),
    ...(filter.judged === 'all' ? {} : { review: filter.judged }),
    ...(filter.flagged ? { flagged: true } : {}),
    ...(filter.period === 'all' ? {} : { from: today - (DAYS[filter.period] - 1) * DAY_MS }),
    ...filter.ended,
  }
}
