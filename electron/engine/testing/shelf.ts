/** Functions of the engine's own tests that keep files, talk on the console, and try what is not allowed. */
import {
  type ActionBuilder,
  actionGeneric,
  componentsGeneric,
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  makeFunctionReference,
  mutationGeneric,
  type QueryBuilder,
  queryGeneric,
} from 'convex/server'
import { v } from 'convex/values'
import { references as rooms } from './rooms.ts'
import type { schema } from './schema.ts'

type Model = DataModelFromSchemaDefinition<typeof schema>
const query = queryGeneric as QueryBuilder<Model, 'public'>
const mutation = mutationGeneric as MutationBuilder<Model, 'public'>
const action = actionGeneric as ActionBuilder<Model, 'public'>

type Moment = { times: number[]; same: boolean; draws: number[] }
type Metadata = { storageId: string; sha256: string; size: number; contentType: string | null } | null
export const references = {
  ticket: makeFunctionReference<'mutation', Record<string, never>, string>('shelf:ticket'),
  where: makeFunctionReference<'query', { id: string }, { url: string | null; about: Metadata }>('shelf:where'),
  files: makeFunctionReference<'query', Record<string, never>, number>('shelf:files'),
  keep: makeFunctionReference<'mutation', { text: string; fail?: boolean }, string>('shelf:keep'),
  read: makeFunctionReference<'mutation', { id: string }, string | null>('shelf:read'),
  drop: makeFunctionReference<'mutation', { id: string; fail?: boolean }, null>('shelf:drop'),
  carry: makeFunctionReference<'action', { text: string }, { id: string; text: string; url: string | null }>(
    'shelf:carry',
  ),
  chatty: makeFunctionReference<'mutation', { times: number }, number>('shelf:chatty'),
  heard: makeFunctionReference<'query', Record<string, never>, null>('shelf:heard'),
  forbidden: makeFunctionReference<'mutation', { what: string }, null>('shelf:forbidden'),
  stale: makeFunctionReference<'mutation', { name: string }, { stale: number; own: number }>('shelf:stale'),
  count: makeFunctionReference<'query', { prefix: string }, number>('shelf:count'),
  strain: makeFunctionReference<'mutation', { what: string; times: number; size?: number }, number>('shelf:strain'),
  tight: makeFunctionReference<'mutation', { limit: number }, string>('shelf:tight'),
  spin: makeFunctionReference<'mutation', Record<string, never>, null>('shelf:spin'),
  spinAsync: makeFunctionReference<'query', Record<string, never>, null>('shelf:spinAsync'),
  searched: makeFunctionReference<'query', Record<string, never>, null>('shelf:searched'),
  place: makeFunctionReference<'mutation', { name: string; order: number }, null>('shelf:place'),
  erase: makeFunctionReference<'mutation', { name: string; order: number }, null>('shelf:erase'),
  handled: makeFunctionReference<'mutation', Record<string, never>, null>('shelf:handled'),
  kept: makeFunctionReference<'query', { id: string }, { size: number; sha256: string; served: boolean } | null>(
    'shelf:kept',
  ),
  jobs: makeFunctionReference<'query', Record<string, never>, string[]>('shelf:jobs'),
  moment: makeFunctionReference<'mutation', { busyMs: number }, Moment>('shelf:moment'),
}

export const ticket = mutation({ args: {}, handler: (ctx) => ctx.storage.generateUploadUrl() })

export const where = query({
  args: { id: v.id('_storage') },
  handler: async (ctx, { id }) => ({ url: await ctx.storage.getUrl(id), about: await ctx.storage.getMetadata(id) }),
})

export const files = query({
  args: {},
  handler: async (ctx) => (await ctx.db.system.query('_storage').collect()).length,
})

export const keep = mutation({
  args: { text: v.string(), fail: v.optional(v.boolean()) },
  handler: async (ctx, { text, fail }) => {
    const id = await ctx.storage.store(new Blob([text], { type: 'text/plain' }))
    if (fail) throw new Error('kept for nothing')
    return id
  },
})

export const read = mutation({
  args: { id: v.id('_storage') },
  handler: async (ctx, { id }) => (await (await ctx.storage.get(id))?.text()) ?? null,
})

export const drop = mutation({
  args: { id: v.id('_storage'), fail: v.optional(v.boolean()) },
  handler: async (ctx, { id, fail }) => {
    await ctx.storage.delete(id)
    if (fail) throw new Error('dropped for nothing')
    return null
  },
})

export const carry = action({
  args: { text: v.string() },
  handler: async (ctx, { text }) => {
    const id = await ctx.storage.store(new Blob([text], { type: 'text/x-carried' }))
    return { id, text: (await (await ctx.storage.get(id))?.text()) ?? '', url: await ctx.storage.getUrl(id) }
  },
})

export const chatty = mutation({
  args: { times: v.number() },
  handler: async (ctx, { times }) => {
    for (let i = 0; i < times; i++) console.log('line', i, { deep: { er: [1n] } })
    console.warn('last')
    await ctx.runQuery(references.heard, {})
    return times
  },
})

