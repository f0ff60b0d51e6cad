/** One thing at a time, in the order asked: what makes every query and mutation serialisable without retries. */

export type Lock = {
  /** Runs `work` once all that was asked before it has settled. Work must not ask for the lock it holds. */
  exclusive<T>(work: () => Promise<T>): Promise<T>
}

export const createLock = (): Lock => {
  let tail: Promise<unknown> = Promise.resolve()
  return {
    exclusive(work) {
      const result = tail.then(work)
      tail = result.catch(() => undefined)
      return result
    },
  }
}

/** Rejects with `error()` when `work` has not settled after `ms`; the work itself is left to its fate. */
export const cutAfter = async <T>(ms: number, work: Promise<T>, error: () => Error): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(error()), ms)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
