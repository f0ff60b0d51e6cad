/** Bencoding there and back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Bencoded, bdecode, bencode } from './bencode.ts'

test('writes as BEP 3 does', () => {
  expect(bencode({ b: ['spam', 42, -7], a: 'año' })).toBe('d1:a4:año1:bl4:spami42ei-7eee')
})

test('what was written is read', () => {
  const { value } = fc.letrec<{ value: Bencoded }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.array(tie('value')),
      fc.dictionary(
        fc.string().filter((key) => key !== '__proto__'),
        tie('value'),
      ),
    ),
  }))
  fc.assert(
    fc.property(value, (one) => {
      expect(bdecode(Buffer.from(bencode(one)))).toEqual(one)
    }),
  )
})

test('names what is no bencoding', () => {
  for (const bad of ['', 'x', 'i5', 'l', '9:short', 'd1:ae', 'di1ei2ee'])
    expect(() => bdecode(Buffer.from(bad)), bad).toThrow(SyntaxError)
})
