/** One beat for all legs, without drift: each half of it is due at a multiple of 10 ms since the start, however late the last one was. */

export type Beat = {
  /** Halves of beats that were given up because the thread stood still. */
  skipped(): number
  stop(): void
}

export type BeatParts = {
  /** Steady clock, ms. */
  readonly now: () => number
  /** Calls back once after `ms`; returns what cancels it. */
  readonly schedule: (act: () => void, ms: number) => () => void
  /** `at` is when this half of a beat was due, `count` numbers the halves. */
  readonly beat: (at: number, count: number) => void
  /** So many whole beats are given up; time has passed all the same. */
  readonly gaveUp: (beats: number) => void
}

export const BEAT_MS = 20
export const HALF_MS = BEAT_MS / 2
/** Later than this the thread stood still, and packets wait that came in time: they are let in first. */
const STOOD_MS = 4
/** Halves of beats that are made up for at once; after a longer standstill time goes on where it is. */
const MOST_AT_ONCE = 20

export function startBeat({ now, schedule, beat, gaveUp }: BeatParts): Beat {
  const start = now()
  let count = 0
  let skipped = 0
  let letIn = false
  let cancel = schedule(run, HALF_MS)

  function run(): void {
    letIn = !letIn && now() - (start + (count + 1) * HALF_MS) > STOOD_MS
    if (letIn) {
      cancel = schedule(run, 0)
      return
    }
    const due = Math.floor((now() - start) / HALF_MS)
    const beats = Math.ceil((due - count - MOST_AT_ONCE) / 2)
    if (beats > 0) {
      skipped += 2 * beats
      count += 2 * beats
      gaveUp(beats)
    }
    while (count < due) {
      count++
      beat(start + count * HALF_MS, count)
    }
    cancel = schedule(run, Math.max(0, start + (count + 1) * HALF_MS - now()))
  }
  return { skipped: () => skipped, stop: () => cancel() }
}
