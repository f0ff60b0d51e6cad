/** The table of who hears whom, mode by mode, and what must hold whatever the scene. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DUCK_DB, plan, type Scene, SUPERVISION_MODES, type SupervisionMode } from './supervision.ts'

const [C, D, S, T] = [1, 2, 3, 4]
const scene = (...modes: SupervisionMode[]): Scene => ({
  caller: C,
  dispatcher: D,
  muted: false,
  held: false,
  supervisors: modes.map((mode, index) => ({ ref: [S, T][index] ?? 9, mode })),
})
const table = (one: Scene): Record<number, readonly number[]> =>
  Object.fromEntries(plan(one).routes.map(({ to, from }) => [to, from]))

test.each<[SupervisionMode, object, number[]]>([
  ['listen', { [C]: [D], [D]: [C], [S]: [C, D] }, [D]],
  ['whisper', { [C]: [D], [D]: [C, S], [S]: [C, D] }, [D]],
  ['barge', { [C]: [D, S], [D]: [C, S], [S]: [C, D] }, [D, S]],
  ['takeOver', { [C]: [S], [D]: [C, S], [S]: [C] }, [S]],
])('%s', (mode, routes, aloud) => {
  expect(table(scene(mode))).toEqual(routes)
  expect(plan(scene(mode)).aloud).toEqual(aloud)
})

test('nobody supervises: two people talk', () => {
  expect(table(scene())).toEqual({ [C]: [D], [D]: [C] })
})

test('the caller is softer in the ear of a dispatcher who is whispered to, and only there', () => {
  const soft = plan(scene('whisper', 'listen')).routes.flatMap(({ to, soft }) =>
    [...soft].map(([from, db]) => [to, from, db]),
  )
  expect(soft).toEqual([[D, C, DUCK_DB]])
})

test('two supervisors: who barges is heard by who listens, who whispers is not', () => {
  expect(table(scene('barge', 'listen'))[T]).toEqual([C, D, S])
  expect(table(scene('whisper', 'listen'))[T]).toEqual([C, D])
})

test('muted, held, or with nobody at the desk', () => {
  expect(table({ ...scene('listen'), muted: true })).toEqual({ [C]: [], [D]: [C], [S]: [C] })
  expect(table({ ...scene('barge'), held: true })).toEqual({ [C]: [], [D]: [S], [S]: [C, D] })
  expect(table({ ...scene('listen'), dispatcher: null })).toEqual({ [C]: [], [S]: [C] })
})

test('a machine that reads out: in the ear of the dispatcher alone, or to everybody in the call', () => {
  const R = 7
  const ear = plan({ ...scene('listen', 'barge'), spoken: [{ ref: R, to: 'ear' }] })
  expect(ear.routes.filter(({ from }) => from.includes(R)).map(({ to }) => to)).toEqual([D])
  expect([ear.aloud.includes(R), ear.routes.find(({ to }) => to === D)?.soft.get(C)]).toEqual([false, DUCK_DB])
  const read = plan({ ...scene('listen'), muted: true, spoken: [{ ref: R, to: 'caller' }] })
  expect(Object.fromEntries(read.routes.map(({ to, from }) => [to, from]))).toEqual({
    [C]: [R],
    [D]: [C, R],
    [S]: [C, R],
  })
  expect([read.aloud, read.routes.every(({ soft }) => soft.size === 0)]).toEqual([[R], true])
})

test('whatever the scene: who listens is heard by nobody, nobody hears themselves, the recording has whom the caller hears', () => {
  const modes = fc.array(fc.constantFrom(...SUPERVISION_MODES), { maxLength: 5 })
  fc.assert(
    fc.property(modes, fc.boolean(), fc.boolean(), fc.boolean(), fc.boolean(), (chosen, muted, held, desk, read) => {
      const supervisors = chosen.map((mode, index) => ({ ref: 10 + index, mode }))
      const { routes, aloud } = plan({
        caller: C,
        dispatcher: desk ? D : null,
        muted,
        held,
        supervisors,
        spoken: [{ ref: 30, to: 'ear' }, ...(read ? [{ ref: 31, to: 'caller' } as const] : [])],
      })
      const silent = supervisors.filter(({ mode }) => mode === 'listen').map(({ ref }) => ref)
      for (const { to, from } of routes) {
        expect(from).not.toContain(to)
        expect(new Set(from).size).toBe(from.length)
        for (const ref of silent) expect(from).not.toContain(ref)
        if (muted) expect(from).not.toContain(D)
      }
      const whispering = supervisors.filter(({ mode }) => mode === 'whisper').map(({ ref }) => ref)
      for (const { to, from } of routes) if (from.includes(30)) expect(to).toBe(D)
      for (const ref of [30, ...whispering]) expect(aloud).not.toContain(ref)
      expect(routes.find(({ to }) => to === C)?.from).toEqual(aloud)
    }),
  )
})
