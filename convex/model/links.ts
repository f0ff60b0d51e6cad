/** Which calls are one event: sole writer of `linkFacts` and `incidentLinks`. */
import type { Doc, Id } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'
import { LINK_FIELDS, type LinkState } from '../domain/links/hint.ts'
import { compare, WINDOW_MS } from '../domain/links/score.ts'
import { isPersonal } from '../domain/personal.ts'
import * as Alerts from './alerts.ts'
import * as Board from './board.ts'
import type { Writing } from './caller.ts'
import * as Calls from './calls.ts'
import * as Events from './events.ts'
import * as Fields from './fields.ts'
import * as Incidents from './incidents.ts'
import { MAX_CALL_MS, refuse } from './refusal.ts'

/** Calls that one is compared with, the newest; more than a room has at once. */
const MOST_COMPARED = 200
const MOST_LINKS = 50
/** Calls that one is newly linked with: of a whole town that calls about one fire, the newest dozen, and through them the rest. */
const MOST_LINKED = 12
const MOST_OPEN = 200
const TYPE = 'possible_duplicate'
const RULE = 'same_incident'
/** Words shown with the alert. */
const MOST_PROOFS = 4

type Facts = Doc<'linkFacts'>
type Link = Doc<'incidentLinks'>

/** The card of a session changed: is another call about the same event? Costs one read of the hour's calls. */
export async function look(ctx: Writing, rows: Fields.Rows, now: number): Promise<void> {
  if (!LINK_FIELDS.some((field) => rows.changed.has(field))) return
  const mine = await keepFacts(ctx, rows)
  if (mine === null || mine.startedAt < now - WINDOW_MS) return
  const known = await ofPair(ctx, mine.callSessionId)
  const others = await ctx.db
    .query('linkFacts')
    .withIndex('by_start', (q) => q.eq('practice', mine.practice).gt('startedAt', now - WINDOW_MS))
    .order('desc')
    .take(MOST_COMPARED)
  let linked = [...known.values()].filter(({ state }) => state === 'suggested' || state === 'confirmed').length
  for (const other of others) {
    const present = known.get(other.callSessionId) ?? null
    if (other.callSessionId === mine.callSessionId || (present === null && linked >= MOST_LINKED)) continue
    const added = await weigh(ctx, ...inOrder(mine, other), present, now)
    if (added) linked++
  }
}

/** Writes what the session is compared by; null while its call is not on the list, and when every value is as it was. */
async function keepFacts(ctx: MutationCtx, rows: Fields.Rows): Promise<Facts | null> {
  const { callSessionId } = rows
  const fields = LINK_FIELDS.flatMap((field) => {
    const row = rows.byField.get(field)
    if (row === undefined || row.value === null || row.value === '') return []
    return [{ field, value: row.value, evidence: row.evidence.slice(-1) }]
  })
  const present = await factsOf(ctx, callSessionId)
  if (present !== null) {
    // More words for the same value make no call more alike: the first words that proved it stay.
    if (present.fields.length === fields.length && fields.every((one, i) => isSame(one, present.fields[i]))) return null
    await ctx.db.patch('linkFacts', present._id, { fields })
    return { ...present, fields }
  }
  const call = await Board.ofSession(ctx, callSessionId)
  if (call === null) return null
  const { callId, practice, customerPhone: phone, startedAt } = call
  const id = await ctx.db.insert('linkFacts', { callSessionId, callId, practice, phone, startedAt, fields })
  return ctx.db.get('linkFacts', id)
}

const isSame = (one: Facts['fields'][number], other: Facts['fields'][number] | undefined): boolean =>
  one.field === other?.field && one.value === other.value

const factsOf = (ctx: QueryCtx, callSessionId: string): Promise<Facts | null> =>
  ctx.db
    .query('linkFacts')
    .withIndex('by_session', (q) => q.eq('callSessionId', callSessionId))
    .unique()

const inOrder = (a: Facts, b: Facts): [Facts, Facts] =>
  a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.callSessionId < b.callSessionId) ? [a, b] : [b, a]

