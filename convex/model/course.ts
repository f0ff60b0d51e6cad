/** How far a call has come in its protocol: sole writer of `callProtocols`. */
import type { WithoutSystemFields } from 'convex/server'
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import type { AlertType } from '../domain/alerts.ts'
import type { CanonicalRecord, Evidence } from '../domain/canonical.ts'
import {
  type By,
  type Course,
  type CourseFacts,
  courseOf,
  type Score,
  type StepView,
} from '../domain/protocol/course.ts'
import { keyOf, type Protocol, type Words } from '../domain/protocol/protocol.ts'
import type { DispatchPhase } from '../domain/templates.ts'
import * as Alerts from './alerts.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import * as Fields from './fields.ts'
import * as Metrics from './metrics.ts'
import { checkEvidence } from './proof.ts'
import * as Protocols from './protocols.ts'
import { checkCallMs, checkId, refuse } from './refusal.ts'

type Row = Doc<'callProtocols'>
type Columns = WithoutSystemFields<Row>
type Proofs = Row['proofs']

/** No file has more steps than this, and a call has one proof of each. */
const MOST = 1000

/** What a step was found to be, with its words, for whoever shows it. */
type Step = {
  id: string
  card: string
  phase: DispatchPhase
  title: Words
  say: Words
  why: Words | null
  fallback: { label: Words; say: Words } | null
  branches: { label: Words; next: string }[]
  metronome: { perMinute: number; count: number } | null
  required: boolean
  state: StepView['state']
  outOfOrder: boolean
  late: boolean
  atMs: number | null
  dueMs: number | null
  evidence: Evidence | null
  by: By | null
  answer: number | null
}

type OfCall = {
  protocol: { key: string; id: string; version: string; title: Words; notice: Words; status: 'sample' | 'approved' }
  cards: { id: string; title: Words; opened: By | null }[]
  others: { id: string; title: Words }[]
  steps: Step[]
  current: string | null
  score: Score
}

export async function ofCall(ctx: QueryCtx, { callId }: { callId: string }): Promise<OfCall | null> {
  const row = await find(ctx, callId)
  const protocol = row && (await Protocols.find(ctx, row.key))
  if (!row || !protocol) return null
  const { id, version, title, notice, status } = protocol
  const course = courseOf(protocol, await factsOf(ctx, row))
  const shown = new Set(course.cards.map((card) => card.id))
  return {
    protocol: { key: keyOf(protocol), id, version, title, notice, status },
    cards: course.cards.map((card) => ({ id: card.id, title: card.title, opened: openedBy(row, card.id) })),
    others: protocol.cards.filter((card) => !shown.has(card.id)).map((card) => ({ id: card.id, title: card.title })),
    steps: course.steps.map(stepOf),
    current: course.current,
    score: course.score,
  }
}

type Decisions = {
  opened: { card: string; open: boolean; name: string; atMs: number }[]
  answers: Row['answers']
  marks: Row['marks']
}

export async function decisions(ctx: QueryCtx, { callId }: { callId: string }): Promise<Decisions> {
  const row = await find(ctx, callId)
  if (row === null) return { opened: [], answers: [], marks: [] }
  const opened = row.opened.flatMap(({ card, open, by, atMs }) =>
    by.kind === 'person' ? [{ card, open, name: by.name, atMs }] : [],
  )
  return { opened, answers: row.answers, marks: row.marks }
}

type Observed = {
  callId: string
  key: string
  answeredMs?: number
  proofs?: Proofs
  overdue?: Row['overdue']
  opened?: { card: string; evidence: Evidence; atMs: number }[]
}

