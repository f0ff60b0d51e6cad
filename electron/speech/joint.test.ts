import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bare, settle, unsaid } from './joint.ts'
import type { Word } from './stt.ts'

const word = (text: string, startMs: number, endMs: number): Word => ({ text, startMs, endMs, confidence: 0.9 })
const texts = (words: readonly Word[]): string => words.map(({ text }) => text).join(' ')

/** A line of words of 300 to 600 ms with pauses between them; many are the same, as in speech. Two of the same that begin within `SAME_MS` and a shift of each other cannot be told from one. */
const line = fc
  .array(
    fc.tuple(fc.constantFrom('no', 'sí', 'respira', 'ayuda', 'mi'), fc.integer({ min: 300, max: 600 }), fc.nat(300)),
    {
      minLength: 1,
      maxLength: 20,
    },
  )
  .map((parts) => {
    let at = 0
    return parts.map(([text, length, pause]) => {
      const spoken = word(text, at, at + length)
      at += length + pause
      return spoken
    })
  })

test('heard again from any word on, with times that differ a little, nothing is lost and nothing doubled', () => {
  fc.assert(
    fc.property(line, fc.nat(20), fc.nat(20), fc.integer({ min: -90, max: 90 }), (words, a, b, shift) => {
      const said = words.slice(0, 1 + (a % words.length))
      const from = b % (said.length + 1)
      const again = words.slice(from).map((one) => word(one.text.toUpperCase(), one.startMs + shift, one.endMs + shift))
      expect(texts([...said, ...unsaid(again, said)]).toLowerCase()).toBe(texts(words))
    }),
    { numRuns: 500 },
  )
})

test('a word that is really said twice stays twice', () => {
  const said = [word('No,', 0, 250)]
  expect(texts(unsaid([word('no', 320, 600), word('respira', 650, 1000)], said))).toBe('no respira')
})

test('what a cut went through is heard again and believed; where nothing is heard again the first hearing stands', () => {
  const held = [word('la', 4500, 4650), word('emer', 4700, 5000)]
  expect(texts(settle(held, [word('la', 4510, 4640), word('emergencia', 4690, 5400)]))).toBe('la emergencia')
  expect(texts(settle(held, [word('emergencia', 4700, 5400)]))).toBe('la emergencia')
  expect(texts(settle(held, [word('es', 5500, 5700)]))).toBe('la emer es')
  expect(texts(settle(held, []))).toBe('la emer')
  expect(texts(settle([], [word('es', 5500, 5700)]))).toBe('es')
})

test('accents, case and marks make no other word', () => {
  expect(bare('¿Ñuñoa?')).toBe(bare('nunoa'))
})
