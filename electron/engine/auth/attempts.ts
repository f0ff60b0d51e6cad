/**
 * Bounds on bad tokens: whoever sends many gets no more of them looked at for a while. Tokens that were good before pass
 * without being looked at, so the programs that share an address with a hostile one stay signed in.
 */
import { createHash } from 'node:crypto'
import type { Verified } from '../runtime/identity.ts'

/** The sender must wait before another token is looked at. */
export class TooManyAttempts extends Error {
  override readonly name = 'TooManyAttempts'
  constructor() {
    super('Too many tokens were refused; try again in a minute.')
  }
}

/** Bad tokens of one address within a window before the rest is refused unseen. */
const ALLOWED = 30
/** ms */
const WINDOW = 60_000
const MOST_ADDRESSES = 10_000
const MOST_TOKENS = 10_000

type Tally = { failures: number; since: number }

/** Wraps a verifier; `from` is whatever tells senders apart. Rejects with TooManyAttempts, or as the verifier does. */
export const limitAttempts = (
  verify: (token: string) => Promise<Verified>,
  now: () => number,
): ((token: string, from: string) => Promise<Verified>) => {
  const tallies = new Map<string, Tally>()
  const good = new Map<string, Verified>()

  const tallyOf = (from: string): Tally => {
    const known = tallies.get(from)
    if (known !== undefined && now() - known.since < WINDOW) return known
    if (tallies.size >= MOST_ADDRESSES) tallies.clear()
    const fresh = { failures: 0, since: now() }
    tallies.set(from, fresh)
    return fresh
  }

  return async (token, from) => {
    // Only the digest is kept: a token in memory could end in a dump.
    const key = createHash('sha256').update(token).digest('base64url')
    const known = good.get(key)
    if (known !== undefined && known.expires > now()) return known
    const tally = tallyOf(from)
    if (tally.failures >= ALLOWED) throw new TooManyAttempts()
    try {
      const verified = await verify(token)
      if (good.size >= MOST_TOKENS) good.clear()
      good.set(key, verified)
      return verified
    } catch (error) {
      good.delete(key)
      tally.failures += 1
      throw error
    }
  }
}
