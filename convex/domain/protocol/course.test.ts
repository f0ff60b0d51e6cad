/** How far a call is in its protocol: order, lateness, branches, people's ticks, and what may never happen. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evidence } from '../canonical.ts'
import { yearsOf } from './condition.ts'
import { type CourseFacts, courseOf, NO_FACTS } from './course.ts'
import type { Protocol, Step } from './protocol.ts'
import { SAMPLE } from './sample.ts'

const words = { es: 'x', en: 'x' }
const step = (id: string, more: Partial<Step> = {}): Step => ({
  ...{ id, phase: 'Triage', title: words, say: words, done: [{ asks: ['age'] }], required: true },
  ...more,
})
const small = (...steps: Step[]): Protocol => ({ ...SAMPLE, cards: [{ id: 'only', title: words, steps }] })
const evidence: Evidence = { entryKey: 'k', quote: 'q', speaker: 'agent', atMs: 0 }
const proof = (id: string, atMs: number) => ({ step: id, evidence, atMs })
const facts = (more: Partial<CourseFacts>): CourseFacts => ({ ...NO_FACTS, ...more })
const stateOf = (protocol: Protocol, known: Partial<CourseFacts>, id: string) =>
  courseOf(protocol, facts(known)).steps.find((view) => view.step.id === id)

const ordered = small(step('where', { targetS: 30 }), step('what'), step('send', { after: ['where'] }))

test('a call without facts asks its first step and has no score', () => {
  const course = courseOf(ordered, NO_FACTS)

  expect(course.current).toBe('where')
  expect(course.score).toEqual({ percent: null, inOrder: 0, due: 0, required: 3, done: 0 })
})

test('a step is skipped once what must come after it was done, and done late it is out of order', () => {
  const passed = { proofs: [proof('send', 5000)] }
  expect(stateOf(ordered, passed, 'where')?.state).toBe('skipped')
  // What was passed over is asked after what still comes.
  expect(courseOf(ordered, facts(passed)).current).toBe('what')

  const after = { proofs: [proof('send', 5000), proof('where', 9000)] }
  expect(stateOf(ordered, after, 'where')).toMatchObject({ state: 'done', outOfOrder: true })
  expect(courseOf(ordered, facts(after)).score).toMatchObject({ percent: 50, inOrder: 1, due: 2 })
})

test('what may come in any order is in order', () => {
  const { score } = courseOf(ordered, facts({ proofs: [proof('what', 1000), proof('where', 2000)] }))

  expect(score).toMatchObject({ percent: 100, due: 2 })
})

test('late counts from the answer: done after the target, or still open when it passed', () => {
  expect(stateOf(ordered, { answeredMs: 10_000, proofs: [proof('where', 39_000)] }, 'where')?.late).toBe(false)
  expect(stateOf(ordered, { proofs: [proof('where', 39_000)] }, 'where')?.late).toBe(true)
  const open = { overdue: [{ step: 'where', atMs: 31_000 }] }
  expect(stateOf(ordered, open, 'where')).toMatchObject({ state: 'pending', late: true, dueMs: 30_000 })
  expect(courseOf(ordered, facts(open)).score).toMatchObject({ percent: 0, due: 1 })
})

test('a person wins over the machine, both ways, and is named', () => {
  const proofs = [proof('where', 1000)]
  const not = { proofs, marks: [{ step: 'where', done: false, name: 'Ana', atMs: 2000 }] }
  expect(stateOf(ordered, not, 'where')).toMatchObject({ state: 'pending', evidence: null, by: null })

  const yes = { marks: [{ step: 'what', done: true, name: 'Ana', atMs: 2000 }] }
  expect(stateOf(ordered, yes, 'what')).toMatchObject({
    state: 'done',
    by: { kind: 'person', name: 'Ana' },
    atMs: 2000,
  })
})

test('what a person wrote into the fields of a step does it', () => {
  const protocol = small(step('where', { done: [{ fields: ['direccion', 'numero'] }] }))
  const known = { record: { direccion: 'Los Tilos', numero: '2890' } }

  expect(stateOf(protocol, known, 'where')?.state).toBe('pending')
  const typed = [{ field: 'numero' as const, name: 'Ana', atMs: 700 }]
  expect(stateOf(protocol, { ...known, typed }, 'where')).toMatchObject({
    state: 'done',
    atMs: 700,
    by: { name: 'Ana' },
  })
})

test('a branch leaves out what lies between, by key or because the record answers already', () => {
  const away = { label: words, next: 'c', when: { field: 'respira', is: ['no'] } } as const
  const protocol = small(step('a', { branches: [away] }), step('b'), step('c'))
  const ids = (more: Partial<CourseFacts>) => courseOf(protocol, facts(more)).steps.map((view) => view.step.id)

  expect(ids({ proofs: [proof('a', 1)] })).toEqual(['a', 'b', 'c'])
  expect(ids({ proofs: [proof('a', 1)], record: { respira: 'no' } })).toEqual(['a', 'c'])
  const by = { kind: 'person', name: 'Ana' } as const
  expect(ids({ answers: [{ step: 'a', answer: 0, by, atMs: 1 }] })).toEqual(['a', 'c'])
})

test('the card of an arrest opens by what is known, by a person, and stays shut when a person puts it away', () => {
  const arrest = (more: Partial<CourseFacts>) =>
    courseOf(SAMPLE, facts(more)).cards.some(({ id }) => id === 'paro_adulto')
  const record = { consciente: 'no', respira: 'no' }
  const by = { kind: 'person', name: 'Ana' } as const

  expect(arrest({})).toBe(false)
  expect(arrest({ record })).toBe(true)
  expect(arrest({ opened: [{ card: 'paro_adulto', open: true, by, atMs: 0 }] })).toBe(true)
  expect(arrest({ record, opened: [{ card: 'paro_adulto', open: false, by, atMs: 0 }] })).toBe(false)
  expect(arrest({ record: { ...record, edad: '4 meses' } })).toBe(false)
})

test('ages are years however they were said', () => {
  expect([yearsOf('72'), yearsOf('11 meses'), yearsOf('2 años'), yearsOf(undefined), yearsOf('adulto')]).toEqual([
    72,
    11 / 12,
    2,
    null,
    null,
  ])
})

const ids = SAMPLE.cards.flatMap((card) => card.steps.map(({ id }) => id))
const anyFacts = fc.record({
  record: fc.record(
    {
      respira: fc.constantFrom('si', 'no'),
      consciente: fc.constantFrom('si', 'no'),
      motivo: fc.constantFrom('caida', 'parto'),
    },
    { requiredKeys: [] },
  ),
  proofs: fc.uniqueArray(fc.record({ step: fc.constantFrom(...ids), atMs: fc.nat(300_000) }), {
    selector: ({ step: id }) => id,
  }),
  marks: fc.array(fc.record({ step: fc.constantFrom(...ids), done: fc.boolean(), atMs: fc.nat(300_000) }), {
    maxLength: 4,
  }),
})

test('whatever happens: nothing is done without words or a name, the score is a share, and one more proof undoes nothing', () => {
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...ids), ({ record, proofs, marks }, more) => {
      const known = facts({
        record,
        proofs: proofs.map((one) => ({ ...one, evidence })),
        marks: marks.map((one) => ({ ...one, name: 'Ana' })),
      })
      const before = courseOf(SAMPLE, known)
      for (const { state, evidence: quoted, by } of before.steps)
        if (state === 'done') expect(by?.kind === 'person' || quoted !== null).toBe(true)
      const { percent, inOrder, due, done, required } = before.score
      expect(percent === null ? due === 0 : percent >= 0 && percent <= 100).toBe(true)
      expect(inOrder).toBeLessThanOrEqual(due)
      expect(done).toBeLessThanOrEqual(required)
      if (proofs.some((one) => one.step === more)) return
      const after = courseOf(SAMPLE, { ...known, proofs: [...known.proofs, { step: more, evidence, atMs: 300_001 }] })
      const still = new Set(after.steps.filter(({ state }) => state === 'done').map((view) => view.step.id))
      const shown = new Set(after.steps.map((view) => view.step.id))
      for (const { state, step: one } of before.steps)
        if (state === 'done' && shown.has(one.id)) expect(still.has(one.id)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
