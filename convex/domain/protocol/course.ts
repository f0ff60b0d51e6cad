/** How far a call has come in its protocol: from what was proved and decided to each step's state, the next step and the score. Pure. */
import type { AlertType } from '../alerts.ts'
import type { CanonicalRecord, Evidence, FieldName } from '../canonical.ts'
import { holds } from './condition.ts'
import type { Card, Protocol, Step } from './protocol.ts'

/** Who did it. */
export type By = { readonly kind: 'machine' } | { readonly kind: 'person'; readonly name: string }

/** All that is known of one call's way through its protocol; ms are of the call. */
export type CourseFacts = {
  readonly record: CanonicalRecord
  readonly alerts: readonly AlertType[]
  /** When the call was answered, ms from its start: targets count from here. */
  readonly answeredMs: number
  /** Values that no word of the call proves: a person wrote them, or the network knew them (`name` null). */
  readonly typed: readonly { readonly field: FieldName; readonly name: string | null; readonly atMs: number }[]
  /** The first proof of a step; a machine's word always has its quote. */
  readonly proofs: readonly { readonly step: string; readonly evidence: Evidence; readonly atMs: number }[]
  /** Required steps whose time passed while they were open. */
  readonly overdue: readonly { readonly step: string; readonly atMs: number }[]
  /** Cards opened by the caller's words or by a person, or put away by one. */
  readonly opened: readonly { readonly card: string; readonly open: boolean; readonly by: By; readonly atMs: number }[]
  readonly answers: readonly {
    readonly step: string
    readonly answer: number
    readonly by: By
    readonly atMs: number
  }[]
  /** A person's tick or the taking back of one: it wins over any proof. */
  readonly marks: readonly {
    readonly step: string
    readonly done: boolean
    readonly name: string
    readonly atMs: number
  }[]
}

/** pending: still to be done. skipped: something that must come after it was done without it. */
export type StepState = 'pending' | 'done' | 'skipped'

export type StepView = {
  readonly step: Step
  readonly card: string
  readonly state: StepState
  /** Done, but only after it had been skipped. */
  readonly outOfOrder: boolean
  /** Done after its target, or still open when its target passed. */
  readonly late: boolean
  /** When it was done, ms of the call. */
  readonly atMs: number | null
  readonly evidence: Evidence | null
  readonly by: By | null
  /** Index of the branch that was taken. */
  readonly answer: number | null
  /** By when it should be done, ms of the call. */
  readonly dueMs: number | null
}

/** `percent`: required steps done in order, of those that are done, skipped or overdue; null before there is one. */
export type Score = {
  readonly percent: number | null
  readonly inOrder: number
  readonly due: number
  /** Required steps that apply. */
  readonly required: number
  readonly done: number
}

export type Course = {
  /** Cards that apply, in order. */
  readonly cards: readonly Card[]
  /** Steps that apply, in the order in which they are asked. */
  readonly steps: readonly StepView[]
  /** The step to say now. */
  readonly current: string | null
  readonly score: Score
}

export const NO_FACTS: CourseFacts = {
  record: {},
  alerts: [],
  answeredMs: 0,
  typed: [],
  proofs: [],
  overdue: [],
  opened: [],
  answers: [],
  marks: [],
}

export function courseOf(protocol: Protocol, facts: CourseFacts): Course {
  const views = new Map<string, StepView>()
  const cards: Card[] = []
  /** Where answers lead: cards that are opened by one, and steps that a jump leaves out. */
  const reached = new Set<string>()
  for (const card of protocol.cards) {
    if (!applies(card, facts, reached)) continue
    cards.push(card)
    let until: string | null = null
    for (const step of card.steps) {
      if (until !== null && until !== step.id) continue
      until = null
      if (step.when !== undefined && !reached.has(step.id) && !holds(step.when, facts)) continue
      const view = viewOf(step, card, facts)
      views.set(step.id, view)
      const next = view.answer === null ? undefined : step.branches?.[view.answer]?.next
      if (next === undefined) continue
      until = next
      reached.add(next)
      const home = protocol.cards.find(({ steps }) => steps.some(({ id }) => id === next))
      if (home && home !== card) reached.add(home.id)
    }
  }
  const ordered = [...views.values()].map((view) => inOrder(view, views))
  const open = ordered.find(({ state }) => state === 'pending') ?? ordered.find(({ state }) => state === 'skipped')
  return { cards, steps: ordered, current: open?.step.id ?? null, score: scoreOf(ordered) }
}

