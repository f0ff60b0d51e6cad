/** The people who use the console. */
import { v } from 'convex/values'
import { doc } from 'convex-helpers/validators'
import { mutation, query } from './functions.ts'
import * as Shape from './model/shapes.ts'
import * as Users from './model/users.ts'
import schema from './schema.ts'

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

/** Everybody who has ever signed in, with the role that holds now. */
export const list = query({
  may: ['administer'],
  args: {},
  returns: v.array(doc(schema, 'users')),
  handler: Users.list,
})

/** `null` leaves the role to the person's tokens again. Refused when it would leave the room without an administrator. */
export const setRole = mutation({
  may: ['administer'],
  args: {
    userId: v.id('users'),
    role: v.union(v.literal('supervisor'), v.literal('dispatcher'), v.literal('admin'), v.null()),
  },
  returns: v.null(),
  handler: Users.setRole,
})

/** A person who is shut out is refused by every function from this moment on. */
export const setDisabled = mutation({
  may: ['administer'],
  args: { userId: v.id('users'), disabled: v.boolean() },
  returns: v.null(),
  handler: Users.setDisabled,
})
