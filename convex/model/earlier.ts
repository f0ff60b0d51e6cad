/** Earlier calls of a number, and what the network said of where it is: reads only, each read bounded. */
import type { QueryCtx } from '../_generated/server.js'
import { isKnownAddress } from '../domain/columns.ts'
import type { Priority } from '../domain/triage.ts'
import * as Calls from './calls.ts'
import * as Incidents from './incidents.ts'

const SHOWN = 3
/** Fewer digits are no number that a person could have. */
const FEWEST_DIGITS = 6
/** A call tells of its place near its beginning. */
const FIRST_EVENTS = 50

type Earlier = {
  calls: { callId: string; at: number; reason: string | null; priority: Priority | null; place: string | null }[]
  more: boolean
  network: { uncertaintyM: number | null; method: string | null } | null
}

export async function ofCall(ctx: QueryCtx, { callId }: { callId: string }): Promise<Earlier> {
  const call = await Calls.find(ctx, callId)
  if (call === null) return { calls: [], more: false, network: null }
  const { customerPhone, sessionId } = call
  const isNumber = customerPhone.replace(/\D/g, '').length >= FEWEST_DIGITS
  const past = isNumber
    ? await ctx.db
        .query('callAnalytics')
        .withIndex('by_phone', (q) => q.eq('customerPhone', customerPhone).eq('practice', call.practice))
        .order('desc')
        .take(SHOWN + 1)
    : []
  const calls: Earlier['calls'] = []
  for (const one of past.filter((row) => row.callId !== callId).slice(0, SHOWN)) {
    const incident = await Incidents.find(ctx, one.sessionId)
    const address = incident?.location.address
    calls.push({
      callId: one.callId,
      at: one.startedAt,
      reason: incident?.incidentType ?? null,
      priority: incident?.priorityFrom === undefined ? null : incident.priority,
      place: isKnownAddress(address) ? address : null,
    })
  }
  return { calls, more: past.length > SHOWN, network: await networkOf(ctx, sessionId) }
}

async function networkOf(ctx: QueryCtx, sessionId: string): Promise<Earlier['network']> {
  const events = await ctx.db
    .query('callEvents')
    .withIndex('by_session', (q) => q.eq('sessionId', sessionId))
    .take(FIRST_EVENTS)
  const told = events.findLast(({ type }) => type === 'NetworkLocationLogEvent')?.data
  if (told?.found !== true) return null
  const { uncertaintyM, method } = told
  return {
    uncertaintyM: typeof uncertaintyM === 'number' ? uncertaintyM : null,
    method: typeof method === 'string' ? method : null,
  }
}
