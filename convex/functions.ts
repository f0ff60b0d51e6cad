/** The only builders of public functions: each knows who asks, whether they may, and whether this delivery is a repeat. */
import type { RegisteredMutation, RegisteredQuery } from 'convex/server'
import { type GenericValidator, type Infer, type ObjectType, type PropertyValidators, v } from 'convex/values'
import { type MutationCtx, type QueryCtx, mutation as rawMutation, query as rawQuery } from './_generated/server.js'
import type { Ability } from './domain/roles.ts'
import { may } from './domain/roles.ts'
import { type Caller, identify, type Known } from './model/caller.ts'
import * as Deliveries from './model/deliveries.ts'
import { refuse } from './model/refusal.ts'

type Definition<Ctx, Args extends PropertyValidators, Returns extends GenericValidator> = {
  /** One of these is enough. */
  readonly may: readonly Ability[]
  readonly args: Args
  readonly returns: Returns
  readonly handler: (ctx: Ctx & Known, args: ObjectType<Args>) => Promise<Infer<Returns>>
}

type Keyed<Args extends PropertyValidators> = ObjectType<Args> & { idempotencyKey?: string }

async function admit(ctx: QueryCtx, abilities: readonly Ability[]): Promise<Caller> {
  const caller = await identify(ctx)
  if (caller === null) refuse('unauthenticated')
  if (!abilities.some((ability) => may(caller.role, ability))) refuse('forbidden', 'role', caller.role)
  return caller
}

export function query<Args extends PropertyValidators, Returns extends GenericValidator>(
  definition: Definition<QueryCtx, Args, Returns>,
): RegisteredQuery<'public', ObjectType<Args>, Promise<Infer<Returns>>> {
  const registered: unknown = rawQuery({
    args: definition.args as PropertyValidators,
    returns: definition.returns as GenericValidator,
    handler: async (ctx: QueryCtx, args: unknown): Promise<Infer<Returns>> => {
      const caller = await admit(ctx, definition.may)
      return definition.handler({ ...ctx, caller }, args as ObjectType<Args>)
    },
  })
  // Convex infers these same types from the validators, but not through our own generics.
  return registered as RegisteredQuery<'public', ObjectType<Args>, Promise<Infer<Returns>>>
}

/** A mutation that may carry an `idempotencyKey`: the same key again changes nothing and returns what it returned. */
export function mutation<Args extends PropertyValidators, Returns extends GenericValidator>(
  definition: Definition<MutationCtx, Args, Returns>,
): RegisteredMutation<'public', Keyed<Args>, Promise<Infer<Returns>>> {
  const registered: unknown = rawMutation({
    args: { ...definition.args, idempotencyKey: v.optional(v.string()) } as PropertyValidators,
    returns: definition.returns as GenericValidator,
    handler: async (ctx: MutationCtx, args: unknown): Promise<Infer<Returns>> => {
      const caller = await admit(ctx, definition.may)
      const { idempotencyKey, ...unkeyed } = args as Keyed<Args>
      // The key is of the delivery, not of the fact: only a handler that names it is given it.
      const known = 'idempotencyKey' in definition.args ? args : unkeyed
      return Deliveries.once(ctx, caller.tokenIdentifier, idempotencyKey, () =>
        definition.handler({ ...ctx, caller }, known as ObjectType<Args>),
      )
    },
  })
  return registered as RegisteredMutation<'public', Keyed<Args>, Promise<Infer<Returns>>>
}