export async function observe(ctx: Writing, args: Observed): Promise<null> {
  const { callId, proofs = [], overdue = [], opened = [] } = args
  checkId('key', args.key)
  checkCallMs('answeredMs', args.answeredMs)
  check({ proofs, overdue, opened })
  const row = await pinned(ctx, callId, args.key)
  const protocol = await Protocols.find(ctx, row.key)
  if (protocol === null) refuse('not_found', 'key', 'no such version')
  const steps = new Set(protocol.cards.flatMap((card) => card.steps.map(({ id }) => id)))
  const cards = new Set(protocol.cards.map(({ id }) => id))
  // The first word of a machine on a step stands: what was done stays done.
  const fresh = <T extends { step: string }>(known: readonly T[], found: readonly T[]): T[] =>
    found.filter(({ step }, i) => steps.has(step) && !known.concat(found.slice(0, i)).some((one) => one.step === step))
  const machine = { kind: 'machine' } as const
  const next = {
    ...(args.answeredMs === undefined ? {} : { answeredMs: args.answeredMs }),
    proofs: [...row.proofs, ...fresh(row.proofs, proofs)],
    overdue: [...row.overdue, ...fresh(row.overdue, overdue)],
    opened: [
      ...row.opened,
      ...opened
        .filter(({ card }) => cards.has(card) && !row.opened.some((one) => one.card === card))
        .map((one) => ({ ...one, open: true, by: machine })),
    ],
  }
  await save(ctx, row, next)
  return null
}

export async function mark(ctx: Writing, args: { callId: string; step: string; done: boolean }): Promise<null> {
  const { row, atMs } = await decided(ctx, args.callId)
  await mustHaveStep(ctx, row, args.step)
  const { step, done } = args
  const { name } = ctx.caller
  await save(ctx, row, { marks: [...row.marks.filter((one) => one.step !== step), { step, done, name, atMs }] })
  await Events.append(ctx, row.sessionId, 'ProtocolStepLogEvent', Date.now(), { step, done })
  return null
}

export async function answer(
  ctx: Writing,
  args: { callId: string; step: string; answer: number | null },
): Promise<null> {
  const { row, atMs } = await decided(ctx, args.callId)
  const { branches = [] } = await mustHaveStep(ctx, row, args.step)
  const { step } = args
  if (args.answer !== null && !branches[args.answer]) refuse('value_invalid', 'answer', 'the step has no such branch')
  const by = { kind: 'person', name: ctx.caller.name } as const
  const given = args.answer === null ? [] : [{ step, answer: args.answer, by, atMs }]
  // An answer does its step; an earlier "not done" of somebody no longer holds.
  const marks = args.answer === null ? row.marks : row.marks.filter((one) => one.step !== step || one.done)
  await save(ctx, row, { answers: [...row.answers.filter((one) => one.step !== step), ...given], marks })
  await Events.append(ctx, row.sessionId, 'ProtocolStepLogEvent', Date.now(), { step, answer: args.answer })
  return null
}

export async function openCard(ctx: Writing, args: { callId: string; card: string; open: boolean }): Promise<null> {
  const { row, atMs } = await decided(ctx, args.callId)
  const protocol = await Protocols.find(ctx, row.key)
  const { card, open } = args
  if (!protocol?.cards.some(({ id }) => id === card)) refuse('not_found', 'card', 'no such card')
  const by = { kind: 'person', name: ctx.caller.name } as const
  await save(ctx, row, { opened: [...row.opened.filter((one) => one.card !== card), { card, open, by, atMs }] })
  await Events.append(ctx, row.sessionId, 'ProtocolCardLogEvent', Date.now(), { card, open })
  return null
}

const find = (ctx: QueryCtx, callId: string): Promise<Row | null> =>
  ctx.db
    .query('callProtocols')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .unique()

/** The row of a call, made and pinned to `key` when there is none. */
async function pinned(ctx: MutationCtx, callId: string, key: string): Promise<Row> {
  const present = await find(ctx, callId)
  if (present !== null) return present
  const call = await Calls.known(ctx, callId)
  if ((await Protocols.find(ctx, key)) === null) refuse('not_found', 'key', 'no such version')
  const empty = { proofs: [], overdue: [], opened: [], answers: [], marks: [] }
  const row: Columns = { callId, sessionId: call.sessionId, key, ...empty, updatedAt: Date.now() }
  const id = await ctx.db.insert('callProtocols', row)
  return (await ctx.db.get('callProtocols', id)) ?? refuse('not_found', 'callId')
}

