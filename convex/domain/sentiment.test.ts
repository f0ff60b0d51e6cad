import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hear, SENTIMENTS, type Shares, toPercent, trendOf } from './sentiment.ts'

const start: Shares = { positive: 33, neutral: 67, negative: 0 }
const lines = fc.array(fc.constantFrom(...SENTIMENTS), { maxLength: 500 })

test('shares sum to 100 however many lines are heard', () => {
  fc.assert(
    fc.property(lines, (heard) => {
      const shares = heard.reduce(hear, start)

      expect(shares.positive + shares.neutral + shares.negative).toBeCloseTo(100, 6)
    }),
  )
})

test('whole percentages sum to exactly 100 and none is off by a whole point', () => {
  fc.assert(
    fc.property(lines, (heard) => {
      const shares = heard.reduce(hear, start)

      const shown = toPercent(shares)

      expect(shown.positive + shown.neutral + shown.negative).toBe(100)
      for (const name of SENTIMENTS) expect(Math.abs(shown[name] - shares[name])).toBeLessThan(1)
    }),
  )
})

test('no shares at all is shown as neutral', () => {
  expect(toPercent({ positive: 0, neutral: 0, negative: 0 })).toEqual({ positive: 0, neutral: 100, negative: 0 })
})

test('one frightened line after calm is a declining trend', () => {
  const after = hear(start, 'negative')

  expect(trendOf(start, after)).toBe('declining')
  expect(trendOf(after, after)).toBe('stable')
  expect(trendOf(after, hear(after, 'positive'))).toBe('improving')
})
