/** Lets only so many jobs run at once; the others wait their turn, first come, first served. */

export type Turns = <T>(job: () => Promise<T>) => Promise<T>

export function createTurns(most: number): Turns {
  const waiting: (() => void)[] = []
  let running = 0
  return async (job) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else running++
    try {
      return await job()
    } finally {
      // Whoever is next takes over this place.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
