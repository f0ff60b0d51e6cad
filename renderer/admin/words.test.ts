/** Every refusal of host and backend that a person can cause has a sentence in both languages. */
import { ConvexError } from 'convex/values'
import { expect, test } from 'vitest'
import { HostRefusal } from '../bridge.ts'
import { textIn } from '../i18n/text.ts'
import { reasonWords } from './words.ts'

const refused = (code: string, reason?: string) => new HostRefusal({ code, reason })
const backend = (reason: string) => new ConvexError({ code: 'value_invalid', field: 'x', reason })

test.each([
  [refused('account_invalid', 'is the last administrator'), 'es la última persona que administra'],
  [backend('is the last administrator'), 'es la última persona que administra'],
  [backend('is yourself'), 'no puede cerrarse la puerta a sí misma'],
  [backend('must be from 1 to 36500'), 'debe estar entre 1 y 36500'],
  [refused('account_invalid', 'must be whole, 0 to 240'), 'debe estar entre 0 y 240'],
  [backend('must be a whole number'), 'debe ser un número entero'],
  [refused('account_invalid', 'is taken'), 'ya hay una persona con ese nombre'],
  [refused('host_lost'), 'sin conexión con este equipo'],
  [refused('settings_not_saved', 'ENOSPC'), 'el disco no lo aceptó (ENOSPC)'],
  [new ConvexError({ code: 'forbidden' }), 'solo administración'],
  [refused('line_invalid', 'odd'), 'odd'],
  [new Error('boom'), 'boom'],
])('%o', (error, words) => {
  expect(reasonWords(textIn('es'), error)).toBe(words)
  expect(reasonWords(textIn('en'), error)).not.toMatch(/^admin\.|\{/)
})