/** Resolves to whether the two are newly linked. */
async function weigh(ctx: Writing, first: Facts, second: Facts, present: Link | null, now: number): Promise<boolean> {
  // What a person has decided stands, with the reasons of that time.
  if (present !== null && present.decidedAt !== undefined) return false
  const { same, score, hints } = compare(first, second)
  if (present === null && !same) return false
  const state: LinkState = same ? 'suggested' : 'undone'
  if (present === null) {
    await ctx.db.insert('incidentLinks', {
      first: first.callSessionId,
      second: second.callSessionId,
      firstCallId: first.callId,
      secondCallId: second.callId,
      state,
      score,
      hints,
      suggestedAt: now,
      updatedAt: now,
    })
    await warn(ctx, second, hints, now)
    return true
  }
  if (present.state === state && JSON.stringify(present.hints) === JSON.stringify(hints)) return false
  await ctx.db.patch('incidentLinks', present._id, { state, score, hints, updatedAt: now })
  if (!same) await answer(ctx, present)
  return false
}

/** One alert a pair, in the call that came later, with its own words. */
async function warn(ctx: Writing, { callId, startedAt }: Facts, hints: Link['hints'], now: number): Promise<void> {
  const call = await Calls.find(ctx, callId)
  if (call === null) return
  const evidence = hints
    .filter(({ points }) => points > 0)
    .flatMap(({ second }) => second.evidence)
    .filter((proof, i, all) => all.findIndex((e) => e.entryKey === proof.entryKey && e.quote === proof.quote) === i)
    .slice(0, MOST_PROOFS)
  const atMs = Math.min(Math.max(0, now - startedAt), MAX_CALL_MS)
  await Alerts.raise(ctx, { callId, type: TYPE, rule: RULE, evidence, atMs })
}

/** The question of the alert is answered, unless another call still asks it: whoever decided has judged the rule. */
async function answer(ctx: Writing, link: Link, verdict?: 'useful' | 'noise'): Promise<void> {
  const asked = [...(await ofPair(ctx, link.second)).values()].some(
    ({ _id, second, state }) => _id !== link._id && second === link.second && state === 'suggested',
  )
  const liveCallId = asked ? null : await Calls.idOf(ctx, link.secondCallId)
  const alert = liveCallId === null ? null : await Alerts.byRule(ctx, liveCallId, TYPE, RULE)
  if (alert === null || (alert.acknowledgedAt !== undefined && alert.verdict !== undefined)) return
  await Alerts.acknowledge(ctx, { alertId: alert._id, ...(verdict === undefined ? {} : { verdict }) })
}

/** Links of a session by the other session of each. */
async function ofPair(ctx: QueryCtx, callSessionId: string): Promise<Map<string, Link>> {
  const asFirst = await ctx.db
    .query('incidentLinks')
    .withIndex('by_pair', (q) => q.eq('first', callSessionId))
    .order('desc')
    .take(MOST_LINKS)
  const asSecond = await ctx.db
    .query('incidentLinks')
    .withIndex('by_second', (q) => q.eq('second', callSessionId))
    .order('desc')
    .take(MOST_LINKS)
  return new Map([
    ...asFirst.map((link): [string, Link] => [link.second, link]),
    ...asSecond.map((link): [string, Link] => [link.first, link]),
  ])
}

/** Writes that people merged two sessions, or split them; a pair that nobody had suggested is known from now on. */
export async function settle(ctx: Writing, one: string, other: string, now: number): Promise<void> {
  const decision = { state: 'confirmed' as const, decidedAt: now, decidedBy: ctx.caller.name, updatedAt: now }
  const present = (await ofPair(ctx, one)).get(other)
  if (present !== undefined) {
    await ctx.db.patch('incidentLinks', present._id, decision)
    return answer(ctx, present, 'useful')
  }
  const [a, b] = [await factsOf(ctx, one), await factsOf(ctx, other)]
  const compared = a === null || b === null ? null : compare(...inOrder(a, b))
  const [first, second] = a !== null && b !== null && inOrder(a, b)[0] === b ? [other, one] : [one, other]
  await ctx.db.insert('incidentLinks', {
    first,
    second,
    firstCallId: (await callOf(ctx, first)) ?? first,
    secondCallId: (await callOf(ctx, second)) ?? second,
    score: compared?.score ?? 0,
    hints: compared?.hints ?? [],
    suggestedAt: now,
    ...decision,
  })
}

