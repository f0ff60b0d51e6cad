/** What people did that must be accounted for, append-only: sole writer of `auditLog`. */
import type { PaginationOptions, PaginationResult } from 'convex/server'
import type { Doc, Id } from '../_generated/dataModel.js'
import type { QueryCtx } from '../_generated/server.js'
import type { Writing } from './caller.ts'
import { given } from './given.ts'
import { checkId, checkInteger, checkText, refuse } from './refusal.ts'

const MOST_FACTS = 20
const LONGEST_FACT = 500
const MOST_A_PAGE = 200
const ACTION = /^[a-z][A-Za-z]*(\.[a-z][A-Za-z]*)+$/

export type Note = {
  /** `thing.verb`, as `call.export`, `setting.change`. */
  action: string
  callId?: string
  /** What else it was done to. */
  target?: string
  /** Facts of it that are not personal data of a caller. */
  data?: Doc<'auditLog'>['data']
}

/** Writes who did it, when, and what it was; a mutation notes before it answers. */
export async function note(ctx: Writing, { action, callId, target, data = {} }: Note): Promise<Id<'auditLog'>> {
  check({ action, data, ...given({ callId, target }) })
  const { subject: id, name, role } = ctx.caller
  const row = { at: Date.now(), actor: { id, name, role }, action, data, ...given({ callId, target }) }
  return ctx.db.insert('auditLog', row)
}

function check({ action, callId, target, data = {} }: Note): void {
  if (!ACTION.test(action)) refuse('value_invalid', 'action', 'not thing.verb')
  if (callId !== undefined) checkId('callId', callId)
  if (target !== undefined) checkId('target', target)
  const facts = Object.entries(data)
  if (facts.length > MOST_FACTS) refuse('value_invalid', 'data', `more than ${MOST_FACTS}`)
  for (const [name, fact] of facts) if (typeof fact === 'string') checkText(`data.${name}`, fact, LONGEST_FACT)
}

/** Newest first. */
export function list(
  ctx: QueryCtx,
  { paginationOpts }: { paginationOpts: PaginationOptions },
): Promise<PaginationResult<Doc<'auditLog'>>> {
  checkInteger('paginationOpts.numItems', paginationOpts.numItems, 1, MOST_A_PAGE)
  return ctx.db.query('auditLog').order('desc').paginate(paginationOpts)
}

/** What was done with one call, newest first. */
export const ofCall = (ctx: QueryCtx, { callId }: { callId: string }): Promise<Doc<'auditLog'>[]> =>
  ctx.db
    .query('auditLog')
    .withIndex('by_call', (q) => q.eq('callId', callId))
    .order('desc')
    .take(MOST_A_PAGE)
