/** Those who take the calls, as incidents refer to them. */

import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as Dispatchers from './model/dispatchers.ts'
import schema from './schema.ts'

const dispatcher = doc(schema, 'dispatchers')

export const getByEmail = query({
  may: ['watch'],
  args: { email: v.string() },
  returns: v.union(v.null(), dispatcher),
  handler: Dispatchers.getByEmail,
})

export const list = query({
  may: ['watch'],
  args: {},
  returns: v.array(dispatcher),
  handler: Dispatchers.list,
})

/** The same email again is the same dispatcher. */
export const create = mutation({
  may: ['capture', 'administer'],
  args: { name: v.string(), email: v.string() },
  returns: v.id('dispatchers'),
  handler: Dispatchers.create,
})
