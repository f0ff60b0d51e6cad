import { expect, test } from 'vitest'
import { firstOf, NOTHING, restOf } from '../../../electron/speech/rules/tagging/labels.ts'
import { bestPath, scoresOf } from '../../../electron/speech/rules/tagging/path.ts'
import { learnTags } from './perceptron.ts'

const STREET = [NOTHING, firstOf('direccion'), restOf('direccion'), firstOf('numero')]
const NAME = [NOTHING, firstOf('nombre'), firstOf('apellido')]

const lessons = [0, 1, 2].flatMap((i) => [
  { from: `street ${i}`, cues: [['calle'], ['upper', 'after calle'], ['upper'], ['digits']], labels: STREET },
  { from: `name ${i}`, cues: [['llama'], ['upper', 'after llama'], ['upper']], labels: NAME },
])

test('what was marked is found again in what was not met', () => {
  const leanings = learnTags(lessons, { rounds: 6, least: 2 })
  const found = (...cues: readonly (readonly string[])[]): readonly number[] =>
    bestPath(
      leanings,
      cues.map((word) => scoresOf(leanings, word)),
    ).labels
  expect(found(['calle'], ['upper', 'after calle'], ['upper'], ['digits'])).toEqual(STREET)
  expect(found(['llama'], ['upper', 'after llama', 'never met'], ['upper'])).toEqual(NAME)
})

test('a cue of one line alone has no weight, and equal lessons give equal weights', () => {
  const [first, ...rest] = lessons
  if (!first) throw new Error('no lessons')
  const once = [{ ...first, cues: first.cues.map((word) => [...word, 'Grecia']) }, ...rest]
  const leanings = learnTags(once, { rounds: 2, least: 2 })
  expect(leanings.cues).not.toHaveProperty('Grecia')
  expect(learnTags(once, { rounds: 2, least: 2 })).toEqual(leanings)
})
