/** Listening for the protocol's steps: proof by question, by words, by what is known; overdue once; damaged words never break it. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { SAMPLE } from '../../../convex/domain/protocol/sample.ts'
import { rules } from '../rules/rules.ts'
import type { Heard, Turn } from '../understanding.ts'
import { createObserver } from './observer.ts'

const nothing: Heard = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
const turn = (speaker: Turn['speaker'], text: string, startMs = 1000): Turn => ({
  ...{ entryKey: `k${startMs}`, speaker, text, startMs, endMs: startMs + 900 },
})
const open = () => createObserver({ protocol: SAMPLE, language: 'es-CL' })

test('a question proves its step with the question itself', () => {
  const found = open().hear(turn('agent', 'Tranquila. ¿Está despierto? Dígame.'), nothing, {})

  expect(found?.proofs).toEqual([
    {
      step: 'consciente',
      evidence: { entryKey: 'k1000', quote: '¿Está despierto?', speaker: 'agent', atMs: 1000 },
      atMs: 1900,
    },
  ])
})

test('an instruction is proved by its words, said by the dispatcher and not by the caller', () => {
  const observer = open()

  expect(
    observer.hear(turn('customer', '¿Pongo el talón de la mano en el pecho?'), nothing, {})?.proofs,
  ).toBeUndefined()
  const said = observer.hear(turn('agent', 'Sí, ponga el talón de la mano al centro.', 3000), nothing, {})
  expect(said?.proofs?.map(({ step, evidence }) => [step, evidence.quote])).toEqual([
    ['rcpn_compresiones', 'talón de la mano'],
    ['rcp_manos', 'talón de la mano'],
  ])
})

test('what is known proves a step with the words that made it known, also when they were understood later', () => {
  const observer = open()
  const evidence = { entryKey: 'k1000', quote: 'Los Tilos 2890', speaker: 'customer', atMs: 1000 } as const
  const heard: Heard = {
    ...nothing,
    fields: [
      { field: 'direccion', value: 'Los Tilos', confidence: 0.9, evidence: [evidence] },
      { field: 'numero', value: '2890', confidence: 0.9, evidence: [evidence] },
    ],
  }

  const found = observer.understood(heard, { direccion: 'Los Tilos', numero: '2890' })

  expect(found?.proofs?.[0]).toEqual({ step: 'direccion', evidence, atMs: 1000 })
})

test('the caller’s words open a card that no field names', () => {
  const observer = open()

  const found = observer.hear(turn('customer', 'Mi hijo se ahogó en la piscina, lo sacamos recién'), nothing, {})

  expect(found?.opened).toMatchObject([{ card: 'ahogamiento', evidence: { speaker: 'customer' } }])
  expect(observer.course().cards.map(({ id }) => id)).toContain('ahogamiento')
})

test('what is late is told once, counted from the answer, and not of what a person ticked', () => {
  const observer = open()
  observer.answered(10_000)

  expect(observer.idle(39_000)).toBeUndefined()
  expect(observer.idle(41_000)).toEqual({ overdue: [{ step: 'direccion', atMs: 41_000 }] })
  expect(observer.idle(42_000)).toBeUndefined()
  observer.decided({ opened: [], answers: [], marks: [{ step: 'que_paso', done: true, name: 'Ana', atMs: 0 }] })
  expect(observer.idle(56_000)).toBeUndefined()
})

test('whatever is said, nothing is proved twice, nothing is undone, and each proof quotes its line', async () => {
  const word = fc.constantFrom(
    ...[
      '¿dónde',
      'está?',
      'respira',
      'no',
      'Los Tilos 2890',
      'mano',
      'pecho',
      'uno dos tres',
      '¿qué pasó?',
      'ambulancia',
      '\u0000',
      '[ruido]',
    ],
  )
  const line = fc.record({
    speaker: fc.constantFrom('agent' as const, 'customer' as const),
    text: fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(' ')),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 12 }), async (lines) => {
      const observer = open()
      const listener = rules.listen({ language: 'es-CL', advice: 'es' })
      const seen = new Set<string>()
      const texts = new Map<string, string>()
      let done = 0
      for (const [i, { speaker, text }] of lines.entries()) {
        const one = turn(speaker, text, i * 1000)
        texts.set(one.entryKey, text)
        const found = observer.hear(one, await listener.hear(one), listener.record())
        for (const { step, evidence } of found?.proofs ?? []) {
          expect(seen.has(step)).toBe(false)
          seen.add(step)
          expect(texts.get(evidence.entryKey)).toContain(evidence.quote)
        }
        const now = observer.course().steps.filter(({ step, state }) => seen.has(step.id) && state === 'done').length
        expect(now).toBeLessThanOrEqual(seen.size)
        done = Math.max(done, seen.size)
      }
      expect(seen.size).toBe(done)
    }),
    { numRuns: 40 },
  )
})
