import { expect, test } from 'vitest'
import { createPartials } from './partials.ts'

function lane(answer: () => Promise<unknown> = async () => null) {
  const clock = { now: 0 }
  const sent: Record<string, unknown>[] = []
  const partials = createPartials({
    callId: 'c',
    now: () => clock.now,
    deliver: (_, args) => {
      sent.push(args)
      return answer()
    },
  })
  return { clock, sent, partials }
}
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('at most two a second for each voice, the newest of them, with a rising number', async () => {
  const { clock, sent, partials } = lane()
  for (let n = 0; n <= 100; n++) {
    clock.now = n * 20
    partials.offer('customer', `word ${n}`, 40)
    if (n === 0) partials.offer('agent', 'ya', 0)
    await settle()
  }

  const customer = sent.filter((args) => args.speaker === 'customer')
  expect(customer.map((args) => args.text)).toEqual(['word 0', 'word 25', 'word 50', 'word 75', 'word 100'])
  expect(customer.map((args) => args.seq)).toEqual([1, 2, 3, 4, 5])
  expect(sent.filter((args) => args.speaker === 'agent')).toHaveLength(1)
})

test('what waits is sent when it is due, though no new word comes', async () => {
  const { clock, sent, partials } = lane()
  partials.offer('customer', 'one', 0)
  await settle()
  partials.offer('customer', 'one two', 0)
  clock.now = 499
  partials.tick('customer')
  expect(sent).toHaveLength(1)

  clock.now = 500
  partials.tick('customer')
  expect(sent.at(-1)?.text).toBe('one two')
})

test('words that became final are not sent as partial ones any more', async () => {
  const { clock, sent, partials } = lane()
  partials.offer('customer', 'one', 0)
  await settle()
  partials.offer('customer', 'one two', 0)
  partials.settled('customer')
  clock.now = 1000
  partials.tick('customer')

  expect(sent).toHaveLength(1)
})

test('while the backend is silent nothing piles up, and a failure frees the way', async () => {
  let fail: () => void = () => {}
  const { clock, sent, partials } = lane(
    () =>
      new Promise((_, reject) => {
        fail = () => reject(new Error('away'))
      }),
  )
  for (let n = 0; n < 100; n++) {
    clock.now = n * 1000
    partials.offer('customer', String(n), 0)
  }
  expect(sent).toHaveLength(1)

  fail()
  await settle()
  partials.tick('customer')
  expect(sent.map((args) => args.text)).toEqual(['0', '99'])
})
