/** What is shown is shown whole; what does not fit is counted. */
import { expect, test } from 'vitest'
import { chipsOf, isWiderThan } from './chips.ts'

const alerts = ['Vía aérea obstruida', 'Posible mismo hecho', 'Arma']
const of = (over: object) => chipsOf({ width: 560, rows: 1, fixed: [], alerts, ...over })

test('two that do not fit one line are one and a count; on two lines both stand', () => {
  expect(of({})).toBe(1)
  expect(of({ rows: 2 })).toBe(2)
  expect(of({ alerts: ['Arma', 'Atrapados'] })).toBe(2)
  expect(of({ alerts: ['Arma', 'Atrapados'], fixed: ['Pide ayuda'], width: 500 })).toBe(1)
})

test('the gravest stands even where it is cut, and nothing is nothing', () => {
  expect(of({ width: 120 })).toBe(1)
  expect(of({ alerts: [] })).toBe(0)
  expect(of({ alerts: ['Arma', 'Atrapados', 'Parto'], rows: 2, width: 900 })).toBe(2)
})

test('one that is too long for its line is told, the count beside it included', () => {
  expect(isWiderThan(500, ['Dificultad respiratoria grave'], '')).toBe(false)
  expect(isWiderThan(500, ['Dificultad respiratoria grave'], '+1')).toBe(true)
  expect(isWiderThan(444, ['Dificultad respiratoria grave'], '')).toBe(true)
})
