import { expect, test } from 'vitest'
import { moreUrgent, priorityOf } from './triage.ts'

test.each([
  ['Rojo', 'critical'],
  ['naranja', 'high'],
  ['AMARILLO', 'medium'],
  ['Verde', 'low'],
  [undefined, 'medium'],
  ['azul', 'medium'],
] as const)('code %s is %s', (code, priority) => {
  expect(priorityOf(code)).toBe(priority)
})

test('the more urgent of two wins, whichever comes first', () => {
  expect(moreUrgent('low', 'critical')).toBe('critical')
  expect(moreUrgent('high', 'medium')).toBe('high')
})
