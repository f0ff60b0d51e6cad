import { expect, test } from 'vitest'
import { learnEach } from './eachLabel.ts'

const MANNER = { labels: 2, least: 2, penalty: 0.5, rounds: 120, rightCounts: 3 }
const lessons = [0, 1, 2, 3].flatMap((i) => [
  { from: `a${i}`, cues: ['always', 'blood'], right: [true, false] },
  { from: `b${i}`, cues: ['always', 'gun'], right: [false, true] },
  { from: `c${i}`, cues: ['always', 'street'], right: [false, undefined] },
])

test('each label has its own cues, and one that is not asked is not learnt from', () => {
  const weights = learnEach(lessons, MANNER)
  const of = (cue: string, label: number): number => weights.get(cue)?.[label] ?? 0
  expect(of('blood', 0)).toBeGreaterThan(0.5)
  expect(of('blood', 1)).toBeLessThan(0)
  expect(of('gun', 1)).toBeGreaterThan(0.5)
  expect(of('street', 0)).toBeLessThan(0)
  expect(Math.abs(of('street', 1))).toBeLessThan(0.1)
})

test('a cue of one source alone has no weight, however often that was heard', () => {
  const twice = [...lessons, ...[1, 2].map(() => ({ from: 'd', cues: ['always', 'Grecia'], right: [true, true] }))]
  expect(learnEach(twice, MANNER).has('Grecia')).toBe(false)
})
