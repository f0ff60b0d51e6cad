/** Who is in which call and how, and what hosts are asked to do. */
import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { query } from '../functions.ts'
import * as Orders from '../model/orders.ts'
import * as Presence from '../model/presence.ts'
import schema from '../schema.ts'

const callId = v.string()
const supervision = doc(schema, 'supervisions')
const order = doc(schema, 'callOrders')

/** Open ones first, then the newest that ended or were refused. */
export const ofCall = query({
  may: ['watch'],
  args: { callId },
  returns: v.array(supervision),
  handler: Presence.ofCall,
})

/** Newest first: what was asked of the call and how it went. */
export const orders = query({
  may: ['watch'],
  args: { callId },
  returns: v.array(order),
  handler: Orders.ofCall,
})

/** All that hosts act on: each looks for the calls that it carries. */
export const open = query({
  may: ['capture'],
  args: {},
  returns: v.object({ supervisions: v.array(supervision), orders: v.array(order) }),
  handler: async (ctx) => ({ supervisions: await Presence.open(ctx), orders: await Orders.pending(ctx) }),
})

/** Null until the host that carries the call has said where it is. */
export const bridge = query({
  may: ['capture'],
  args: { callId, supervisorId: v.string() },
  returns: v.union(v.null(), v.object({ uri: v.string(), ticket: v.string() })),
  handler: Presence.bridge,
})
