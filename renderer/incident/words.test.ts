import { expect, test } from 'vitest'
import { FIELD_NAMES } from '../../convex/domain/canonical.ts'
import { textIn } from '../i18n/text.ts'
import { specOf } from './groups.ts'
import { labelOf, questionOf, saidOf, wordOf } from './words.ts'

const languages = ['es', 'en'] as const

test('every field has a name, and every required one a question, in both languages', () => {
  for (const language of languages) {
    const t = textIn(language)
    for (const field of FIELD_NAMES) {
      expect(labelOf(t, field)).not.toContain('incident.')
      if (specOf(field).required) expect(questionOf(t, field)).not.toContain('incident.')
    }
  }
})

test('every value of a closed vocabulary has words of its own in both languages', () => {
  for (const field of FIELD_NAMES)
    for (const value of specOf(field).values ?? []) {
      const [es, en] = languages.map((language) => wordOf(textIn(language), field, value))
      expect(es, `${field} ${value}`).not.toMatch(/_/)
      expect(en, `${field} ${value}`).not.toMatch(/_/)
      if (value !== 'normal') expect(`${field} ${es}`).not.toBe(`${field} ${value}`)
    }
})

test('lists are said with commas, ages with their unit, free words as they came', () => {
  const t = textIn('es')

  expect(saidOf(t, 'recursos_requeridos', 'ambulancia_avanzada; dea')).toBe('Ambulancia avanzada, DEA')
  expect(saidOf(t, 'medicamentos', 'losartán; aspirina')).toBe('Losartán, aspirina')
  expect(saidOf(t, 'edad', '71')).toBe('71 años')
  expect(saidOf(t, 'edad', 'unos setenta')).toBe('unos setenta')
  expect(saidOf(t, 'consciente', 'no')).toBe('No')
})
