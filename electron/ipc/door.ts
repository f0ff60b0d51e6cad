/** The one place where messages of a window are checked, whichever host it runs in: what it asks, and what we answer. */

import type { GenericValidator } from 'convex/values'
import { ValidationError, validate } from 'convex-helpers/validators'
import { type Calls, calls, type Handlers } from './contract.ts'
import { type Refusal, Refused, refusalOf } from './refusal.ts'

export type Outcome = { readonly ok: unknown } | { readonly error: Refusal }

/** Never rejects. `name` and `args` may be anything at all. */
export type Door = (name: unknown, args: unknown) => Promise<Outcome>

type AnyHandler = (args: unknown) => Promise<unknown>

/** `onFault` hears of what is our own mistake: an error that no one foresaw, or an answer that breaks the contract. */
export function openDoor(handlers: Handlers, onFault: (call: string, error: unknown) => void = () => {}): Door {
  return async (name, args) => {
    if (!isCall(name)) return { error: { code: 'call_unknown' } }
    const { args: asked, returns } = calls[name]
    try {
      check(asked, args, 'args_invalid')
      const answer = await (handlers[name] as AnyHandler)(args)
      check(returns, answer, 'returns_invalid')
      return { ok: answer }
    } catch (error) {
      const refusal = refusalOf(error)
      if (refusal.code === 'internal' || refusal.code === 'returns_invalid') onFault(name, error)
      return { error: refusal }
    }
  }
}

const isCall = (name: unknown): name is keyof Calls => typeof name === 'string' && Object.hasOwn(calls, name)

/** The reason says what was expected; what came instead may be about a person and stays out. */
function check(validator: GenericValidator, value: unknown, code: 'args_invalid' | 'returns_invalid'): void {
  try {
    validate(validator, value, { throw: true })
  } catch (error) {
    if (!(error instanceof ValidationError)) throw error
    throw new Refused(code, { ...(error.path ? { field: error.path } : {}), reason: `expected ${error.expected}` })
  }
}