/** The incident of a session left the one that held it: what joined them is undone, what it holds itself stays joined. */
export async function unsettle(ctx: Writing, callSessionId: string, now: number): Promise<void> {
  const held = new Set((await Incidents.heldBy(ctx, callSessionId)).map((row) => row.callSessionId))
  for (const [other, link] of await ofPair(ctx, callSessionId))
    if (link.state === 'confirmed' && !held.has(other))
      await ctx.db.patch('incidentLinks', link._id, {
        state: 'undone',
        decidedAt: now,
        decidedBy: ctx.caller.name,
        updatedAt: now,
      })
}

export async function reject(ctx: Writing, { linkId }: { linkId: Id<'incidentLinks'> }): Promise<null> {
  const link = await known(ctx, linkId)
  if (link.state === 'rejected') return null
  if (link.state === 'confirmed') refuse('value_invalid', 'linkId', 'merged: split it first')
  await decide(ctx, link, { state: 'rejected', decidedAt: Date.now(), decidedBy: ctx.caller.name })
  await answer(ctx, link, 'noise')
  return null
}

export async function reconsider(ctx: Writing, { linkId }: { linkId: Id<'incidentLinks'> }): Promise<null> {
  const link = await known(ctx, linkId)
  if (link.state === 'suggested') return null
  if (link.state === 'confirmed') refuse('value_invalid', 'linkId', 'merged: split it first')
  return decide(ctx, link, { state: 'suggested', decidedAt: undefined, decidedBy: undefined })
}

async function decide(
  ctx: Writing,
  link: Link,
  change: { state: LinkState; decidedAt: number | undefined; decidedBy: string | undefined },
): Promise<null> {
  const now = Date.now()
  await ctx.db.patch('incidentLinks', link._id, { ...change, updatedAt: now })
  const type = change.state === 'suggested' ? 'IncidentLinkLogEvent' : 'IncidentUnLinkLogEvent'
  await Events.append(ctx, link.first, type, now, { other: link.second, relationship: change.state })
  await Events.append(ctx, link.second, type, now, { other: link.first, relationship: change.state })
  return null
}

const known = async (ctx: QueryCtx, id: Id<'incidentLinks'>): Promise<Link> =>
  (await ctx.db.get('incidentLinks', id)) ?? refuse('not_found', 'linkId')

const callOf = async (ctx: QueryCtx, callSessionId: string): Promise<string | undefined> =>
  (await factsOf(ctx, callSessionId))?.callId ?? (await Board.ofSession(ctx, callSessionId))?.callId

type Side = {
  callId: string
  callSessionId: string
  agentName: string
  startedAt: number
  endedAt: number | null
  incidentNumber: string | null
  priority: Doc<'incidents'>['priority'] | null
  mergedInto: string | null
  fields: { field: Doc<'incidentFields'>['field']; value: string; lockedBy: string | null }[]
}

async function sideOf(ctx: QueryCtx, callSessionId: string, callId: string, otherwiseAt: number): Promise<Side> {
  const row = await Board.ofSession(ctx, callSessionId)
  const past = row === null ? await Calls.past(ctx, callId) : null
  const { agentName = '', startedAt = otherwiseAt, endedAt = null } = row ?? past ?? {}
  const incident = await Incidents.find(ctx, callSessionId)
  const fields = (await Fields.list(ctx, callSessionId)).flatMap(({ field, value, lockedBy }) =>
    value === null || value === '' ? [] : [{ field, value, lockedBy }],
  )
  return {
    callId,
    callSessionId,
    agentName,
    startedAt,
    endedAt,
    incidentNumber: incident?.incidentNumber ?? null,
    priority: incident === null || incident.priorityFrom === undefined ? null : incident.priority,
    mergedInto: incident?.mergedInto ?? null,
    fields,
  }
}

