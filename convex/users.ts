/** The people who use the console. */
import { v } from 'convex/values'
import { mutation, query } from './functions.ts'
import * as Shape from './model/shapes.ts'
import * as Users from './model/users.ts'

const watching = ['watch'] as const

/** The signed-in person; null until `register` has made their row. */
export const me = query({
  may: watching,
  args: {},
  returns: v.union(
    v.null(),
    v.object({
      userId: v.id('users'),
      name: v.string(),
      email: v.string(),
      role: Shape.role,
      dispatcherId: v.union(v.id('dispatchers'), v.null()),
    }),
  ),
  handler: Users.me,
})

/** Called after sign-in: makes or refreshes the person's row, and for a dispatcher also theirs. */
export const register = mutation({
  may: watching,
  args: {},
  returns: v.id('users'),
  handler: Users.register,
})
