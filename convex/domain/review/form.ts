/** How well a call was taken: what is judged, what each part is worth, and what can be judged by what happened alone. */
import type { DispatchObjective, TemplateName } from '../templates.ts'

export type Criterion = {
  readonly key: string
  /** Points; those of a form sum to 100. */
  readonly max: number
}

const DISPATCH = [
  { key: 'answer', max: 10 },
  { key: 'location', max: 20 },
  { key: 'questions', max: 20 },
  { key: 'dispatch', max: 15 },
  { key: 'instructions', max: 15 },
  { key: 'calm', max: 10 },
  { key: 'closing', max: 10 },
] as const satisfies readonly Criterion[]

const OUTREACH = [
  { key: 'decision_makers', max: 15 },
  { key: 'value_proposition', max: 15 },
  { key: 'objections', max: 15 },
  { key: 'demonstration', max: 15 },
  { key: 'rapport', max: 15 },
  { key: 'calm', max: 25 },
] as const satisfies readonly Criterion[]

export type CriterionKey = (typeof DISPATCH | typeof OUTREACH)[number]['key']

export const FORMS: Readonly<Record<TemplateName, readonly (Criterion & { readonly key: CriterionKey })[]>> = {
  dispatch: DISPATCH,
  outreach: OUTREACH,
}

/** What happened in a call, so far as points depend on it; times in ms of the call. */
export type CallFacts = {
  readonly answeredMs: number | null
  readonly objectives: readonly { readonly key: string; readonly status: string }[]
  /** Steps of the room's protocol that were due, and those of them that were taken in order; null: the call followed none. */
  readonly protocol: { readonly inOrder: number; readonly due: number } | null
  /** When help was sent: the first moment of its phase; null: it never began. */
  readonly dispatchMs: number | null
  /** When an arrest was first suspected; null: never. */
  readonly arrestMs: number | null
  /** When instructions to the caller began, from the suspicion on; null: they never did. */
  readonly instructionsMs: number | null
}

/** Why the points are what they are; `ms` and counts are for the words on screen. */
export type Because =
  | { readonly kind: 'took'; readonly ms: number }
  | { readonly kind: 'done'; readonly n: number; readonly of: number }
  | { readonly kind: 'never' }

export type Judged = { readonly points: number; readonly because: Because }

/** Shares of the points by how long something took: full, two thirds, one third, none. */
const DISPATCH_LIMITS_MS = [60_000, 90_000, 120_000] as const
/** From the suspicion of an arrest to the instructions. */
const ARREST_LIMITS_MS = [60_000, 90_000, 120_000] as const
/** NENA-STA-020: 15 and 20 s; at 40 s many callers have hung up. */
const ANSWER_LIMITS_MS = [15_000, 20_000, 40_000] as const

const byTime = (max: number, ms: number | null, limits: readonly [number, number, number]): Judged => {
  if (ms === null) return { points: 0, because: { kind: 'never' } }
  const missed = limits.filter((limit) => ms > limit).length
  return { points: Math.round((max * (3 - missed)) / 3), because: { kind: 'took', ms } }
}

const byObjectives = (max: number, facts: CallFacts, keys: readonly string[]): Judged => {
  const n = keys.filter((key) => facts.objectives.some((one) => one.key === key && one.status === 'completed')).length
  return { points: Math.round((max * n) / keys.length), because: { kind: 'done', n, of: keys.length } }
}

export const QUESTIONS: readonly DispatchObjective[] = [
  'complaint_identified',
  'consciousness_breathing',
  'triage_assigned',
]

/** What the machine gives; null for what only a person can judge, or what cannot be told of this call. */
export function judge({ key, max }: Criterion & { readonly key: CriterionKey }, facts: CallFacts): Judged | null {
  switch (key) {
    case 'answer':
      return facts.answeredMs === null ? null : byTime(max, facts.answeredMs, ANSWER_LIMITS_MS)
    case 'location':
      return byObjectives(max, facts, ['location_confirmed'] satisfies DispatchObjective[])
    case 'questions': {
      // The room's own protocol knows better what was to be asked, and in which order.
      const { inOrder: n, due: of } = facts.protocol ?? { inOrder: 0, due: 0 }
      if (of === 0) return byObjectives(max, facts, QUESTIONS)
      return { points: Math.round((max * n) / of), because: { kind: 'done', n, of } }
    }
    case 'dispatch':
      return byTime(max, facts.dispatchMs, DISPATCH_LIMITS_MS)
    case 'instructions': {
      if (facts.arrestMs === null) return byObjectives(max, facts, ['instructions_given'] satisfies DispatchObjective[])
      const took = facts.instructionsMs === null ? null : Math.max(0, facts.instructionsMs - facts.arrestMs)
      return byTime(max, took, ARREST_LIMITS_MS)
    }
    case 'closing':
      return byObjectives(max, facts, ['closing_done'] satisfies DispatchObjective[])
    case 'calm':
      return null
    default:
      return byObjectives(max, facts, [key])
  }
}

/** A person's word on one criterion; it outranks the machine's. */
export type Answer = { readonly key: string /** null: does not apply to this call. */; readonly points: number | null }

export type Scored = {
  readonly key: CriterionKey
  readonly max: number
  readonly machine: Judged | null
  /** What a person gave: points, null for «does not apply», absent while nobody has. */
  readonly person?: number | null
}

export const scoreForm = (template: TemplateName, facts: CallFacts, answers: readonly Answer[]): readonly Scored[] =>
  FORMS[template].map((criterion) => {
    const answer = answers.find((one) => one.key === criterion.key)
    return { ...criterion, machine: judge(criterion, facts), ...(answer ? { person: answer.points } : {}) }
  })

/** What counts: the person's points, else the machine's; undefined while neither has any, null when it does not apply. */
export const pointsOf = ({ person, machine }: Scored): number | null | undefined =>
  person === undefined ? machine?.points : person

export type Total = {
  /** 0 to 100, over what applies and has points; null while nothing has. */
  readonly score: number | null
  /** Criteria that nobody has judged. */
  readonly open: number
}

export function totalOf(form: readonly Scored[]): Total {
  const rated = form.flatMap((one) => {
    const points = pointsOf(one)
    return points === undefined || points === null ? [] : [{ points, max: one.max }]
  })
  const most = rated.reduce((sum, one) => sum + one.max, 0)
  const points = rated.reduce((sum, one) => sum + one.points, 0)
  return {
    score: most === 0 ? null : Math.round((100 * points) / most),
    open: form.filter((one) => pointsOf(one) === undefined).length,
  }
}
