/**
 * Cron strings, five fields in UTC: minute, hour, day of month, month, day of week (crontab(5); Convex takes the same,
 * docs.convex.dev, scheduling/cron-jobs). Lists, ranges, steps and names; 0 and 7 are Sunday.
 */

export type CronString = {
  /** The first matching minute at or after `after`, ms since the epoch. */
  next(after: number): number
}

/** A cron string that cannot be read: names the field and the reason. */
export class CronError extends Error {
  readonly field: string
  readonly reason: string
  constructor(field: string, reason: string) {
    super(`cron ${field}: ${reason}`)
    this.name = 'CronError'
    this.field = field
    this.reason = reason
  }
}

type Field = {
  readonly name: string
  readonly low: number
  readonly high: number
  readonly names?: readonly string[]
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const MINUTE_FIELD: Field = { name: 'minute', low: 0, high: 59 }
const HOUR_FIELD: Field = { name: 'hour', low: 0, high: 23 }
const DAY_FIELD: Field = { name: 'day of month', low: 1, high: 31 }
const MONTH_FIELD: Field = { name: 'month', low: 1, high: 12, names: MONTHS }
const WEEKDAY_FIELD: Field = { name: 'day of week', low: 0, high: 7, names: DAYS }

const MINUTE = 60_000
/** 29 February on a given weekday comes back within 40 years at the latest (over a year 2100). */
const YEARS_AHEAD = 40

const numberOf = (field: Field, text: string): number => {
  const named = field.names?.indexOf(text.toLowerCase()) ?? -1
  if (named >= 0) return named + field.low
  if (!/^\d{1,2}$/.test(text)) throw new CronError(field.name, 'is not a number of this field')
  const value = Number(text)
  if (value < field.low || value > field.high) throw new CronError(field.name, `must be ${field.low} to ${field.high}`)
  return value
}

const parseField = (field: Field, text: string): ReadonlySet<number> => {
  const values = new Set<number>()
  for (const part of text.split(',')) {
    const [range = '', step, more] = part.split('/')
    if (more !== undefined) throw new CronError(field.name, 'has two steps')
    if (step !== undefined && !/^[1-9]\d*$/.test(step))
      throw new CronError(field.name, 'has a step that is no number from 1')
    const [first = '', last, rest] = range.split('-')
    if (rest !== undefined) throw new CronError(field.name, 'has a range of three ends')
    const low = range === '*' ? field.low : numberOf(field, first)
    const open = range === '*' || (step !== undefined && last === undefined)
    const high = last !== undefined ? numberOf(field, last) : open ? field.high : low
    if (high < low) throw new CronError(field.name, 'has a range that ends before it begins')
    for (let value = low; value <= high; value += Number(step ?? 1)) values.add(value)
  }
  return values
}

/** Throws CronError; also for a string that no date ever matches. */
export const parseCron = (text: string): CronString => {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== 5) throw new CronError('string', 'must have five fields')
  const [minuteText = '', hourText = '', dayText = '', monthText = '', weekdayText = ''] = parts
  const minutes = parseField(MINUTE_FIELD, minuteText)
  const hours = parseField(HOUR_FIELD, hourText)
  const days = parseField(DAY_FIELD, dayText)
  const months = parseField(MONTH_FIELD, monthText)
  const weekdays = new Set([...parseField(WEEKDAY_FIELD, weekdayText)].map((day) => day % 7))
  // crontab(5): when both days are restricted, either may match.
  const eitherDay = !dayText.startsWith('*') && !weekdayText.startsWith('*')

  const dayMatches = (at: Date): boolean => {
    const ofMonth = days.has(at.getUTCDate())
    const ofWeek = weekdays.has(at.getUTCDay())
    return eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek
  }

  const next = (after: number): number => {
    const at = new Date(Math.ceil(after / MINUTE) * MINUTE)
    const last = at.getUTCFullYear() + YEARS_AHEAD
    while (at.getUTCFullYear() <= last) {
      if (!months.has(at.getUTCMonth() + 1)) at.setUTCMonth(at.getUTCMonth() + 1, 1)
      else if (!dayMatches(at)) at.setUTCDate(at.getUTCDate() + 1)
      else if (!hours.has(at.getUTCHours())) {
        at.setUTCHours(at.getUTCHours() + 1, 0)
        continue
      } else if (!minutes.has(at.getUTCMinutes())) {
        at.setUTCMinutes(at.getUTCMinutes() + 1)
        continue
      } else return at.getTime()
      at.setUTCHours(0, 0)
    }
    throw new CronError('string', 'names no date that ever comes')
  }

  next(0)
  return { next }
}
