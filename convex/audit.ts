/** What people did that must be accounted for, for those who answer for the room. */
import { paginationOptsValidator, paginationResultValidator } from 'convex/server'
import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { query } from './functions.ts'
import * as Audit from './model/audit.ts'
import schema from './schema.ts'

/** Newest first. */
export const list = query({
  may: ['administer'],
  args: { paginationOpts: paginationOptsValidator },
  returns: paginationResultValidator(doc(schema, 'auditLog')),
  handler: Audit.list,
})

/** What was done with one call, newest first. */
export const ofCall = query({
  may: ['supervise', 'administer'],
  args: { callId: v.string() },
  returns: v.array(doc(schema, 'auditLog')),
  handler: Audit.ofCall,
})
