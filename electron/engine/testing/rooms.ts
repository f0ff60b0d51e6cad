/** Functions of the engine's own tests, in the manner of the product's: a room and the lines said in it. */
import {
  type ActionBuilder,
  actionGeneric,
  type DataModelFromSchemaDefinition,
  internalMutationGeneric,
  type MutationBuilder,
  makeFunctionReference,
  mutationGeneric,
  type PaginationOptions,
  type PaginationResult,
  paginationOptsValidator,
  type QueryBuilder,
  queryGeneric,
} from 'convex/server'
import { ConvexError, v } from 'convex/values'
import type { schema } from './schema.ts'

type Model = DataModelFromSchemaDefinition<typeof schema>
const query = queryGeneric as QueryBuilder<Model, 'public'>
const mutation = mutationGeneric as MutationBuilder<Model, 'public'>
const internalMutation = internalMutationGeneric as MutationBuilder<Model, 'internal'>
const action = actionGeneric as ActionBuilder<Model, 'public'>

export const references = {
  open: makeFunctionReference<'mutation', { name: string }, string>('rooms:open'),
  say: makeFunctionReference<'mutation', { name: string; text: string }, number>('rooms:say'),
  hush: makeFunctionReference<'mutation', { name: string }, null>('rooms:hush'),
  lines: makeFunctionReference<'query', { name: string; limit?: number }, string[]>('rooms:lines'),
  page: makeFunctionReference<
    'query',
    { name: string; paginationOpts: PaginationOptions },
    PaginationResult<{ text: string }>
  >('rooms:page'),
  me: makeFunctionReference<'query', Record<string, never>, string | null>('rooms:me'),
  meAfter: makeFunctionReference<'query', { name: string }, string | null>('rooms:meAfter'),
  echo: makeFunctionReference<'query', { value: unknown }, unknown>('rooms:echo'),
  large: makeFunctionReference<'query', { size: number }, string>('rooms:large'),
  later: makeFunctionReference<'mutation', { name: string; text: string; ms: number; how: string }, string>(
    'rooms:later',
  ),
  cancel: makeFunctionReference<'mutation', { id: string }, null>('rooms:cancel'),
  nested: makeFunctionReference<'mutation', { name: string }, number>('rooms:nested'),
  act: makeFunctionReference<'action', { name: string }, string[]>('rooms:act'),
  idle: makeFunctionReference<'mutation', Record<string, never>, string>('rooms:idle'),
  stray: makeFunctionReference<'mutation', { name: string }, null>('rooms:stray'),
  hang: makeFunctionReference<'mutation', { name: string }, null>('rooms:hang'),
  upload: makeFunctionReference<'mutation', Record<string, never>, string>('rooms:upload'),
  wrong: makeFunctionReference<'query', Record<string, never>, string>('rooms:wrong'),
  secret: makeFunctionReference<'mutation', { name: string }, null>('rooms:secret'),
}

export const open = mutation({
  args: { name: v.string() },
  returns: v.id('rooms'),
  handler: async (ctx, { name }) => {
    const known = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    return known?._id ?? (await ctx.db.insert('rooms', { name, lines: 0 }))
  },
})

export const say = mutation({
  args: { name: v.string(), text: v.string() },
  returns: v.number(),
  handler: async (ctx, { name, text }) => {
    const room = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    if (room === null) throw new ConvexError({ code: 'not_found', name })
    const last = await ctx.db
      .query('lines')
      .withIndex('by_room', (q) => q.eq('room', room._id))
      .order('desc')
      .first()
    const order = (last?.order ?? -1) + 1
    await ctx.db.insert('lines', { room: room._id, order, text })
    return order
  },
})

export const hush = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const room = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    if (room !== null) await ctx.db.delete(room._id)
    return null
  },
})

export const lines = query({
  args: { name: v.string(), limit: v.optional(v.number()) },
  returns: v.array(v.string()),
  handler: async (ctx, { name, limit = 50 }) => {
    const room = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    if (room === null) return []
    const newest = ctx.db
      .query('lines')
      .withIndex('by_room', (q) => q.eq('room', room._id))
      .order('desc')
    return (await newest.take(limit)).reverse().map((line) => line.text)
  },
})

