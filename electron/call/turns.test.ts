import { expect, test } from 'vitest'
import { createTurns } from './turns.ts'

test('no more run at once than may, in the order in which they came, and one that fails costs no place', async () => {
  const turns = createTurns(2)
  const begun: number[] = []
  let running = 0
  let most = 0
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) =>
      turns(async () => {
        begun.push(n)
        most = Math.max(most, ++running)
        await new Promise((resolve) => setImmediate(resolve))
        running--
        if (n % 3 === 0) throw new Error(`${n}`)
        return n
      }),
    ),
  )

  expect(most).toBe(2)
  expect(begun).toEqual(Array.from({ length: 20 }, (_, n) => n))
  expect(outcomes.map(({ status }) => status)).toEqual(begun.map((n) => (n % 3 === 0 ? 'rejected' : 'fulfilled')))
  expect(await turns(async () => 'again')).toBe('again')
})