type Shown = Pick<Link, 'state' | 'score' | 'hints' | 'suggestedAt'> & {
  linkId: Id<'incidentLinks'>
  first: Side
  second: Side
  decidedAt: number | null
  decidedBy: string | null
}

export async function ofSession(ctx: QueryCtx, { callSessionId }: { callSessionId: string }): Promise<Shown[]> {
  const links = [...(await ofPair(ctx, callSessionId)).values()]
  // What the machine itself took back is nobody's question.
  const open = links.filter(({ state, decidedAt }) => state !== 'undone' || decidedAt !== undefined)
  const shown: Shown[] = []
  for (const link of open.sort((a, b) => b.score - a.score).slice(0, 10)) {
    const { _id: linkId, state, score, hints, suggestedAt, decidedAt = null, decidedBy = null } = link
    const first = await sideOf(ctx, link.first, link.firstCallId, suggestedAt)
    const second = await sideOf(ctx, link.second, link.secondCallId, suggestedAt)
    shown.push({ linkId, state, score, hints, suggestedAt, decidedAt, decidedBy, first, second })
  }
  return shown
}

type Open = { linkId: Id<'incidentLinks'>; state: 'suggested' | 'confirmed' } & Pick<
  Link,
  'score' | 'firstCallId' | 'secondCallId'
>

export async function open(ctx: QueryCtx): Promise<Open[]> {
  const found: Open[] = []
  for (const state of ['suggested', 'confirmed'] as const) {
    const links = await ctx.db
      .query('incidentLinks')
      .withIndex('by_state', (q) => q.eq('state', state))
      .order('desc')
      .take(MOST_OPEN)
    for (const { _id: linkId, score, firstCallId, secondCallId } of links)
      found.push({ linkId, state, score, firstCallId, secondCallId })
  }
  return found
}

type Named = { callId: string; callSessionId: string; incidentNumber: string }

export async function merged(
  ctx: QueryCtx,
  { callSessionId }: { callSessionId: string },
): Promise<{ into: Named | null; holds: Named[]; at: number; by: string } | null> {
  const incident = await Incidents.find(ctx, callSessionId)
  if (incident === null) return null
  const name = async (row: Doc<'incidents'>): Promise<Named> => ({
    callId: (await callOf(ctx, row.callSessionId)) ?? row.callSessionId,
    callSessionId: row.callSessionId,
    incidentNumber: row.incidentNumber,
  })
  const held = await Incidents.heldBy(ctx, callSessionId)
  const into = incident.mergedInto === undefined ? null : await Incidents.find(ctx, incident.mergedInto)
  const latest = into === null ? held.at(-1) : incident
  if (latest === undefined) return null
  const holds: Named[] = []
  for (const row of held) holds.push(await name(row))
  return {
    into: into === null ? null : await name(into),
    holds,
    at: latest.mergedAt ?? 0,
    by: latest.mergedBy ?? '',
  }
}

/** What a room keeps no longer of one side of a link: `words` the quotes, `personal` also the values that tell who or where. */
export async function forget(ctx: MutationCtx, callSessionId: string, what: 'words' | 'personal'): Promise<void> {
  const facts = await factsOf(ctx, callSessionId)
  if (facts !== null) await ctx.db.delete('linkFacts', facts._id)
  for (const link of (await ofPair(ctx, callSessionId)).values()) {
    const mine = link.first === callSessionId ? 'first' : 'second'
    const hints = link.hints.map((hint) => {
      const { fields, value } = hint[mine]
      const gone = what === 'personal' && fields.some(isPersonal)
      return { ...hint, [mine]: { fields, value: gone ? '' : value, evidence: [] } }
    })
    await ctx.db.patch('incidentLinks', link._id, { hints })
  }
}

/** Forgets what calls of more than an hour ago are compared by; the links stay. */
export async function sweep(ctx: MutationCtx, now: number, limit: number): Promise<void> {
  for (const practice of [true, false]) {
    const old = await ctx.db
      .query('linkFacts')
      .withIndex('by_start', (q) => q.eq('practice', practice).lt('startedAt', now - WINDOW_MS))
      .take(limit)
    for (const row of old) await ctx.db.delete('linkFacts', row._id)
  }
}
