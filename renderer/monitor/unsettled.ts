/** Words of a leg that were said and whose final line has not come yet: kept on screen until it does, so that nothing blinks
 * and an outage hides no words. */
import type { Speaker } from '../../convex/domain/canonical.ts'

export type Saying = { readonly text: string; readonly startMs: number }
/** `endedAt`: when the leg went on to other words, ms since the epoch. */
export type Unsettled = Saying & { readonly speaker: Speaker; readonly endedAt: number }

/** How long words wait for their final once everything on disk has been sent, ms. */
export const SETTLE_MS = 3_000

/** What waits after a leg's words went from `before` to `after`. */
export function settle(
  waiting: readonly Unsettled[],
  speaker: Speaker,
  { before, after, now }: { before: Saying | undefined; after: Saying | undefined; now: number },
): readonly Unsettled[] {
  if (before === undefined || before.text === '' || before.startMs === after?.startMs) return waiting
  return [...waiting, { ...before, speaker, endedAt: now }]
}

/** Drops words whose final came, and those that nothing on disk can still bring. */
export function prune(
  waiting: readonly Unsettled[],
  finals: readonly { readonly speaker: Speaker; readonly endMs?: number | undefined }[],
  { queued, now }: { queued: number; now: number },
): readonly Unsettled[] {
  const kept = waiting.filter(
    ({ speaker, startMs, endedAt }) =>
      !finals.some((final) => final.speaker === speaker && final.endMs !== undefined && final.endMs > startMs) &&
      (queued > 0 || now - endedAt < SETTLE_MS),
  )
  return kept.length === waiting.length ? waiting : kept
}
