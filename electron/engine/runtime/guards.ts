/**
 * What a query or mutation may not do: it must give the same answer when it is run again, and nothing else runs while it
 * holds the lock. Convex's runtime refuses the same names with the same words (docs.convex.dev, functions/runtimes).
 */

const ADVICE = 'in queries and mutations. Please consider using an action.'
const GUARDED = ['fetch', 'setTimeout', 'setInterval', 'setImmediate'] as const

/** From now on these globals throw when `forbidden()` is true; everyone else's calls go where they went. */
export const guardGlobals = (forbidden: () => boolean): void => {
  for (const name of GUARDED) {
    const before: unknown = Reflect.get(globalThis, name)
    if (typeof before !== 'function') continue
    const guarded = function (this: unknown, ...given: unknown[]): unknown {
      if (forbidden()) throw new Error(`Can't use ${name}() ${ADVICE}`)
      return Reflect.apply(before, this, given)
    }
    // `util.promisify(setTimeout)` finds its own version by a symbol on the function.
    Object.defineProperties(guarded, Object.getOwnPropertyDescriptors(before))
    Object.defineProperty(globalThis, name, { value: guarded, configurable: true, writable: true, enumerable: true })
  }
}
