/**
 * Who is told, and when. Whoever waits for the Transition of its own mutation is told after each commit, and first. Those who look
 * on are told at once too as long as nobody waits for the engine; while mutations wait, they are told in rounds with a pause between,
 * so that a flood of facts is shown to a full room in steps that an eye can follow and not fact by fact. Convex does the same for a
 * client that has not yet been told of the last change (convex-backend, crates/sync/src/worker.rs).
 */
import type { Runtime } from '../runtime/runtime.ts'

export type Watcher = {
  /** Brings its queries to this moment and tells its client; whoever is told twice hears nothing new the second time. */
  tellHeld(): Promise<void>
  /** Its client cannot go on before it is told. */
  awaited(): boolean
}

export type Rounds = {
  /** Queues one look at who must be told; asking again before it starts is free. */
  schedule(): void
  /** Returns a function that stops watching. */
  watch(watcher: Watcher): () => void
}

export type Pace = {
  /** ms, of a clock that never goes back */
  now(): number
  /** From one round to the next while mutations wait, ms: as often as a list of calls is drawn anew. */
  readonly everyMs: number
  /** A round that takes longer lets waiting mutations in between, ms. */
  readonly breathMs: number
}
export const PACE: Pace = { now: () => performance.now(), everyMs: 250, breathMs: 10 }

export const createRounds = (
  { exclusive, mutationsWait }: Pick<Runtime, 'exclusive' | 'mutationsWait'>,
  onError: (error: unknown) => void,
  { now, everyMs, breathMs }: Pace = PACE,
): Rounds => {
  const watchers = new Set<Watcher>()
  let queued = false
  let told = Number.NEGATIVE_INFINITY
  /** Those whom the round that was broken off has still to tell. */
  let left: Watcher[] = []

  const tell = async (watcher: Watcher): Promise<void> => {
    try {
      if (watchers.has(watcher)) await watcher.tellHeld()
    } catch (error) {
      onError(error)
    }
  }

  /** True when all were told. */
  const goOn = async (): Promise<boolean> => {
    let breath = now()
    for (const [at, watcher] of left.entries()) {
      await tell(watcher)
      if (now() - breath < breathMs) continue
      if (await mutationsWait()) {
        left = left.slice(at + 1)
        return left.length === 0
      }
      breath = now()
    }
    left = []
    return true
  }

  const look = async (): Promise<void> => {
    queued = false
    for (const watcher of [...watchers]) if (watcher.awaited()) await tell(watcher)
    const resumed = left.length > 0
    if (!resumed) {
      // Their commit comes before this is looked at again: no timer is needed, and none can be late.
      if (now() - told < everyMs && (await mutationsWait())) return schedule()
      left = [...watchers]
    }
    const whole = await goOn()
    if (whole) told = now()
    // Those who were told before the round was broken off know nothing of what was let in between.
    if (resumed || !whole) schedule()
  }

  const schedule = (): void => {
    if (queued) return
    queued = true
    exclusive(look).catch(onError)
  }

  return {
    schedule,
    watch(watcher) {
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
  }
}
