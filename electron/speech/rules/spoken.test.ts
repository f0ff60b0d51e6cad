import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineOf } from './line.ts'
import { cueKnownAgain, knownAgain, mended } from './mending.ts'
import type { Topic } from './questions.ts'
import { soundOf } from './sounds.ts'
import { isBroken } from './spoken.ts'
import { told } from './told.fixture.ts'

const heard = (text: string, speaker: 'agent' | 'customer', ...asked: Topic[]): string =>
  lineOf({ entryKey: 'e', speaker, text, startMs: 0, endMs: 1 }, 'es', new Set(asked)).cased

test('a word that sounds like one of the language is known again; a name is left alone', () => {
  expect(soundOf('combulcion', 'es')).toBe(soundOf('convulsion', 'es'))
  expect(knownAgain('combulcionando', 'es')).toBe('convulsionando')
  expect(knownAgain('harm', 'en')).toBeUndefined()
  for (const name of ['huenchual', 'oyarzun', 'catrileo']) expect(knownAgain(name, 'es')).toBeUndefined()
  const word = { plain: 'siensia', start: 0, end: 7 }
  expect(cueKnownAgain(word, 'es')).toBe(word)
})

test('words cut in two and words run together come back', () => {
  const words = (...plain: string[]) => plain.map((one, i) => ({ plain: one, start: i, end: i + 1 }))
  expect(mended(words('esta', 'respi', 'rando'), 'es').map(({ plain }) => plain)).toEqual(['esta', 'respirando'])
  expect(mended(words('norespira'), 'es').map(({ plain }) => plain)).toEqual(['no respira'])
})

test('questions, clauses and names come back to speech without stops and capitals', () => {
  expect(heard('qué edad tiene y cómo se llama', 'agent')).toContain('?')
  expect(heard('se llama juan oyarzún', 'customer')).toContain('Juan Oyarzun')
  expect(heard('calle los aromos 340 ñuñoa', 'customer', 'address')).toMatch(/Los Aromos 340, Nunoa/i)
  expect(heard('le mando una ambulancia ahora', 'agent')).not.toContain('?')
})

test('a call without capitals and stops gives the same record', async () => {
  const { record } = await told(
    'es-CL',
    'A: samu cuál es su emergencia',
    'C: mi papá se desmayó y no respira',
    'A: cuál es la dirección',
    'C: avenida grecia mil doscientos depto quinientos dos en ñuñoa',
    'A: cómo se llama y qué edad tiene',
    'C: juan pérez setenta y dos años',
  )
  expect(record).toMatchObject({
    consciente: 'no',
    respira: 'no',
    direccion: 'avenida Grecia',
    numero: '1200',
    depto: '502',
    comuna: 'Ñuñoa',
    nombre: 'Juan',
    edad: '72',
  })
})

test('words forced out one by one are a sign by themselves', async () => {
  expect(isBroken('me... falta... el aire...')).toBe(true)
  expect(isBroken('No sé... creo que se cayó en la cocina... no vi.')).toBe(false)
  const { alerts } = await told('es-CL', 'A: SAMU, ¿cuál es su emergencia?', 'C: Señorita... me... falta... el aire...')
  expect(alerts).toContain('severe_respiratory_distress')
})

test('whatever is heard, what is quoted is part of it', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60, unit: 'grapheme' }),
      fc.nat(60),
      fc.nat(60),
      fc.boolean(),
      (text, a, b, es) => {
        const line = lineOf({ entryKey: 'e', speaker: 'customer', text, startMs: 0, endMs: 1 }, es ? 'es' : 'en')
        expect(text).toContain(line.plain.quote(Math.min(a, b), Math.max(a, b)))
        expect(line.cased).toHaveLength(line.text.length)
      },
    ),
  )
})
