/** What alerts cost and were worth: sole writer of `alarmDays`, `alarmTens` and `alarmSeats`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { type AlertSeverity, type AlertType, severityOf } from '../domain/alerts.ts'
import type { Writing } from './caller.ts'
import { checkInteger } from './refusal.ts'

/** Alerts a supervisor in ten minutes, as a long-run average (EEMUA 191). */
export const BUDGET = 1
const DAY_MS = 24 * 3_600_000
export const TEN_MS = 10 * 60_000
/** A shift of twelve hours. */
const TENS = 72
const MOST_DAYS = 90
/** Rows of a day: one a rule. */
const MOST_RULES = 100
const MOST_SEATS = 500
/** Days after which counts are forgotten. */
const KEEP_DAYS = 400

type Counts = Pick<Doc<'alarmDays'>, 'raised' | 'acknowledged' | 'useful' | 'noise'>
type Of = { readonly type: AlertType; readonly rule: string }

export const dayOf = (at: number): number => Math.floor(at / DAY_MS)
export const tenOf = (at: number): number => Math.floor(at / TEN_MS)

/** An alert was raised: counted for its rule, but not of a practice call, and for the room's attention in any case. */
export async function raised(ctx: MutationCtx, of: Of, practice: boolean, at: number): Promise<void> {
  if (!practice) await add(ctx, of, dayOf(at), { raised: 1 })
  const ten = tenOf(at)
  const severity = severityOf(of.type)
  const row = await ctx.db
    .query('alarmTens')
    .withIndex('by_ten', (q) => q.eq('ten', ten))
    .unique()
  if (row === null) await ctx.db.insert('alarmTens', { ten, life: 0, caution: 0, info: 0, [severity]: 1 })
  else await ctx.db.patch('alarmTens', row._id, { [severity]: row[severity] + 1 })
}

/** What people made of an alert changed: `before` is taken back, `after` counted, on the day of the alert. */
export async function judged(
  ctx: MutationCtx,
  alert: Pick<Doc<'alerts'>, 'type' | 'rule' | 'raisedAt'>,
  change: { firstAcknowledged: boolean; before: Doc<'alerts'>['verdict']; after: Doc<'alerts'>['verdict'] },
): Promise<void> {
  const { firstAcknowledged, before, after } = change
  const by: Counts = { raised: 0, acknowledged: firstAcknowledged ? 1 : 0, useful: 0, noise: 0 }
  if (after !== undefined && after !== before) {
    by[after] += 1
    if (before !== undefined) by[before] -= 1
  }
  if (Object.values(by).some((n) => n !== 0)) await add(ctx, alert, dayOf(alert.raisedAt), by)
}

async function add(ctx: MutationCtx, { type, rule }: Of, day: number, by: Partial<Counts>): Promise<void> {
  const row = await ctx.db
    .query('alarmDays')
    .withIndex('by_day', (q) => q.eq('day', day).eq('type', type).eq('rule', rule))
    .unique()
  const sum = (name: keyof Counts): number => Math.max(0, (row?.[name] ?? 0) + (by[name] ?? 0))
  const counts = {
    raised: sum('raised'),
    acknowledged: sum('acknowledged'),
    useful: sum('useful'),
    noise: sum('noise'),
  }
  if (row === null) await ctx.db.insert('alarmDays', { day, type, rule, ...counts })
  else await ctx.db.patch('alarmDays', row._id, counts)
}

type Rate = Counts & Of & { severity: AlertSeverity; precision: number | null }

export async function rates(ctx: QueryCtx, { days = 7 }: { days?: number }): Promise<Rate[]> {
  checkInteger('days', days, 1, MOST_DAYS)
  const today = dayOf(Date.now())
  const rows = await ctx.db
    .query('alarmDays')
    .withIndex('by_day', (q) => q.gt('day', today - days))
    .take(days * MOST_RULES)
  const byRule = new Map<string, Counts & Of>()
  for (const row of rows) {
    const { type, rule } = row
    const key = `${type} ${rule}`
    const sum = byRule.get(key) ?? { type, rule, raised: 0, acknowledged: 0, useful: 0, noise: 0 }
    for (const name of ['raised', 'acknowledged', 'useful', 'noise'] as const) sum[name] += row[name]
    byRule.set(key, sum)
  }
  return [...byRule.values()]
    .map((sum) => ({ ...sum, severity: severityOf(sum.type), precision: precisionOf(sum) }))
    .sort((a, b) => b.raised - a.raised || a.rule.localeCompare(b.rule))
}

const precisionOf = ({ useful, noise }: Counts): number | null =>
  useful + noise === 0 ? null : useful / (useful + noise)

type Ten = { ten: number; life: number; caution: number; info: number; supervisors: string[] }

export async function budget(ctx: QueryCtx): Promise<{ budget: number; tens: Ten[] }> {
  const counts = await ctx.db.query('alarmTens').withIndex('by_ten').order('desc').take(TENS)
  const seats = await ctx.db.query('alarmSeats').withIndex('by_ten').order('desc').take(MOST_SEATS)
  const newest = Math.max(counts[0]?.ten ?? 0, seats[0]?.ten ?? 0)
  const tens = new Map<number, Ten>()
  const at = (ten: number): Ten => {
    const row = tens.get(ten) ?? { ten, life: 0, caution: 0, info: 0, supervisors: [] }
    tens.set(ten, row)
    return row
  }
  for (const { ten, life, caution, info } of counts)
    if (ten > newest - TENS) Object.assign(at(ten), { life, caution, info })
  for (const { ten, name } of seats) if (ten > newest - TENS) at(ten).supervisors.push(name)
  return { budget: BUDGET, tens: [...tens.values()].sort((a, b) => b.ten - a.ten) }
}

export async function onDuty(ctx: Writing): Promise<null> {
  const { subject, name } = ctx.caller
  const ten = tenOf(Date.now())
  const present = await ctx.db
    .query('alarmSeats')
    .withIndex('by_ten', (q) => q.eq('ten', ten).eq('subject', subject))
    .unique()
  if (present === null) await ctx.db.insert('alarmSeats', { subject, name, ten })
  return null
}

/** Forgets shifts that are over, and counts of more than a year ago. */
export async function sweep(ctx: MutationCtx, now: number, limit: number): Promise<void> {
  const ten = tenOf(now) - 2 * TENS
  for (const row of await ctx.db
    .query('alarmTens')
    .withIndex('by_ten', (q) => q.lt('ten', ten))
    .take(limit))
    await ctx.db.delete('alarmTens', row._id)
  for (const row of await ctx.db
    .query('alarmSeats')
    .withIndex('by_ten', (q) => q.lt('ten', ten))
    .take(limit))
    await ctx.db.delete('alarmSeats', row._id)
  const day = dayOf(now) - KEEP_DAYS
  for (const row of await ctx.db
    .query('alarmDays')
    .withIndex('by_day', (q) => q.lt('day', day))
    .take(limit))
    await ctx.db.delete('alarmDays', row._id)
}
