/** The room's day: when it began, by the room's own clock. */
import { clockText } from '../i18n/format.ts'

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
