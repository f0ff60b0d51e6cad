/** The seats of the room: who is ready to take a call. */
import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as Seats from './model/seats.ts'
import * as Shape from './model/shapes.ts'
import schema from './schema.ts'

/** The caller is at a seat; to be told again at least every 45 s. */
export const stand = mutation({
  may: ['edit'],
  args: { state: Shape.seatState },
  returns: v.null(),
  handler: Seats.stand,
})

export const leave = mutation({ may: ['edit'], args: {}, returns: v.null(), handler: Seats.leave })

export const list = query({
  may: ['watch'],
  args: {},
  returns: v.array(doc(schema, 'seats')),
  handler: Seats.list,
})