export const heard = query({
  args: {},
  handler: async () => {
    console.error('from the query')
    return null
  },
})

export const forbidden = mutation({
  args: { what: v.string() },
  handler: async (_, { what }) => {
    if (what === 'fetch') await fetch('http://127.0.0.1:1/')
    else if (what === 'setTimeout') setTimeout(() => undefined, 1)
    else if (what === 'setInterval') setInterval(() => undefined, 1)
    else await new Promise((resolve) => setImmediate(resolve))
    return null
  },
})

export const count = query({
  args: { prefix: v.string() },
  handler: async (ctx, { prefix }) =>
    (await ctx.db.query('rooms').collect()).filter((room) => room.name.startsWith(prefix)).length,
})

/** Rooms of a name as they were before this mutation, and as it has made them. */
export const stale = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.db.insert('rooms', { name, lines: 0 })
    const run = ctx.runQuery as (...given: unknown[]) => Promise<number>
    return {
      stale: await run(references.count, { prefix: name }, { useStaleSnapshot: true }),
      own: await ctx.runQuery(references.count, { prefix: name }),
    }
  },
})

/** Does one kind of thing many times, to reach a limit. */
export const strain = mutation({
  args: { what: v.string(), times: v.number(), size: v.optional(v.number()) },
  handler: async (ctx, { what, times, size = 1 }) => {
    if (what === 'read') return (await ctx.db.query('things').take(times)).length
    for (let i = 0; i < times; i++) {
      if (what === 'write') await ctx.db.insert('things', { n: i, a: 'x'.repeat(size) })
      else if (what === 'query') await ctx.db.query('rooms').first()
      else await ctx.scheduler.runAfter(3_600_000, rooms.idle, {})
    }
    return times
  },
})

export const tight = mutation({
  args: { limit: v.number() },
  handler: async (ctx, { limit }) => {
    const run = ctx.runMutation as (...given: unknown[]) => Promise<number>
    try {
      await run(references.strain, { what: 'write', times: 5 }, { transactionLimits: { documentsWritten: limit } })
      return 'within'
    } catch (error) {
      return error instanceof Error ? error.message : 'refused'
    }
  },
})

export const spin = mutation({
  args: {},
  handler: async () => {
    for (;;);
  },
})

export const spinAsync = query({
  args: {},
  handler: async () => {
    for (;;) await Promise.resolve()
  },
})

export const searched = query({
  args: {},
  handler: async (ctx) => {
    const search = (q: { search(field: string, text: string): unknown }) => q.search('name', 'x')
    await (
      ctx.db.query('rooms') as unknown as {
        withSearchIndex(name: string, q: typeof search): { collect(): Promise<unknown> }
      }
    )
      .withSearchIndex('by_text', search)
      .collect()
    return null
  },
})

export const handled = mutation({
  args: {},
  handler: async (ctx) => {
    const { mail } = componentsGeneric() as unknown as { mail: { lib: { send: unknown } } }
    await (ctx.runMutation as (reference: unknown, args: unknown) => Promise<unknown>)(mail.lib.send, {})
    return null
  },
})

/** One line at a chosen place among the others. */
export const place = mutation({
  args: { name: v.string(), order: v.number() },
  handler: async (ctx, { name, order }) => {
    const room = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    if (room !== null) await ctx.db.insert('lines', { room: room._id, order, text: String(order) })
    return null
  },
})

export const erase = mutation({
  args: { name: v.string(), order: v.number() },
  handler: async (ctx, { name, order }) => {
    const room = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    if (room === null) return null
    const line = await ctx.db
      .query('lines')
      .withIndex('by_room', (q) => q.eq('room', room._id).eq('order', order))
      .first()
    if (line !== null) await ctx.db.delete(line._id)
    return null
  },
})

/** A file as its document tells of it, and whether it can be fetched. */
export const kept = query({
  args: { id: v.id('_storage') },
  handler: async (ctx, { id }) => {
    const file = await ctx.db.system.get(id)
    return file && { size: file.size, sha256: file.sha256, served: (await ctx.storage.getUrl(id)) !== null }
  },
})

/** Every scheduled function in the order in which they were scheduled, and what became of it. */
export const jobs = query({
  args: {},
  handler: async (ctx) =>
    (await ctx.db.system.query('_scheduled_functions').collect()).map(({ name, state }) => `${name} ${state.kind}`),
})

/** What a mutation learns of time and chance while it keeps busy. */
export const moment = mutation({
  args: { busyMs: v.number() },
  handler: async (ctx, { busyMs }) => {
    const first = Date.now()
    const busyUntil = performance.now() + busyMs
    while (performance.now() < busyUntil);
    await ctx.db.query('rooms').first()
    const made = new Date()
    const draws = Array.from({ length: 100 }, () => Math.random())
    const same =
      made instanceof Date && made.constructor === Date && new Date(5).getTime() === 5 && Date() === `${made}`
    return { times: [first, Date.now(), made.getTime()], same, draws }
  },
})
