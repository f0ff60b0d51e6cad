/** Rounds over a lock of the test: who is told at once, who waits, and that nobody waits for ever. */
import { expect, test } from 'vitest'
import { createLock } from '../runtime/lock.ts'
import { createRounds, type Watcher } from './rounds.ts'

const open = () => {
  const clock = { now: 1000 }
  const queue = { waiting: false }
  const told: string[] = []
  const lock = createLock()
  const rounds = createRounds(
    { ...lock, mutationsWait: () => new Promise((resolve) => setImmediate(() => resolve(queue.waiting))) },
    (error) => void told.push(String(error)),
    { now: () => clock.now, everyMs: 50, breathMs: 10 },
  )
  const watch = (name: string, more: Partial<Watcher> = {}) =>
    rounds.watch({ awaited: () => false, tellHeld: async () => void told.push(name), ...more })
  /** A commit, and what is told because of it. */
  const commit = async (): Promise<string[]> => {
    told.length = 0
    rounds.schedule()
    await lock.exclusive(async () => undefined)
    return [...told]
  }
  return { clock, queue, rounds, watch, commit, told, lock }
}
type Opened = ReturnType<typeof open>

/** While mutations wait it is looked at again after each commit; in the end none waits. */
const ending = async ({ queue, lock }: Opened): Promise<void> => {
  queue.waiting = false
  for (let i = 0; i < 3; i++) await lock.exclusive(async () => undefined)
}

test('nobody waits for the engine: all are told after each commit', async () => {
  const { watch, commit } = open()
  watch('a')
  watch('b')
  expect([await commit(), await commit()]).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ])
})

test('mutations wait: those who look on are told every 50 ms, whoever is owed an answer after each commit', async () => {
  const opened = open()
  const { clock, queue, watch, commit } = opened
  watch('onlooker')
  watch('asker', { awaited: () => true })
  await commit()
  queue.waiting = true

  expect(await commit()).toEqual(['asker'])
  clock.now += 49
  expect(await commit()).not.toContain('onlooker')
  clock.now += 1
  expect(await commit()).toContain('onlooker')
  expect(await commit()).not.toContain('onlooker')
  await ending(opened)
})

test('the last mutation has come: those who look on are told without another commit', async () => {
  const { queue, watch, commit, told, lock } = open()
  watch('onlooker')
  await commit()
  queue.waiting = true
  expect(await commit()).toEqual([])

  queue.waiting = false
  while (!told.includes('onlooker')) await lock.exclusive(async () => undefined)
})

test('a long round lets mutations in between and goes on where it was, also with those who came and went', async () => {
  const opened = open()
  const { clock, queue, watch, commit, told, lock } = opened
  const slow = (name: string) =>
    watch(name, {
      tellHeld: async () => {
        told.push(name)
        clock.now += 6
      },
    })
  slow('a')
  slow('b')
  slow('c')
  const stop = slow('d')
  queue.waiting = true

  expect(await commit()).toEqual(['a', 'b'])
  stop()
  slow('e')
  await lock.exclusive(async () => undefined)
  expect(told).toEqual(['a', 'b', 'c'])

  // What was let in between is news to those who were told before it.
  queue.waiting = false
  while (!told.includes('e')) await lock.exclusive(async () => undefined)
  expect(told).toEqual(['a', 'b', 'c', 'a', 'b', 'c', 'e'])
})

test('one who cannot be told stops no other', async () => {
  const { watch, commit } = open()
  watch('broken', { tellHeld: () => Promise.reject(new Error('no')) })
  watch('b')
  expect(await commit()).toEqual(['Error: no', 'b'])
})