/** For a person's act: the row, pinned to the version in force if no host did, and the moment of the call, ms. */
async function decided(ctx: Writing, callId: string): Promise<{ row: Row; atMs: number }> {
  const call = await Calls.find(ctx, callId)
  const row = (await find(ctx, callId)) ?? (await pinned(ctx, callId, (await Protocols.current(ctx)).key))
  const last = Math.max(0, ...row.proofs.map(({ atMs }) => atMs), ...row.marks.map(({ atMs }) => atMs))
  return { row, atMs: call && call.status !== 'ended' ? Math.max(0, Date.now() - call.startedAt) : last }
}

async function mustHaveStep(ctx: QueryCtx, row: Row, id: string): Promise<Protocol['cards'][number]['steps'][number]> {
  const protocol = await Protocols.find(ctx, row.key)
  const step = protocol?.cards.flatMap((card) => card.steps).find((one) => one.id === id)
  return step ?? refuse('not_found', 'step', 'no such step')
}

/** Writes what changed, and the score that follows from it where it is measured. */
async function save(ctx: MutationCtx, row: Row, columns: Partial<Columns>): Promise<void> {
  const next = { ...row, ...columns }
  if (JSON.stringify(next) === JSON.stringify(row)) return
  await ctx.db.patch('callProtocols', row._id, { ...columns, updatedAt: Date.now() })
  const protocol = await Protocols.find(ctx, row.key)
  const call = await Calls.find(ctx, row.callId)
  if (protocol === null || call === null || call.status === 'ended') return
  const { score } = courseOf(protocol, await factsOf(ctx, next))
  if (score.percent === null) return
  await Metrics.update(ctx, {
    callId: row.callId,
    metrics: { scriptAdherence: score.percent },
    counts: { scriptAdherence: score.due },
  })
}

async function factsOf(ctx: QueryCtx, row: Row): Promise<CourseFacts> {
  const { proofs, overdue, opened, answers, marks, answeredMs = 0 } = row
  const fields = await Fields.list(ctx, row.sessionId)
  const record = Object.fromEntries(fields.flatMap(({ field, value }) => (value === null ? [] : [[field, value]])))
  const alerts: AlertType[] = (await Alerts.list(ctx, { callId: row.callId })).map(({ type }) => type)
  const call = await Calls.find(ctx, row.callId)
  const typed = fields.flatMap(({ field, value, setBy, evidence, updatedAt }) => {
    const spoken = evidence.some(({ entryKey }) => entryKey !== `${row.callId}:invite`)
    if (value === null || (setBy.kind === 'machine' && spoken)) return []
    const name = setBy.kind === 'person' ? setBy.name : null
    return [{ field, name, atMs: call && name !== null ? Math.max(0, updatedAt - call.startedAt) : 0 }]
  })
  return { record: record as CanonicalRecord, alerts, answeredMs, typed, proofs, overdue, opened, answers, marks }
}

const openedBy = (row: Row, card: string): By | null => row.opened.find((one) => one.card === card)?.by ?? null

function stepOf({ step, ...view }: Course['steps'][number]): Step {
  const { id, phase, title, say, why = null, fallback = null, branches = [], metronome = null, required } = step
  return {
    ...{ id, phase, title, say, why, fallback, metronome, required },
    branches: branches.map(({ label, next }) => ({ label, next })),
    ...view,
  }
}

function check(found: { [list in 'proofs' | 'overdue' | 'opened']: readonly object[] }): void {
  for (const [name, list] of Object.entries(found)) {
    if (list.length > MOST) refuse('value_invalid', name, `more than ${MOST}`)
    for (const one of list as readonly { step?: string; card?: string; evidence?: Evidence; atMs: number }[]) {
      checkId(`${name}.${one.card === undefined ? 'step' : 'card'}`, one.card ?? one.step ?? '')
      checkCallMs(`${name}.atMs`, one.atMs)
      if (one.evidence === undefined) continue
      checkEvidence(`${name}.evidence`, [one.evidence])
      if (one.evidence.quote.trim() === '') refuse('value_invalid', `${name}.evidence.quote`, 'empty')
    }
  }
}
