/** What the points of a call rest on, read from what is kept of a finished call or from the rows of a live one. */
import type { Doc } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type { CallFacts } from '../domain/review/form.ts'
import { paceOf } from '../domain/review/pace.ts'
import type { Words } from '../domain/review/proof.ts'
import { type LastVisit, type PhaseChange, type PhaseSpan, phaseSpans } from '../domain/review/spans.ts'
import type { TemplateName } from '../domain/templates.ts'
import * as Alerts from './alerts.ts'
import * as Calls from './calls.ts'
import * as Courses from './course.ts'
import { given } from './given.ts'
import * as Objectives from './objectives.ts'
import * as Phases from './phases.ts'
import * as Recordings from './recordings.ts'
import { refuse } from './refusal.ts'

const MOST_EVENTS = 500

export const analyticsOf = (ctx: QueryCtx, callId: string): Promise<Doc<'callAnalytics'> | null> =>
  ctx.db
    .query('callAnalytics')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .unique()

export const eventsOf = (ctx: QueryCtx, sessionId: string): Promise<Doc<'callEvents'>[]> =>
  ctx.db
    .query('callEvents')
    .withIndex('by_session', (q) => q.eq('sessionId', sessionId))
    .take(MOST_EVENTS)

export type Judgeable = { readonly template: TemplateName; readonly facts: CallFacts; readonly words: Words }
type Course = Awaited<ReturnType<typeof Courses.ofCall>>

/** Of a call that is over; refuses any other. */
export async function finished(ctx: QueryCtx, callId: string): Promise<Judgeable> {
  return (await ofFinished(ctx, callId)) ?? refuse('call_not_found', 'callId', 'no finished call')
}

/** Of any call that is known, live or finished; null for no call of ours. */
export async function ofCall(ctx: QueryCtx, callId: string): Promise<Judgeable | null> {
  return (await ofFinished(ctx, callId)) ?? ofLive(ctx, callId)
}

async function ofFinished(ctx: QueryCtx, callId: string): Promise<Judgeable | null> {
  const call = await analyticsOf(ctx, callId)
  if (call === null) return null
  const alerts = await Alerts.ofCall(ctx, call.liveCallId)
  const spans = spansOf(call, await eventsOf(ctx, call.sessionId))
  const recording = await Recordings.ofCall(ctx, callId)
  const course = await Courses.ofCall(ctx, { callId })
  return {
    template: call.template,
    facts: factsOf({ ...call, pace: paceOf(call, recording?.capturedMs) }, spans, alerts, call.objectives, course),
    words: wordsOf(alerts, call.objectives, course),
  }
}

async function ofLive(ctx: QueryCtx, callId: string): Promise<Judgeable | null> {
  const call = await Calls.find(ctx, callId)
  if (call === null) return null
  const phases = (await Phases.list(ctx, call._id)).map(({ phase, startTime, endTime }) => ({
    phase,
    ...given({ startTime, endTime }),
  }))
  const bounds = { ...call, endedAt: call.endedAt ?? Number.MAX_SAFE_INTEGER }
  const spans = spansOf({ ...bounds, phases }, await eventsOf(ctx, call.sessionId))
  const objectives = await Objectives.list(ctx, call._id)
  const alerts = await Alerts.ofCall(ctx, call._id)
  const course = await Courses.ofCall(ctx, { callId })
  return {
    template: call.template,
    facts: factsOf({ ...call, pace: 1 }, spans, alerts, objectives, course),
    words: wordsOf(alerts, objectives, course),
  }
}

type Bounds = Pick<Doc<'callAnalytics'>, 'startedAt' | 'answeredAt' | 'endedAt'> & {
  readonly phases: readonly LastVisit[]
}

/** The phases that a call was in, whichever it came back to. */
export function spansOf(call: Bounds, events: readonly Doc<'callEvents'>[]): readonly PhaseSpan[] {
  const changes = events.flatMap(({ type, at, data }): PhaseChange[] => {
    const within = at >= call.startedAt && at <= call.endedAt
    if (type !== 'PhaseChangeLogEvent' || !within) return []
    return [{ at, from: String(data.from), to: String(data.to) }]
  })
  return phaseSpans(call, changes, call.phases)
}

function factsOf(
  call: Pick<Doc<'callAnalytics'>, 'startedAt' | 'answeredAt'> & { readonly pace: number },
  spans: readonly PhaseSpan[],
  alerts: readonly Doc<'alerts'>[],
  objectives: CallFacts['objectives'],
  course: Course,
): CallFacts {
  const msOf = (at: number): number => (at - call.startedAt) * call.pace
  const begun = (phase: string, after = 0): number | null => {
    const span = spans.find((one) => one.phase === phase && msOf(one.to) > after)
    return span === undefined ? null : Math.max(after, msOf(span.from))
  }
  const arrest = arrestOf(alerts)
  return {
    answeredMs: call.answeredAt === undefined ? null : msOf(call.answeredAt),
    objectives: objectives.map(({ key, status }) => ({ key, status })),
    protocol: course?.score ?? null,
    dispatchMs: begun('Dispatch'),
    arrestMs: arrest?.atMs ?? null,
    instructionsMs: begun('Pre-Arrival Instructions', arrest?.atMs ?? 0),
  }
}

const arrestOf = (alerts: readonly Doc<'alerts'>[]): Doc<'alerts'> | undefined =>
  alerts.find((alert) => alert.type === 'cardiac_arrest_suspected')

const wordsOf = (alerts: readonly Doc<'alerts'>[], objectives: Words['objectives'], course: Course): Words => ({
  objectives: objectives.map(({ key, evidence }) => ({ key, evidence })),
  protocol: (course?.steps ?? []).flatMap(({ evidence }) => evidence ?? []),
  arrest: arrestOf(alerts)?.evidence ?? [],
})
