/** One beat of 20 ms for all legs, without drift: each is due at a multiple of its length since the start, however late the last one was. */

export type Beat = {
  /** Beats that were given up because the thread stood still. */
  skipped(): number
  stop(): void
}

export type BeatParts = {
  /** Steady clock, ms. */
  readonly now: () => number
  /** Calls back once after `ms`; returns what cancels it. */
  readonly schedule: (act: () => void, ms: number) => () => void
  /** `at` is when the beat was due. */
  readonly beat: (at: number) => void
}

export const BEAT_MS = 20
/** Beats that are made up for at once; after a longer standstill time goes on where it is. */
const MOST_AT_ONCE = 10

export function startBeat({ now, schedule, beat }: BeatParts): Beat {
  const start = now()
  let count = 0
  let skipped = 0
  let cancel = schedule(run, BEAT_MS)

  function run(): void {
    const due = Math.floor((now() - start) / BEAT_MS)
    if (due - count > MOST_AT_ONCE) {
      skipped += due - count - MOST_AT_ONCE
      count = due - MOST_AT_ONCE
    }
    while (count < due) {
      count++
      beat(start + count * BEAT_MS)
    }
    cancel = schedule(run, Math.max(0, start + (count + 1) * BEAT_MS - now()))
  }
  return { skipped: () => skipped, stop: () => cancel() }
}
