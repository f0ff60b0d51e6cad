import { expect, test } from 'vitest'
import type { Evidence, FieldName } from '../../../convex/domain/canonical.ts'
import type { FieldChange } from '../understanding.ts'
import type { Claim } from './claims.ts'
import { openLedger } from './ledger.ts'

const words = (quote: string): Evidence => ({ entryKey: `c:${quote}`, quote, speaker: 'customer', atMs: 0 })
const rule = (field: FieldName, value: string | null, confidence = 0.8): FieldChange => ({
  field,
  value,
  confidence,
  evidence: [words(`${value}`)],
})
const claim = (field: FieldName, value: string | null, more: Partial<Claim> = {}): Claim => ({
  field,
  op: 'set',
  value,
  confidence: 0.9,
  evidence: words(`${value}`),
  ...more,
})

test('the newer judgement wins; the older one is offered below it', () => {
  const differed: FieldName[] = []
  const ledger = openLedger((field) => differed.push(field))
  ledger.rules(rule('comuna', 'Maipú'), 1)
  expect(ledger.model(claim('comuna', 'Ñuñoa'), 2)).toMatchObject({ value: 'Ñuñoa', confidence: 0.9 })
  ledger.rules(rule('comuna', 'Renca'), 4)
  expect(ledger.model(claim('comuna', 'Ñuñoa'), 3)).toMatchObject({ value: 'Ñuñoa', confidence: 0.45 })
  expect(ledger.model(claim('comuna', 'Ñuñoa'), 3)).toBeUndefined()
  expect(ledger.record()).toEqual({ comuna: 'Renca' })
  expect(differed).toEqual(['comuna', 'comuna'])
})

test('a guess does not replace what is sure; a sure value replaces a guess', () => {
  const ledger = openLedger()
  ledger.rules(rule('edad', '40', 0.8), 1)
  expect(ledger.model(claim('edad', '41', { confidence: 0.3 }), 2)?.confidence).toBe(0.45)
  expect(ledger.record().edad).toBe('40')
  const unsure = openLedger()
  unsure.rules(rule('edad', '40', 0.4), 1)
  unsure.model(claim('edad', '41', { confidence: 0.3 }), 2)
  expect(unsure.record().edad).toBe('41')
})

test('against an unsure value nothing is told that would take its place', () => {
  const ledger = openLedger()
  ledger.rules(rule('edad', '40', 0.6), 5)
  expect(ledger.model(claim('edad', '41'), 4)).toBeUndefined()
})

test('the same value again makes it surer, once', () => {
  const ledger = openLedger()
  ledger.rules(rule('edad', '40', 0.6), 1)
  expect(ledger.model(claim('edad', '40'), 1)).toMatchObject({ value: '40', confidence: 0.9 })
  expect(ledger.model(claim('edad', '40'), 2)).toBeUndefined()
})

test('the code goes up by any words, down by one step and words of recovery', () => {
  const ledger = openLedger()
  ledger.rules(rule('codigo', 'amarillo'), 1)
  ledger.model(claim('codigo', 'rojo', { evidence: words('no respira') }), 2)
  expect(ledger.record().codigo).toBe('rojo')
  ledger.model(claim('codigo', 'naranja', { evidence: words('le duele') }), 3)
  ledger.model(claim('codigo', 'verde', { evidence: words('ya respira') }), 3)
  ledger.model(claim('codigo', null, { op: 'retract', evidence: words('perdón, ya respira') }), 3)
  expect(ledger.record().codigo).toBe('rojo')
  ledger.model(claim('codigo', 'naranja', { evidence: words('abrió los ojos') }), 4)
  expect(ledger.record().codigo).toBe('naranja')
})

test('lists are joined, and say each thing once', () => {
  const ledger = openLedger()
  ledger.rules(rule('medicamentos', 'losartán'), 1)
  const add = (value: string, heard: number) => ledger.model(claim('medicamentos', value, { op: 'add' }), heard)
  expect(add('aspirina', 1)).toMatchObject({ value: 'losartán; aspirina' })
  expect(add('Losartan', 1)).toBeUndefined()
  expect(add('aspirina 100', 2)).toMatchObject({ value: 'losartán; aspirina 100' })
  ledger.model(claim('medicamentos', 'losartán', { op: 'remove' }), 3)
  expect(ledger.record().medicamentos).toBe('aspirina 100')
  ledger.rules(rule('medicamentos', 'losartán; enalapril'), 4)
  expect(ledger.record().medicamentos).toBe('enalapril; aspirina 100')
  expect(add('tarde', 3)).toBeUndefined()
  ledger.model(claim('medicamentos', null, { op: 'retract' }), 5)
  expect(ledger.record()).toEqual({})
})

test('none and something cannot both be true', () => {
  const ledger = openLedger()
  ledger.model(claim('alergias', 'penicilina', { op: 'add' }), 1)
  ledger.model(claim('alergias', 'ninguna', { op: 'add' }), 2)
  expect(ledger.record().alergias).toBe('ninguna')
  ledger.model(claim('alergias', 'aspirina', { op: 'add' }), 3)
  expect(ledger.record().alergias).toBe('aspirina')
})

test('units of one name are not one unit', () => {
  const ledger = openLedger()
  for (const value of ['ambulancia', 'ambulancia_avanzada'])
    ledger.model(claim('recursos_requeridos', value, { op: 'add' }), 1)
  expect(ledger.record().recursos_requeridos).toBe('ambulancia; ambulancia_avanzada')
})

test('taken back after the model was asked stays taken back', () => {
  const ledger = openLedger()
  ledger.rules(rule('edad', '40'), 1)
  ledger.rules(rule('edad', null), 3)
  expect(ledger.model(claim('edad', '40'), 2)).toBeUndefined()
  expect(ledger.record()).toEqual({})
})
