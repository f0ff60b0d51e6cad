/** The JSON of an incident can be read back whole, and is the same for the same incident. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrest, bundles, STARTED_AT } from './bundle.fixture.ts'
import { canonical, JSON_FORMAT, toJson } from './json.ts'

const stamp = (bundle: unknown) => ({
  exportedAt: STARTED_AT,
  contentSha256: createHash('sha256').update(canonical(bundle)).digest('hex'),
})

test('names its format and its time, and holds the whole bundle', () => {
  const file = JSON.parse(toJson(arrest, stamp(arrest)))
  expect(file).toMatchObject({ format: JSON_FORMAT, exportedAt: '2026-11-20T22:37:26.000Z', durationMs: 468_000 })
  expect(file.incident).toEqual(arrest)
})

test('whoever reads a file can prove its content with the hash in it', () => {
  fc.assert(
    fc.property(bundles, (bundle) => {
      const file = JSON.parse(toJson(bundle, stamp(bundle)))
      expect(stamp(file.incident).contentSha256).toBe(file.contentSha256)
    }),
    { numRuns: 30 },
  )
})

test('the order of keys makes no difference', () => {
  expect(canonical({ b: 1, a: [{ d: null, c: 'ñ' }] })).toBe('{"a":[{"c":"ñ","d":null}],"b":1}')
})
