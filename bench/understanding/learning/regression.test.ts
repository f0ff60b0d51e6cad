import { expect, test } from 'vitest'
import { createBelief, towards } from '../../../electron/speech/rules/phase/belief.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { loadSet, scoreCall, summarise } from '../corpus/tools/score.mjs'
import { feed } from '../feed.ts'
import { OF_PHASES, phaseLessons } from './phaseLessons.ts'
import { type Lesson, learnFrom } from './regression.ts'

const MANNER = { ...OF_PHASES, least: 2, penalty: 1, rounds: 100 }
const [LOCATION, TRIAGE] = [1, 3]

const lesson = (call: string, right: number, ...cues: string[]): Lesson => ({ call, cues, right, counts: 1 })

test('what is met with a class speaks for it, what is met everywhere or in one call alone does not', () => {
  const lessons = Array.from({ length: 20 }, (_, i) => [
    lesson(`call ${i}`, LOCATION, 'street', 'please', ...(i === 0 ? ['Grecia', 'Grecia'] : [])),
    lesson(`call ${i}`, TRIAGE, 'breathes', 'please'),
  ]).flat()
  const weights = learnFrom(lessons, MANNER)
  expect([...weights.keys()]).toEqual(['breathes', 'please', 'street'])
  expect(towards(weights, ['street'])[LOCATION]).toBeGreaterThan(0.5)
  expect(towards(weights, ['breathes'])[TRIAGE]).toBeGreaterThan(0.5)
  expect(towards(weights, ['please'])[LOCATION]).toBeCloseTo(towards(weights, ['please'])[TRIAGE] ?? 0)
  expect(learnFrom(lessons, MANNER)).toEqual(weights)
})

test('a lesson that counts more is heeded more', () => {
  const lessons = Array.from({ length: 10 }, (_, i) => [
    { ...lesson(`call ${i}`, LOCATION, 'here'), counts: 3 },
    lesson(`call ${i}`, TRIAGE, 'here'),
  ]).flat()
  const likely = towards(learnFrom(lessons, MANNER), ['here'])
  expect(likely[LOCATION]).toBeGreaterThan(likely[TRIAGE] ?? 1)
})

test('learnt from two sets, the calls of a third are followed', async () => {
  const lessons = []
  for (const call of [...loadSet('own'), ...loadSet('third')]) lessons.push(...(await phaseLessons(call, call)))
  const weights = learnFrom(lessons, { ...OF_PHASES, penalty: 2, rounds: 120 })
  const results = []
  for (const call of loadSet('sixth'))
    results.push(scoreCall(call, await feed(call, rulesWith({ open: () => createBelief(weights) }))))
  expect(summarise(results).phases.time_accuracy).toBeGreaterThan(0.75)
})

test('a call that does not say its phases is refused by its name', async () => {
  const [call] = loadSet('sixth')
  if (call === undefined) throw new Error('no calls')
  const bare = {
    ...call,
    turns: call.turns.map(({ i, t_start, t_end, speaker, text, facts }) => ({
      i,
      t_start,
      t_end,
      speaker,
      text,
      facts,
    })),
  }
  await expect(phaseLessons(bare, bare)).rejects.toThrow(`${call.id}, turn 0: no phase`)
})
