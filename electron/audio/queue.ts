/** A line of things on their way: putting one in never waits, taking them out does. Frames and words travel in it. */

export type Queue<T> = AsyncIterable<T> & {
  /** Ignored once the queue has ended. */
  push(item: T): void
  /** What is in the line is still handed out; then iteration is done. Safe to call twice. */
  end(): void
  /** As `end`, but iteration then throws `error`. */
  fail(error: Error): void
}

type End = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly error: Error }

/** For one reader: two loops over the same queue would share its items between them. */
export function createQueue<T>(): Queue<T> {
  let items: T[] = []
  let taken = 0
  let ended: End | undefined
  let wake: (() => void) | undefined

  const finish = (end: End): void => {
    ended ??= end
    wake?.()
  }

  async function* drain(): AsyncGenerator<T> {
    for (;;) {
      while (taken < items.length) {
        const item = items[taken++] as T
        if (taken === items.length) {
          items = []
          taken = 0
        }
        yield item
      }
      if (ended?.kind === 'failed') throw ended.error
      if (ended) return
      await new Promise<void>((resolve) => {
        wake = resolve
      })
      wake = undefined
    }
  }

  return {
    push(item) {
      if (ended) return
      items.push(item)
      wake?.()
    },
    end: () => finish({ kind: 'done' }),
    fail: (error) => finish({ kind: 'failed', error }),
    [Symbol.asyncIterator]: drain,
  }
}
