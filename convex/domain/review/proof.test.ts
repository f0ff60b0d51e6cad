/** Every point is followed to its words, and to none that are gone. */
import { expect, test } from 'vitest'
import { proofOf, type Words } from './proof.ts'

const said = (quote: string, atMs: number) => ({ entryKey: `e${atMs}`, quote, speaker: 'customer' as const, atMs })
const words: Words = {
  objectives: [
    { key: 'location_confirmed', evidence: said('Los Tilos', 500) },
    { key: 'complaint_identified', evidence: said('no respira', 900) },
    { key: 'instructions_given', evidence: said('comprima', 4000) },
    { key: 'closing_done' },
  ],
  protocol: [],
  arrest: [said('boqueando', 2000), said('', 2100)],
}

test('a criterion has the words of what it counts, oldest first, none that were erased', () => {
  expect(proofOf('location', words).map(({ quote }) => quote)).toEqual(['Los Tilos'])
  expect(proofOf('instructions', words).map(({ quote }) => quote)).toEqual(['boqueando', 'comprima'])
  expect(proofOf('closing', words)).toEqual([])
})

test('what a clock measured or a person judges has none', () => {
  expect(proofOf('answer', words)).toEqual([])
  expect(proofOf('calm', words)).toEqual([])
})

test('a call that follows the protocol is proved by its steps, each words once', () => {
  const step = said('¿respira?', 1000)
  expect(proofOf('questions', words).map(({ quote }) => quote)).toEqual(['no respira'])
  expect(proofOf('questions', { ...words, protocol: [step, step] })).toEqual([step])
})
