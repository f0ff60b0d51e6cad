/** Stops in lines that were heard without any, and none where the line goes on. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asWritten } from '../spoken.ts'
import { stop } from './stop.ts'

const written = (raw: string, tongue: 'es' | 'en', caller: boolean): string =>
  asWritten(raw, { tongue, caller, asked: new Set() }, stop)?.text ?? ''

test('a dispatcher asks, and a caller who says two things says them apart', () => {
  expect(written('cual es la direccion de la emergencia', 'es', false)).toMatch(/\?$/)
  expect(written('is he breathing', 'en', false)).toMatch(/\?$/)
  expect(written('no respira esta morado apurense por favor', 'es', true)).toMatch(/no respira[,.] esta morado/)
  expect(written("he's not breathing he's gone blue please hurry", 'en', true)).toMatch(/breathing[,.].*blue[,.]/)
})

test('a negation keeps its verb', () => {
  for (const verb of ['respira', 'despierta', 'responde', 'se mueve', 'habla', 'reacciona'])
    for (const rest of ['', ' esta morado', ' apurense', ' mi mama se cayo'])
      expect(written(`no ${verb}${rest}`, 'es', true)).toMatch(new RegExp(`^no ${verb}`))
})

test('an article is not parted from its noun', () => {
  expect(written('esta en el suelo del pasillo', 'es', true)).toMatch(/en el suelo del pasillo/)
  expect(written('on the floor of the kitchen', 'en', true)).toMatch(/[Oo]n the floor of the kitchen/)
})

test('a number, a street and "todavía no" are whole', () => {
  expect(written('tiene cuarenta y uno', 'es', true)).toMatch(/cuarenta y uno/)
  expect(written('cuarenta y uno tiene', 'es', true)).toMatch(/^[Cc]uarenta y uno/)
  expect(written('flat two saxby court narborough road leicester', 'en', true)).toMatch(/[Nn]arborough [Rr]oad/)
  expect(written('en la porteria todavia no avisan', 'es', true)).toMatch(/todavia no/)
})

test('what was stopped is a sentence of its own', () => {
  expect(written('toma fluoxetina en las mananas la quetiapina se la suspendieron', 'es', true)).toMatch(
    /mananas\. la quetiapina/,
  )
})

test('whatever is heard, only stops and capitals are added', () => {
  const word = fc.constantFrom(
    'no',
    'respira',
    'mi',
    'mama',
    'se',
    'cayo',
    'calle',
    'los',
    'aromos',
    'dos',
    'mil',
    'rojas',
  )
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 14 }), fc.boolean(), (words, caller) => {
      const raw = words.join(' ')
      const bare = written(raw, 'es', caller).toLowerCase().replace(/[,.?]/g, '')
      for (const one of new Set(words)) expect(bare).toContain(one)
    }),
  )
})
