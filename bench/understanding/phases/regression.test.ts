import { expect, test } from 'vitest'
import { createBelief, towards } from '../../../electron/speech/rules/phase/belief.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { scoreCall, summarise } from '../corpus/tools/score.mjs'
import { feed } from '../feed.ts'
import { type Lesson, lessonsOf, toldIn } from './lessons.ts'
import { learnFrom } from './regression.ts'

const lesson = (call: string, phase: Lesson['phase'], ...cues: string[]): Lesson => ({ call, phase, cues })

test('what is met with a phase speaks for it, what is met everywhere or in one call alone does not', () => {
  const lessons = Array.from({ length: 20 }, (_, i) => [
    lesson(`call ${i}`, 'Location', 'street', 'please', ...(i === 0 ? ['Grecia', 'Grecia'] : [])),
    lesson(`call ${i}`, 'Triage', 'breathes', 'please'),
  ]).flat()
  const weights = learnFrom(lessons, { least: 2, penalty: 1, rounds: 100 })
  expect([...weights.keys()]).toEqual(['breathes', 'please', 'street'])
  expect(towards(weights, ['street'])[1]).toBeGreaterThan(0.5)
  expect(towards(weights, ['breathes'])[3]).toBeGreaterThan(0.5)
  expect(towards(weights, ['please'])[1]).toBeCloseTo(towards(weights, ['please'])[3] ?? 0)
  expect(learnFrom(lessons, { least: 2, penalty: 1, rounds: 100 })).toEqual(weights)
})

test('learnt from two sets, the calls of a third are followed', async () => {
  const lessons = []
  for (const call of [...toldIn('own'), ...toldIn('third')]) lessons.push(...(await lessonsOf(call, { kind: 'clean' })))
  const weights = learnFrom(lessons, { least: 4, penalty: 2, rounds: 120 })
  const results = []
  for (const call of toldIn('sixth'))
    results.push(
      scoreCall(
        call,
        await feed(
          call,
          rulesWith(() => createBelief(weights)),
        ),
      ),
    )
  expect(summarise(results).phases.time_accuracy).toBeGreaterThan(0.75)
})
