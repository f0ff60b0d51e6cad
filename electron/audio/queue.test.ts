import { expect, test } from 'vitest'
import { createQueue } from './queue.ts'

const take = async <T>(queue: AsyncIterable<T>): Promise<T[]> => {
  const all: T[] = []
  for await (const one of queue) all.push(one)
  return all
}

test('what was put in before and after the reader came is handed out in order', async () => {
  const queue = createQueue<number>()
  queue.push(1)
  const taking = take(queue)
  await new Promise((resolve) => setImmediate(resolve))
  queue.push(2)
  queue.push(3)
  queue.end()
  queue.end()
  queue.push(4)

  expect(await taking).toEqual([1, 2, 3])
})

test('a failure is thrown after what came before it', async () => {
  const queue = createQueue<number>()
  queue.push(1)
  queue.fail(new Error('line cut'))
  const iterator = queue[Symbol.asyncIterator]()

  expect(await iterator.next()).toEqual({ value: 1, done: false })
  await expect(iterator.next()).rejects.toThrow('line cut')
})
