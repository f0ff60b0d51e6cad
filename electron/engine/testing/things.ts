/** Functions that do what their arguments say, so that random operations reach every corner of the database calls. */
import {
  type DataModelFromSchemaDefinition,
  type MutationBuilder,
  makeFunctionReference,
  mutationGeneric,
  paginationOptsValidator,
  type QueryBuilder,
  queryGeneric,
} from 'convex/server'
import { v } from 'convex/values'
import type { schema } from './schema.ts'

type Model = DataModelFromSchemaDefinition<typeof schema>
const query = queryGeneric as QueryBuilder<Model, 'public'>
const mutation = mutationGeneric as MutationBuilder<Model, 'public'>

export const references = {
  insert: makeFunctionReference<'mutation'>('things:insert'),
  change: makeFunctionReference<'mutation'>('things:change'),
  find: makeFunctionReference<'query'>('things:find'),
  page: makeFunctionReference<'query'>('things:page'),
}

/** The text that stands for `undefined`, which arguments cannot carry. */
export const MISSING = '<missing>'

const given = (value: unknown): unknown => (value === MISSING ? undefined : value)
const fieldsOf = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, given(value)]))

export const insert = mutation({
  args: { n: v.number(), fields: v.any() },
  handler: async (ctx, { n, fields }) => {
    await ctx.db.insert('things', { n, ...fieldsOf(fields) })
    return null
  },
})

export const change = mutation({
  args: { n: v.number(), how: v.string(), fields: v.any() },
  handler: async (ctx, { n, how, fields }) => {
    const doc = await ctx.db
      .query('things')
      .withIndex('by_n', (q) => q.eq('n', n))
      .first()
    if (doc === null) return 'none'
    if (how === 'delete') await ctx.db.delete(doc._id)
    else if (how === 'patch') await ctx.db.patch(doc._id, fieldsOf(fields))
    else await ctx.db.replace(doc._id, { n, ...fieldsOf(fields) })
    const after = await ctx.db.get(doc._id)
    return after === null ? how : { how, a: after.a, b: after.b }
  },
})

type Chain = Record<'eq' | 'gt' | 'gte' | 'lt' | 'lte', (field: string, value: unknown) => Chain>
type Link = { op: keyof Chain; field: string; value: unknown }

export const find = query({
  args: {
    index: v.string(),
    range: v.array(v.any()),
    order: v.union(v.literal('asc'), v.literal('desc')),
    below: v.optional(v.number()),
    take: v.optional(v.number()),
    unique: v.optional(v.boolean()),
  },
  handler: async (ctx, { index, range, order, below, take, unique }) => {
    const linked = (q: unknown): never =>
      (range as Link[]).reduce<Chain>(
        (chain, { op, field, value }) => chain[op](field, given(value)),
        q as Chain,
      ) as never
    const ordered = ctx.db
      .query('things')
      .withIndex(index as 'by_n', linked)
      .order(order)
    const filtered = below === undefined ? ordered : ordered.filter((q) => q.lt(q.field('n'), below))
    if (unique) return (await filtered.unique())?.n ?? null
    return (take === undefined ? await filtered.collect() : await filtered.take(take)).map((doc) => doc.n)
  },
})

export const page = query({
  args: {
    order: v.union(v.literal('asc'), v.literal('desc')),
    below: v.optional(v.number()),
    paginationOpts: paginationOptsValidator,
  },
  handler: async (ctx, { order, below, paginationOpts }) => {
    const ordered = ctx.db.query('things').withIndex('by_a_b').order(order)
    const filtered = below === undefined ? ordered : ordered.filter((q) => q.lt(q.field('n'), below))
    const { page: docs, ...rest } = await filtered.paginate(paginationOpts)
    return { ...rest, page: docs.map((doc) => doc.n) }
  },
})
