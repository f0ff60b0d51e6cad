/** What a call belongs to; its type decides which phases and objectives the call has. */

import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as Campaigns from './model/campaigns.ts'
import * as Shape from './model/shapes.ts'
import schema from './schema.ts'

/** The same name again is the same campaign. */
export const create = mutation({
  may: ['capture', 'administer'],
  args: { name: v.string(), type: Shape.template },
  returns: v.id('campaigns'),
  handler: Campaigns.create,
})

export const list = query({
  may: ['watch'],
  args: {},
  returns: v.array(doc(schema, 'campaigns')),
  handler: Campaigns.list,
})
