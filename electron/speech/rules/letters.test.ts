import { expect, test } from 'vitest'
import { spelt } from './letters.ts'
import { lineOf } from './line.ts'
import { tellEach } from './told.fixture.ts'

const wordsOf = (text: string, tongue: 'es' | 'en'): string[] =>
  spelt(lineOf({ entryKey: 'k', speaker: 'customer', text, startMs: 0, endMs: 1 }, tongue)).map(({ word }) => word)

test('letters become a word', () => {
  expect(wordsOf('B like boy, R, A double D, Y', 'en')).toEqual(['Braddy'])
  expect(wordsOf('ka, erre, a, u, ese, e', 'es')).toEqual(['Krause'])
  expect(wordsOf('I had A and B', 'en')).toEqual([])
})

tellEach([
  ['a family name', 'en-US', ['A: Spell the last name?', 'C: K as in king, O, W, A, L.'], { apellido: 'Kowal' }],
  [
    'a medicine off its box',
    'en-US',
    ['A: What does the label say?', 'C: W, A, R, F, A, R, I, N.'],
    { medicamentos: 'warfarin' },
  ],
])
