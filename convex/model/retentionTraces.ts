/** What other parts of the room remember of a call's words and people: links, call-backs, orders, the protocol's proofs, notes of a review. Part of `retention`. */
import type { Doc } from '../_generated/dataModel.js'
import type { MutationCtx, QueryCtx } from '../_generated/server.js'

type Call = Pick<Doc<'callAnalytics'>, 'callId' | 'sessionId'>

const ROWS = 500

async function linksOf(ctx: QueryCtx, sessionId: string): Promise<Doc<'incidentLinks'>[]> {
  const links = ctx.db.query('incidentLinks')
  const first = await links.withIndex('by_pair', (q) => q.eq('first', sessionId)).take(ROWS)
  const second = await ctx.db
    .query('incidentLinks')
    .withIndex('by_second', (q) => q.eq('second', sessionId))
    .take(ROWS)
  return [...first, ...second]
}

/** That two calls were one event stays; what each said of it goes. */
async function blankLinks(ctx: MutationCtx, sessionId: string, values: boolean): Promise<void> {
  for (const link of await linksOf(ctx, sessionId)) {
    const blank = (side: 'first' | 'second', said: (typeof link.hints)[number]['first']) =>
      link[side] !== sessionId ? said : { ...said, evidence: [], ...(values ? { value: '' } : {}) }
    const hints = link.hints.map((hint) => ({
      ...hint,
      first: blank('first', hint.first),
      second: blank('second', hint.second),
    }))
    await ctx.db.patch('incidentLinks', link._id, { hints })
  }
}

/** The words by which links and protocol steps were proved. */
export async function forgetWords(ctx: MutationCtx, { callId, sessionId }: Call): Promise<void> {
  await blankLinks(ctx, sessionId, false)
  const course = await ctx.db
    .query('callProtocols')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .first()
  if (course === null) return
  await ctx.db.patch('callProtocols', course._id, {
    proofs: course.proofs.map((proof) => ({ ...proof, evidence: { ...proof.evidence, entryKey: '', quote: '' } })),
    opened: course.opened.map(({ evidence: _, ...opened }) => opened),
  })
}

/** Numbers to call back or to transfer to, what calls are compared by, and what people wrote in a review or said in an ear. */
export async function forgetPeople(ctx: MutationCtx, { callId, sessionId }: Call): Promise<void> {
  await blankLinks(ctx, sessionId, true)
  const callBacks = await ctx.db
    .query('callBacks')
    .withIndex('by_callId', (q) => q.eq('callId', callId))
    .take(ROWS)
  for (const row of callBacks) await ctx.db.delete('callBacks', row._id)
  const facts = await ctx.db
    .query('linkFacts')
    .withIndex('by_session', (q) => q.eq('callSessionId', sessionId))
    .take(ROWS)
  for (const row of facts) await ctx.db.delete('linkFacts', row._id)
  const orders = await ctx.db
    .query('callOrders')
    .withIndex('by_call', (q) => q.eq('callId', callId))
    .take(ROWS)
  for (const row of orders) await ctx.db.patch('callOrders', row._id, { details: '' })
  const notes = await ctx.db
    .query('reviewNotes')
    .withIndex('by_call', (q) => q.eq('callId', callId))
    .take(ROWS)
  for (const row of notes) await ctx.db.delete('reviewNotes', row._id)
}
