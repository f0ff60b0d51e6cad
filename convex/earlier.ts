/** What the room knows of a caller before anything is said: earlier calls of the number, and what the network said of the place. */
import { v } from 'convex/values'
import { query } from './functions.ts'
import * as Earlier from './model/earlier.ts'
import * as Shape from './model/shapes.ts'

/** The newest three finished calls of the same number, without practices; `more`: there are others before them. */
export const ofCall = query({
  may: ['watch'],
  args: { callId: v.string() },
  returns: v.object({
    calls: v.array(
      v.object({
        callId: v.string(),
        /** ms since the epoch. */
        at: v.number(),
        reason: v.union(v.string(), v.null()),
        priority: v.union(Shape.priority, v.null()),
        place: v.union(v.string(), v.null()),
      }),
    ),
    more: v.boolean(),
    /** `uncertaintyM`: radius in which the caller is, m. */
    network: v.union(
      v.object({ uncertaintyM: v.union(v.number(), v.null()), method: v.union(v.string(), v.null()) }),
      v.null(),
    ),
  }),
  handler: Earlier.ofCall,
})
