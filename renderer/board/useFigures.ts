/** The room's figures as they stand: seats and answers of today, with the goals that they are held against. */
import { useQuery } from 'convex/react'
import type { FunctionReturnType } from 'convex/server'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { dayStart } from '../i18n/day.ts'
import { serverNow } from '../ui/ticker.ts'
import { type Seats, seatsOf } from './figures.ts'
import type { BoardRow } from './row.ts'
import { useAnswerGoal } from './useWeights.ts'

const AGAIN_MS = 60_000

/** Midnight of the room; another one when the day is over. */
const useToday = (): number => {
  const [today, setToday] = useState(() => dayStart(serverNow()))
  useEffect(() => {
    const timer = setInterval(() => setToday(dayStart(serverNow())), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return today
}

export type Answers = FunctionReturnType<typeof api.queries.wallboard.answers>

/** Undefined until they are here. */
export const useAnswers = (): Answers | undefined => {
  const since = useToday()
  const { seconds } = useAnswerGoal()
  return useQuery(api.queries.wallboard.answers, { since, targetS: Math.min(60, seconds) })
}

/** Undefined until they are here, and while no seat has ever said a word: then nothing is known of them. */
export const useSeats = (rows: readonly BoardRow[]): Seats | undefined => {
  const seats = useQuery(api.seats.list, {})
  return useMemo(() => (seats === undefined || seats.length === 0 ? undefined : seatsOf(seats, rows)), [seats, rows])
}
