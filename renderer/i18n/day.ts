/** The room's day: when it began, by the room's own clock. */
import { clockText } from './format.ts'

const DAY_MS = 86_400_000

const msOfDay = (at: number): number => {
  const [hours = 0, minutes = 0, seconds = 0] = clockText(at).split(':').map(Number)
  return ((hours * 60 + minutes) * 60 + seconds) * 1000 + (at % 1000)
}

/** Midnight before `at` in the room's time zone, ms since the epoch. */
export const dayStart = (at: number): number => {
  const guess = at - msOfDay(at)
  const off = msOfDay(guess)
  // On a day on which the clocks were changed the guess is an hour before or after.
  if (off === 0) return guess
  return off > 12 * 3_600_000 ? guess + (24 * 3_600_000 - off) : guess - off
}

/** Midnight `days` days before that of `at`: a day on which the clocks are changed is a day like others. */
export const dayBefore = (at: number, days: number): number => dayStart(dayStart(at) - days * DAY_MS + DAY_MS / 2)
