import { expect, test } from 'vitest'
import type { Lesson } from './lessons.ts'
import { CHOSEN, learnFrom } from './regression.ts'

const lesson = (call: string, sentiment: Lesson['sentiment'], ...cues: string[]): Lesson => ({ call, cues, sentiment })

test('what is met with a feeling speaks for it, what is met in one call alone is not learnt', () => {
  const lessons = Array.from({ length: 20 }, (_, i) => [
    lesson(`call ${i}`, 'negative', 'c help', ...(i === 0 ? ['c grecia', 'c grecia'] : [])),
    lesson(`call ${i}`, 'positive', 'c thanks'),
    lesson(`call ${i}`, 'neutral', 'c street'),
  ]).flat()
  const weights = learnFrom(lessons, { ...CHOSEN, penalty: 1 })
  expect([...weights.keys()]).toEqual(['c help', 'c street', 'c thanks'])
  const strongest = (cue: string): number => {
    const row = weights.get(cue) ?? []
    return row.indexOf(Math.max(...row))
  }
  // In the order of SENTIMENTS: positive, negative, neutral
  expect([strongest('c thanks'), strongest('c help'), strongest('c street')]).toEqual([0, 1, 2])
  expect(learnFrom(lessons, { ...CHOSEN, penalty: 1 })).toEqual(weights)
})
