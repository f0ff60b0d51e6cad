import { expect, test } from 'vitest'
import type { FieldName } from '../../convex/domain/canonical.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import type { Heard, Understanding } from '../../electron/speech/understanding.ts'
import { loadSet } from '../understanding/corpus/tools/score.mjs'
import type { Tally } from './liar.ts'
import { differences, holds, play, untouched } from './play.ts'
import { truthAfter } from './truth.ts'

const QUIET: Heard = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
const silent: Understanding = {
  ...rules,
  listen: () => ({ hear: () => QUIET, idle: () => QUIET, record: () => ({}) }),
}
const tally = (): Tally => ({ questions: 0, failures: 0, truths: 0, lies: 0, latencies: [], told: new Set() })
/** A plain generator: 0.1 is what fails and lies, in a fixed rhythm. */
const rhythm = (): (() => number) => {
  let step = 0
  return () => (step++ % 23) / 23
}
const calls = loadSet('dev').slice(0, 4)

test.each(calls.map((call) => [call.id, call] as const))('%s: the card is the truth', async (_id, call) => {
  const counted = tally()
  const { card, waited } = await play(call, silent, [], rhythm(), counted)
  expect(differences(call, card, [])).toEqual([])
  expect(waited).toBe(0)
  expect(counted.questions).toBeGreaterThan(0)
})

test.each(calls.map((call) => [call.id, call] as const))('%s: what a person holds stays', async (_id, call) => {
  const locked: FieldName[] = [...truthAfter(call, call.turns.length).keys()].slice(0, 2)
  const { card } = await play(call, rules, locked, rhythm(), tally())
  expect(locked).toHaveLength(2)
  expect(untouched(card, locked)).toBe(true)
  expect(differences(call, card, locked).every(holds)).toBe(true)
})

test('a card that is not the truth is seen', () => {
  const [call] = calls
  if (!call) throw new Error('no call')
  const missing = differences(call, new Map(), [])
  expect(missing.length).toBeGreaterThan(5)
  expect(missing.some(holds)).toBe(false)
  expect(untouched(new Map(), ['nombre'])).toBe(false)
})