function applies(card: Card, facts: CourseFacts, reached: ReadonlySet<string>): boolean {
  const decided = facts.opened.findLast((one) => one.card === card.id)
  if (decided?.by.kind === 'person') return decided.open
  if (decided?.open === true || reached.has(card.id)) return true
  return card.when === undefined || (card.when !== 'never' && holds(card.when, facts))
}

function viewOf(step: Step, card: Card, facts: CourseFacts): StepView {
  const mark = facts.marks.findLast((one) => one.step === step.id)
  const proof = facts.proofs.find((one) => one.step === step.id)
  const answered = facts.answers.findLast((one) => one.step === step.id)
  const written = proof || mark ? undefined : writtenFor(step, facts)
  const done = mark ? mark.done : proof !== undefined || answered !== undefined || written !== undefined
  const soonest = Math.min(proof?.atMs ?? Infinity, answered?.atMs ?? Infinity, written?.atMs ?? Infinity)
  const atMs = !done ? null : mark ? mark.atMs : soonest
  const dueMs = step.targetS === undefined ? null : facts.answeredMs + step.targetS * 1000
  const overdue = facts.overdue.some((one) => one.step === step.id)
  const by: By | null = !done
    ? null
    : mark
      ? { kind: 'person', name: mark.name }
      : (answered?.by ?? written?.by ?? { kind: 'machine' })
  // What the record already says is not asked again.
  const known = step.branches?.findIndex(({ when }) => when !== undefined && holds(when, facts)) ?? -1
  const given = answered?.answer ?? (done && known >= 0 ? known : null)
  return {
    step,
    card: card.id,
    state: done ? 'done' : 'pending',
    outOfOrder: false,
    late: dueMs !== null && (atMs === null ? overdue : atMs > dueMs),
    atMs,
    evidence: done ? (proof?.evidence ?? null) : null,
    by,
    answer: given,
    dueMs,
  }
}

/** When the fields of a step are there because a person wrote one of them, or the network knew it. */
function writtenFor(step: Step, facts: CourseFacts): { readonly by: By; readonly atMs: number } | undefined {
  for (const { fields, asks, says, hears, enters } of step.done) {
    if (!fields || asks || says || hears || enters) continue
    if (!fields.every((field) => facts.record[field] !== undefined)) continue
    const last = facts.typed.filter(({ field }) => fields.includes(field)).toSorted((a, b) => b.atMs - a.atMs)[0]
    if (last)
      return { by: last.name === null ? { kind: 'machine' } : { kind: 'person', name: last.name }, atMs: last.atMs }
  }
  return undefined
}

/** A step is skipped from the moment at which one that must come after it was done. */
function inOrder(view: StepView, views: ReadonlyMap<string, StepView>): StepView {
  if (!view.step.required) return view
  let passedMs = Infinity
  for (const other of views.values())
    if (other.atMs !== null && other.step.after?.includes(view.step.id)) passedMs = Math.min(passedMs, other.atMs)
  if (passedMs === Infinity) return view
  if (view.atMs === null) return { ...view, state: 'skipped' }
  return view.atMs > passedMs ? { ...view, outOfOrder: true } : view
}

function scoreOf(steps: readonly StepView[]): Score {
  const required = steps.filter(({ step }) => step.required)
  const done = required.filter(({ state }) => state === 'done')
  const inOrder = done.filter(({ outOfOrder }) => !outOfOrder).length
  const due = required.filter(({ state, late }) => state !== 'pending' || late).length
  const percent = due === 0 ? null : Math.round((100 * inOrder) / due)
  return { percent, inOrder, due, required: required.length, done: done.length }
}
