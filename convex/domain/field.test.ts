import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Evidence } from './canonical.ts'
import * as Field from './field.ts'

const by: Field.Machine = { kind: 'machine', provider: 'rules', model: 'es', version: '1' }
const proof = (entryKey: string): Evidence => ({ entryKey, quote: entryKey, speaker: 'customer', atMs: 0 })
const heard = (value: string | null, confidence: number | null = 0.9, key = 'k'): Field.Proposal => ({
  value,
  confidence,
  evidence: [proof(key)],
  by,
})
const after = (before: Field.FieldState | null, proposal: Field.Proposal): Field.FieldState => {
  const step = Field.propose(before, proposal, 1)
  if (step === null) throw new Error('nothing proposed')
  return step.state
}

test('a machine corrects itself', () => {
  const state = after(after(null, heard('300')), heard('3000'))

  expect(state).toMatchObject({ value: '3000', alternatives: [] })
})

test('a machine takes back what it said', () => {
  expect(after(after(null, heard('300')), heard(null))).toMatchObject({ value: null, confidence: null })
})

test('an unsure value never replaces a sure one; a surer one does', () => {
  const sure = after(null, heard('Juan', 0.7))

  const unsure = after(sure, heard('Iván', 0.49))
  expect(unsure).toMatchObject({ value: 'Juan', alternatives: [{ value: 'Iván' }] })
  expect(after(unsure, heard('Iván', 0.5))).toMatchObject({ value: 'Iván', alternatives: [] })
  expect(after(after(null, heard('Juan', 0.6)), heard('Iván', 0.4)).value).toBe('Iván')
})

test('the same value heard again adds its proof', () => {
  const twice = after(after(null, heard('Juan', 0.6, 'a')), heard('Juan', 0.8, 'b'))

  expect(twice.confidence).toBe(0.8)
  expect(twice.evidence.map(({ entryKey }) => entryKey)).toEqual(['a', 'b'])
})

test('a person keeps what the machine had as an alternative, and may take it back with its proof', () => {
  const edited = Field.edit(after(null, heard('Ñuñoa')), 'Las Condes', 'Paula', 2)
  expect(edited).toMatchObject({ value: 'Las Condes', lockedBy: 'Paula', setBy: { kind: 'person' }, evidence: [] })

  const accepted = Field.accept(edited, 'Ñuñoa', 'Diego', 3)

  expect(accepted).toMatchObject({ value: 'Ñuñoa', lockedBy: 'Diego', alternatives: [] })
  expect(accepted?.evidence).toEqual([proof('k')])
  expect(Field.accept(edited, 'Maipú', 'Diego', 3)).toBeNull()
})

test('empty text locks the field as empty', () => {
  const state = Field.edit(after(null, heard('Juan')), '  ', 'Paula', 2)

  expect(state).toMatchObject({ value: null, lockedBy: 'Paula' })
  expect(after(state, heard('Iván')).value).toBeNull()
})

test('what a person waved away is not offered again', () => {
  const locked = Field.edit(null, 'Juan', 'Paula', 1)
  const waved = Field.dismiss(after(locked, heard('Iván')), 'Iván', 2)
  if (waved === null) throw new Error('not dismissed')

  expect(after(waved, heard('IVÁN')).alternatives).toEqual([])
})

test('an unlocked field is the machine’s again', () => {
  const state = Field.unlock(Field.edit(null, 'Juan', 'Paula', 1), 2)

  expect(after(state, heard('Iván', 0.4)).value).toBe('Juan')
  expect(after(state, heard('Iván', 0.8)).value).toBe('Iván')
})

test('no machine ever moves a locked value, and its own word is never lost', () => {
  const value = fc.constantFrom('a', 'b', 'A', 'c', null)
  const proposal = fc.record({ value, confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true })) })

  fc.assert(
    fc.property(fc.array(proposal), fc.constantFrom('', 'a', 'z'), fc.array(proposal), (before, person, later) => {
      const run = (state: Field.FieldState | null, steps: typeof before) =>
        steps.reduce(
          (now, { value, confidence }) => Field.propose(now, heard(value, confidence), 1)?.state ?? now,
          state,
        )
      const held = Field.edit(run(null, before), person, 'Paula', 1)

      const end = run(held, later)

      expect(end).toMatchObject({ value: held.value, setBy: held.setBy, lockedBy: 'Paula' })
      const said = later.at(-1)?.value
      if (said !== undefined && said !== null && !Field.same(said, held.value))
        expect(end?.alternatives.some((each) => Field.same(each.value, said))).toBe(true)
    }),
  )
})
