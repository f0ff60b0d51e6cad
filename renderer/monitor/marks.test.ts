import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findQuote, runsOf } from './marks.ts'

test('a quote is found whatever its case and accents, at its own offsets', () => {
  const line = 'Apoquindo tres mil, en Ñuñoa, por favor.'

  expect(findQuote(line, 'ñuñoa')).toEqual({ from: 23, to: 28 })
  expect(findQuote(line, 'NUNOA')).toEqual({ from: 23, to: 28 })
})

test('a quote is not found inside a longer word', () => {
  expect(findQuote('Antonio dice que no', 'no')).toEqual({ from: 17, to: 19 })
  expect(findQuote('Antonio', 'no')).toBeNull()
})

test('a stem marks the word that it begins, unless it is too short to tell', () => {
  expect(findQuote('Mi nieto se atragantó con una uva', 'atragant')).toEqual({ from: 12, to: 21 })
  expect(findQuote('desatragantado', 'atragant')).toBeNull()
  expect(findQuote('uvas', 'uva')).toBeNull()
})

test('clinical wins over data, doubtful words and the asked quote are kept beside them', () => {
  const runs = runsOf('no respira bien en Las Condes', {
    marks: [
      { quote: 'no respira bien', tone: 'clinical' },
      { quote: 'respira', tone: 'data' },
      { quote: 'Las Condes', tone: 'data' },
    ],
    words: [
      { text: 'no', confidence: 0.95 },
      { text: 'respira', confidence: 0.61 },
    ],
    asked: 'Las Condes',
  })

  expect(runs.map((run) => [run.text, run.tone, run.low, run.asked])).toEqual([
    ['no ', 'clinical', false, false],
    ['respira', 'clinical', true, false],
    [' bien', 'clinical', false, false],
    [' en ', null, false, false],
    ['Las Condes', 'data', false, true],
  ])
})

test('the runs joined are always the line, and each starts where it says', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'á', 'Ñ', '.', 'İ', '😀'), maxLength: 40 })
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), fc.array(text, { maxLength: 4 }), (line, quotes, words) => {
      const runs = runsOf(line, {
        marks: quotes.map((quote) => ({ quote, tone: 'data' })),
        words: words.map((word) => ({ text: word, confidence: 0.5 })),
        asked: quotes[0] ?? null,
      })

      expect(runs.map((run) => run.text).join('')).toBe(line)
      for (const run of runs) expect(line.slice(run.at, run.at + run.text.length)).toBe(run.text)
    }),
  )
})
