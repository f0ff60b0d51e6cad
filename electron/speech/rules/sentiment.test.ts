import { expect, test } from 'vitest'
import type { Sentiment } from '../../../convex/domain/sentiment.ts'
import { lineOf } from './line.ts'
import { sentimentOf } from './sentiment.ts'

const calm = { alarming: false, relieved: false, tense: false }
const of = (text: string, speaker: 'agent' | 'customer' = 'customer', mood = calm): Sentiment =>
  sentimentOf(
    lineOf({ entryKey: 'e', speaker, text, startMs: 0, endMs: 1 }, /[a-z]'|the|you/.test(text) ? 'en' : 'es'),
    mood,
  )

test('fear and pain are negative, thanks and relief positive, facts neutral', () => {
  expect(of('¡Por favor, apúrense, no despierta!')).toBe('negative')
  expect(of("He's bleeding everywhere, oh my God!")).toBe('negative')
  expect(of('Muchas gracias, que Dios lo bendiga.')).toBe('positive')
  expect(of('Departamento treinta y cuatro, torre B.')).toBe('neutral')
})

test('a dispatcher who reassures is positive, one who asks is neutral', () => {
  expect(of('Lo está haciendo muy bien, siga.', 'agent')).toBe('positive')
  expect(of("You're doing great.", 'agent')).toBe('positive')
  expect(of('¿Qué edad tiene?', 'agent')).toBe('neutral')
})

test('the mood of the call decides what the words alone do not', () => {
  expect(of('Uno, dos, tres...')).toBe('neutral')
  expect(of('Uno, dos, tres...', 'customer', { ...calm, tense: true })).toBe('negative')
  expect(of('Ya abrió los ojos.', 'customer', { ...calm, relieved: true })).toBe('positive')
})
