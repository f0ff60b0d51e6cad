import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wordErrors, wordsIn } from './wordErrors.ts'

test('case, punctuation and stage directions are no words', () => {
  expect(wordsIn("[ruido] ¡No, mi papá! It's (coughs) HERE.")).toEqual(['no', 'mi', 'papá', "it's", 'here'])
})

test.each([
  ['a b c', 'a b c', 0],
  ['a b c', 'a c', 1],
  ['a b', 'a x b', 1],
  ['a b c', 'a x c', 1],
  ['', 'a b', 2],
  ['a b', '', 2],
] as const)('%s heard as %s: %i', (said, heard, errors) => {
  expect(wordErrors(wordsIn(said), wordsIn(heard))).toBe(errors)
})

test('never more than the longer of both, and the same both ways', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c'))
  fc.assert(
    fc.property(words, words, (said, heard) => {
      const errors = wordErrors(said, heard)
      expect(errors).toBe(wordErrors(heard, said))
      expect(errors).toBeLessThanOrEqual(Math.max(said.length, heard.length))
      expect(errors).toBeGreaterThanOrEqual(Math.abs(said.length - heard.length))
    }),
  )
})
