/** Names on the wall are short, and never those of a caller. */
import { expect, test } from 'vitest'
import { REASONS } from '../../convex/domain/canonical.ts'
import { boardRow } from '../board/row.double.ts'
import { textIn } from '../i18n/text.ts'
import { lineKind, originOf, shortName } from './naming.ts'

test('each reason has a name of at most 14 characters in both languages', () => {
  for (const language of ['es', 'en'] as const) {
    const t = textIn(language)
    for (const reason of [...REASONS, null]) {
      const name = shortName(t, boardRow({ reason }))
      expect([name, name.length <= 14 && name.length > 0]).toEqual([name, true])
    }
  }
})

test('a reason in words of its own is not shown: it may name somebody', () => {
  expect(shortName(textIn('es'), boardRow({ reason: 'Juan Pérez se cayó' }))).toBe('Otro motivo')
})

test('a waiting call is a kind of line and a place, never a number', () => {
  expect(['+56 9 5550 1482', '22 555 01 47', '+56225550147', '', 'anonymous', '131'].map(lineKind)).toEqual([
    'mobile',
    'landline',
    'landline',
    'hidden',
    'hidden',
    'other',
  ])
  const row = boardRow({ customerPhone: '+56955501482', location: 'Maipú' })
  expect(originOf(textIn('es'), row)).toBe('Celular · Maipú')
  expect(originOf(textIn('es'), { ...row, location: null })).toBe('Celular')
})
