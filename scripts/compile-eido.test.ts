/** The committed validator of EIDO documents is what the standard compiles to, and lets nothing pass that the whole standard refuses. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrest, bundles } from '../convex/domain/export/bundle.fixture.ts'
import { toEido } from '../convex/domain/export/eido.ts'
import { faultOfEido } from '../convex/domain/export/eidoFault.ts'
import { redact } from '../convex/domain/export/redact.ts'
import { COMPILED, compile, compiledModule, readStandard } from './compile-eido.mjs'
import { practiceBundles } from './practiceBundles.fixture.ts'

const standard = readStandard()
const whole = compile(standard).validate
const issuer = { domain: 'sala.vigia.invalid' }
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

test('the committed validator is a fresh compile, byte by byte', () => {
  expect(compiledModule(standard) === readFileSync(COMPILED, 'utf8')).toBe(true)
})

test("the standard's own sample is valid for both", () => {
  const sample = JSON.parse(readFileSync(join(import.meta.dirname, '../resources/eido/sample.json'), 'utf8'))
  expect([whole(sample), faultOfEido(sample)]).toEqual([true, null])
})

test('every practice call is valid for both, whole and redacted', async () => {
  const calls = await practiceBundles()
  expect(calls.length).toBeGreaterThan(3)
  for (const call of calls) {
    expect(call.fields.length).toBeGreaterThan(3)
    for (const bundle of [call, redact(call)]) {
      const document = plain(toEido(bundle, issuer))
      expect([call.call.callId, whole(document), faultOfEido(document)]).toEqual([call.call.callId, true, null])
    }
  }
})

test('every bundle that passes here passes the whole standard', () => {
  fc.assert(
    fc.property(fc.oneof(bundles, fc.constant(arrest)), (bundle) => {
      const document = plain(toEido(bundle, issuer))
      expect([faultOfEido(document), whole(document)]).toEqual([null, true])
    }),
    { numRuns: 100 },
  )
})

test('what is spoilt anywhere is refused by both, or by us alone', () => {
  const document = plain(toEido(arrest, issuer))
  const spots = places(document)
  fc.assert(
    fc.property(fc.constantFrom(...spots), fc.constantFrom(null, 7, 'x', [], {}, [{}]), (path, value) => {
      const spoilt = put(document, path, value)
      if (faultOfEido(spoilt) === null) expect([path, value, whole(spoilt)]).toEqual([path, value, true])
    }),
    { numRuns: 300 },
  )
})

type Path = readonly (string | number)[]

const places = (node: unknown, path: Path = []): Path[] =>
  typeof node !== 'object' || node === null
    ? [path]
    : [
        path,
        ...Object.entries(node).flatMap(([key, value]) =>
          places(value, [...path, Array.isArray(node) ? Number(key) : key]),
        ),
      ]

function put(node: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(node)) return node.map((one, i) => (i === key ? put(one, rest, value) : one))
  return { ...(node as object), [key]: put((node as Record<string, unknown>)[key], rest, value) }
}
