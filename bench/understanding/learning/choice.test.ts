import { expect, test } from 'vitest'
import { type Choice, chanceOfRight, learnChoices } from './choice.ts'

const MANNER = { least: 2, penalty: 0.1, rounds: 80 }
const choice = (from: string, options: readonly (readonly string[])[], right: readonly number[]): Choice => ({
  from,
  options,
  right,
  counts: 1,
})

const choices = [0, 1, 2].flatMap((i) => [
  choice(`sign ${i}`, [['number'], ['number', 'says the sign']], [1]),
  choice(`age ${i}`, [['number', 'years']], []),
])

test('the option that was marked is found again, and none where none was', () => {
  const weights = learnChoices(choices, MANNER)
  const sign = chanceOfRight(
    choice(
      'new',
      [
        ['number', 'years'],
        ['number', 'says the sign', 'never met'],
      ],
      [1],
    ),
    weights,
  )
  expect(sign.right).toBe(true)
  expect(sign.chance).toBeGreaterThan(0.6)
  expect(chanceOfRight(choice('new', [['number', 'years']], []), weights).chance).toBeLessThan(0.4)
})

test('a cue of one line alone has no weight, and equal choices give equal weights', () => {
  const once = [...choices, choice('once', [['Grecia']], [0])]
  expect(learnChoices(once, MANNER)).not.toHaveProperty('Grecia')
  expect(learnChoices(once, MANNER)).toEqual(learnChoices(once, MANNER))
})
