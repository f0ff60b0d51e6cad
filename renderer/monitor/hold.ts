/** Keeps the last words of a leg on screen while their final line is on its way, so that the line does not blink. */
import type { Speaker } from '../../convex/domain/canonical.ts'

export type Saying = { readonly text: string; readonly startMs: number }
export type Held = {
  readonly saying: Saying /** ms since the epoch; `null` while still being said. */
  readonly until: number | null
}
export type Holds = { readonly [S in Speaker]?: Held }

/** How long words outlive their leg's silence when no final comes, ms. */
export const HOLD_MS = 3_000

/** What to show of a leg at `now`, given what it is saying. */
export function hold(held: Held | undefined, saying: Saying | undefined, now: number): Held | undefined {
  if (saying !== undefined) return { saying, until: null }
  if (held === undefined) return undefined
  const until = held.until ?? now + HOLD_MS
  return now < until ? { saying: held.saying, until } : undefined
}
