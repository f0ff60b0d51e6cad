import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distressOf, hear, SENTIMENTS, type Shares, toPercent } from './sentiment.ts'
import { type Feeling, feel, felt, VOICE_LEVELS } from './voice.ts'

const start: Shares = { positive: 0, neutral: 100, negative: 0 }
const said = fc.option(fc.constantFrom(...SENTIMENTS), { nil: undefined })
const voice = fc.option(fc.constantFrom(...VOICE_LEVELS), { nil: undefined })
const calls = fc.array(fc.tuple(said, voice), { maxLength: 300 })

test('with a voice or without one, shares sum to 100 and are shown as whole percentages that do', () => {
  fc.assert(
    fc.property(calls, (lines) => {
      const { all } = lines.reduce<Feeling>((before, line) => feel(before, ...line), { words: start, all: start })
      expect(all.positive + all.neutral + all.negative).toBeCloseTo(100, 6)
      for (const share of Object.values(all)) expect(share).toBeGreaterThanOrEqual(0)
      const shown = toPercent(all)
      expect(shown.positive + shown.neutral + shown.negative).toBe(100)
    }),
  )
})

test('no voice ever makes a call look calmer than its words', () => {
  fc.assert(
    fc.property(calls, (lines) => {
      let words = start
      let feeling: Feeling = { words: start, all: start }
      for (const [sentiment, level] of lines) {
        if (sentiment !== undefined) words = hear(words, sentiment)
        feeling = feel(feeling, sentiment, level)
        expect(feeling.all.negative).toBeGreaterThanOrEqual(words.negative)
        expect(distressOf(feeling.all)).toBeGreaterThanOrEqual(distressOf(words))
      }
    }),
  )
})

test('what is said and how it is said, line by line', () => {
  expect(felt('negative', 'steady')).toBe('negative')
  expect(felt('neutral', 'raised')).toBe('neutral')
  expect(felt('neutral', 'high')).toBe('negative')
  expect(felt('positive', 'high')).toBe('neutral')
  expect(felt(undefined, 'high')).toBe('negative')
  expect(felt(undefined, 'steady')).toBe('neutral')
  expect(felt(undefined, undefined)).toBeUndefined()
})

test('fear that only the voice showed passes when the voice has calmed', () => {
  const high = [1, 2, 3].reduce((before) => feel(before, undefined, 'high'), { words: start, all: start })
  const calm = Array.from({ length: 30 }).reduce<Feeling>((before) => feel(before, undefined, 'steady'), high)
  expect(distressOf(high.all)).toBeGreaterThan(45)
  expect(distressOf(calm.all)).toBeLessThan(15)
})