export const page = query({
  args: { name: v.string(), paginationOpts: paginationOptsValidator },
  handler: async (ctx, { name, paginationOpts }) => {
    const room = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    if (room === null) throw new ConvexError({ code: 'not_found' })
    return ctx.db
      .query('lines')
      .withIndex('by_room', (q) => q.eq('room', room._id))
      .paginate(paginationOpts)
  },
})

export const me = query({
  args: {},
  handler: async (ctx) => (await ctx.auth.getUserIdentity())?.name ?? null,
})

/** Reads the identity only once the room exists: an answer shared before must be parted then. */
export const meAfter = query({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    const room = await ctx.db
      .query('rooms')
      .withIndex('by_name', (q) => q.eq('name', name))
      .unique()
    return room === null ? 'nobody asked' : ((await ctx.auth.getUserIdentity())?.name ?? null)
  },
})

export const echo = query({ args: { value: v.any() }, handler: async (_, { value }) => value })

export const large = query({ args: { size: v.number() }, handler: async (_, { size }) => 'ñ'.repeat(size) })

export const wrong = query({ args: {}, returns: v.string(), handler: async () => 7 as unknown as string })

export const later = mutation({
  args: { name: v.string(), text: v.string(), ms: v.number(), how: v.string() },
  handler: async (ctx, { name, text, ms, how }) =>
    how === 'action'
      ? ctx.scheduler.runAfter(ms, references.act, { name })
      : ctx.scheduler.runAfter(ms, references.say, { name, text }),
})

export const cancel = mutation({
  args: { id: v.id('_scheduled_functions') },
  handler: async (ctx, { id }) => {
    await ctx.scheduler.cancel(id)
    return null
  },
})

/** Writes, then throws: what it wrote must not stay, wherever it is called from. */
export const secret = internalMutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.db.insert('rooms', { name, lines: 0 })
    throw new ConvexError({ code: 'refused', name })
  },
})

export const nested = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    let code = 0
    try {
      await ctx.runMutation(references.secret, { name: `${name}-undone` })
    } catch (error) {
      if (error instanceof ConvexError && error.data.code === 'refused') code = 1
    }
    await Promise.all([
      ctx.runMutation(references.open, { name }),
      ctx.runMutation(references.secret, { name: `${name}-undone` }).catch(() => null),
      ctx.db.insert('rooms', { name: `${name}-beside`, lines: 0 }),
    ])
    return code + (await ctx.runMutation(references.say, { name, text: 'nested' }))
  },
})

export const act = action({
  args: { name: v.string() },
  handler: async (ctx, { name }): Promise<string[]> => {
    await ctx.runMutation(references.open, { name })
    await ctx.runMutation(references.say, { name, text: 'from an action' })
    return ctx.runQuery(references.lines, { name })
  },
})

export const idle = mutation({ args: {}, handler: async () => 'nothing written' })

/** Lets a handler that hangs go on. */
export const hanging: { release: () => void } = { release: () => undefined }

/** Leaves a write un-awaited: it must not land in anyone's transaction. */
export const stray = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    void Promise.resolve()
      .then(
        () =>
          new Promise<void>((resolve) => {
            hanging.release = resolve
          }),
      )
      .then(() => ctx.db.insert('rooms', { name, lines: 0 }))
      .catch(() => undefined)
    return null
  },
})

/** Writes, and then waits until the test releases it. */
export const hang = mutation({
  args: { name: v.string() },
  handler: async (ctx, { name }) => {
    await ctx.db.insert('rooms', { name, lines: 0 })
    await new Promise<void>((resolve) => {
      hanging.release = resolve
    })
    await ctx.db.insert('rooms', { name: `${name}-late`, lines: 0 })
    return null
  },
})

export const upload = mutation({ args: {}, handler: async (ctx) => ctx.storage.generateUploadUrl() })
