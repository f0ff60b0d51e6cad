/** How soon calls are answered: sole writer of `answerQuarters`. Practice calls are not counted. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { answeredOf, NENA_ANSWER, noWaits, quarterOf, waitSlot, within } from '../domain/answering.ts'
import { checkNumber } from './refusal.ts'

/** A day and an hour: more than any «today». */
const MOST_QUARTERS = 100
const SHOWN_QUARTERS = 8

type Row = Doc<'answerQuarters'>
type Call = { readonly practice: boolean; readonly startedAt: number }

export async function answered(ctx: MutationCtx, call: Call, at: number): Promise<void> {
  if (call.practice) return
  const row = await quarter(ctx, at)
  const waits = [...row.waits]
  const slot = waitSlot(at - call.startedAt)
  waits[slot] = (waits[slot] ?? 0) + 1
  await ctx.db.patch('answerQuarters', row._id, { waits })
}

export async function abandoned(ctx: MutationCtx, call: Call, at: number): Promise<void> {
  if (call.practice) return
  const row = await quarter(ctx, at)
  await ctx.db.patch('answerQuarters', row._id, { abandoned: row.abandoned + 1 })
}

async function quarter(ctx: MutationCtx, at: number): Promise<Row> {
  const begins = quarterOf(at)
  const present = await ctx.db
    .query('answerQuarters')
    .withIndex('by_at', (q) => q.eq('at', begins))
    .unique()
  if (present !== null) return present
  const id = await ctx.db.insert('answerQuarters', { at: begins, waits: noWaits(), abandoned: 0 })
  const row = await ctx.db.get('answerQuarters', id)
  if (row === null) throw new Error('a quarter that was just written is not there')
  return row
}

export type Answers = {
  answered: number
  within15: number
  within20: number
  withinTarget: number
  abandoned: number
  quarters: { at: number; answered: number; within15: number }[]
}

/** Since `since` (the room's midnight), and the newest quarters of an hour, oldest first. */
export async function since(ctx: QueryCtx, args: { since: number; targetS: number }): Promise<Answers> {
  checkNumber('since', args.since, 0, Number.MAX_SAFE_INTEGER)
  checkNumber('targetS', args.targetS, 1, 60)
  const rows = await ctx.db
    .query('answerQuarters')
    .withIndex('by_at', (q) => q.gte('at', args.since))
    .order('desc')
    .take(MOST_QUARTERS)
  const sum = (count: (row: Row) => number): number => rows.reduce((total, row) => total + count(row), 0)
  const [first, second] = NENA_ANSWER
  const newest = await ctx.db.query('answerQuarters').withIndex('by_at').order('desc').take(SHOWN_QUARTERS)
  return {
    answered: sum(({ waits }) => answeredOf(waits)),
    within15: sum(({ waits }) => within(waits, first.seconds)),
    within20: sum(({ waits }) => within(waits, second.seconds)),
    withinTarget: sum(({ waits }) => within(waits, args.targetS)),
    abandoned: sum((row) => row.abandoned),
    quarters: newest.reverse().map(({ at, waits }) => ({
      at,
      answered: answeredOf(waits),
      within15: within(waits, first.seconds),
    })),
  }
}
