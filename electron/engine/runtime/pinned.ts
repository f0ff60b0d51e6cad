/**
 * Time and chance as a query or mutation sees them: the moment at which it began, and numbers from a seed of its own. Convex
 * gives both anew to each run of a function, nested ones too (docs.convex.dev, functions/runtimes; convex-backend,
 * crates/isolate/src/environment/udf/phase.rs). Actions see the real ones.
 */
import { randomBytes } from 'node:crypto'

export type Pinned = {
  /** ms since the epoch */
  readonly began: number
  /** As `Math.random`. */
  random(): number
}

const SEED_BYTES = 16

/** sfc32 (C. Doty-Humphrey, PractRand): small, fast, and without visible flaws in what it is used for. */
const seeded = (seed: Buffer): (() => number) => {
  const state = new Int32Array(4)
  for (let i = 0; i < state.length; i++) state[i] = seed.readInt32LE(i * 4)
  let [a = 0, b = 0, c = 0, counter = 0] = state
  return () => {
    const sum = (a + b + counter) | 0
    counter = (counter + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = ((c << 21) | (c >>> 11)) + sum
    return (sum >>> 0) / 2 ** 32
  }
}

export const pin = (began: number): Pinned => {
  // Most functions never ask.
  let next: (() => number) | null = null
  return {
    began,
    random() {
      next ??= seeded(randomBytes(SEED_BYTES))
      return next()
    },
  }
}

/** From now on `Date` and `Math.random` are those of `find()` when that gives one, and the real ones otherwise. */
export const pinGlobals = (find: () => Pinned | null): void => {
  const { now, prototype } = Date
  const { random } = Math
  Date.now = () => find()?.began ?? now()
  Math.random = () => find()?.random() ?? random()
  // Assigned, so that whatever else watches the global (convex-test does) learns of it.
  globalThis.Date = new Proxy(Date, {
    construct: (target, given, made) => {
      const began = given.length === 0 ? find()?.began : undefined
      return Reflect.construct(target, began === undefined ? given : [began], made) as Date
    },
    apply: () => new Date().toString(),
  })
  // `new Date().constructor === Date` goes on to hold.
  prototype.constructor = globalThis.Date
}
