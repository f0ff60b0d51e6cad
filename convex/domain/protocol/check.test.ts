/** A protocol file: what is in it comes through unchanged, what is wrong is named by path and reason, and nothing makes the reader throw. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseProtocol, readProtocol } from './check.ts'
import { bare, find, parsePattern, spoken } from './phrase.ts'
import { SAMPLE } from './sample.ts'

/** The sample with one place of it changed. */
function with_(change: (file: Loose) => void): ReturnType<typeof parseProtocol> {
  const file = JSON.parse(JSON.stringify(SAMPLE)) as Loose
  change(file)
  return parseProtocol(JSON.stringify(file))
}
type Loose = Record<string, unknown> & { cards: (Record<string, unknown> & { steps: Record<string, unknown>[] })[] }
const firstStep = (file: Loose): Record<string, unknown> => file.cards[0]?.steps[0] ?? {}

test('the sample is a protocol, says that nobody approved it, and comes through unchanged', () => {
  expect(parseProtocol(JSON.stringify(SAMPLE))).toEqual({ ok: true, protocol: SAMPLE })
  expect(SAMPLE.status).toBe('sample')
  expect(SAMPLE.approvedBy).toBeUndefined()
})

test('what is wrong is named by path and reason', () => {
  const faults: [change: (file: Loose) => void, path: string, reason: RegExp][] = [
    [(file) => delete file.version, 'version', /missing/],
    [(file) => Object.assign(file, { format: 'other' }), 'format', /must be/],
    [(file) => Object.assign(file, { secret: 1 }), 'secret', /not known/],
    [(file) => Object.assign(file, { status: 'approved' }), 'approvedBy', /names who/],
    [(file) => Object.assign(firstStep(file), { say: { es: 'x' } }), 'cards[0].steps[0].say.en', /missing/],
    [(file) => Object.assign(firstStep(file), { phase: 'Lunch' }), 'cards[0].steps[0].phase', /known words/],
    [(file) => Object.assign(firstStep(file), { targetS: 0 }), 'cards[0].steps[0].targetS', /from 1/],
    [(file) => Object.assign(firstStep(file), { done: [{}] }), 'cards[0].steps[0].done[0]', /nothing/],
    [
      (file) => Object.assign(firstStep(file), { done: [{ says: { es: ['(a+)+$'], en: [] } }] }),
      'cards[0].steps[0].done[0].says.es[0]',
      /not a word/,
    ],
    [
      (file) => Object.assign(firstStep(file), { metronome: { perMinute: 200, count: 30 } }),
      'cards[0].steps[0].metronome.perMinute',
      /100 to 120/,
    ],
    [
      (file) => Object.assign(firstStep(file), { when: { field: 'respira', is: ['quizá'] } }),
      'cards[0].steps[0].when.is[0]',
      /no value of respira/,
    ],
    [
      (file) => Object.assign(firstStep(file), { branches: [{ label: { es: 'a', en: 'a' }, next: 'direccion' }] }),
      'cards[0].steps[0].branches[0].next',
      /comes before/,
    ],
    [(file) => Object.assign(firstStep(file), { id: 'que_paso' }), 'cards[0].steps[1].id', /twice/],
    [(file) => Object.assign(firstStep(file), { after: ['nowhere'] }), 'cards[0].steps[0].after[0]', /no step/],
  ]
  for (const [change, path, reason] of faults) {
    const parsed = with_(change)
    expect(parsed.ok ? 'taken in' : parsed.path).toBe(path)
    expect(parsed.ok ? '' : parsed.reason).toMatch(reason)
  }
})

test('no text and no value makes the reader throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseProtocol(text).ok).toBe(false)
    }),
  )
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(readProtocol(value).ok).toBe(false)
    }),
  )
  // Any one value of the file, however deep, replaced by anything.
  const paths: (string | number)[][] = []
  const walk = (value: unknown, path: (string | number)[]): void => {
    if (paths.length > 2000) return
    paths.push(path)
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, Array.isArray(value) ? Number(key) : key])
  }
  walk(SAMPLE, [])
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
      const file = JSON.parse(JSON.stringify({ root: SAMPLE })) as Record<string, unknown>
      let at = file
      for (const key of ['root', ...path].slice(0, -1)) at = at[key] as Record<string, unknown>
      at[['root', ...path].at(-1) as string] = value
      expect(typeof readProtocol(file.root).ok).toBe('boolean')
    }),
    { numRuns: 60 },
  )
  let deep = '1'
  for (let i = 0; i < 200; i++) deep = `{"not":${deep}}`
  expect(with_((file) => Object.assign(firstStep(file), { when: JSON.parse(deep) })).ok).toBe(false)
})

test('words of a pattern are found in order, near each other, and quoted as they were said', () => {
  const said = (pattern: string, line: string): string | null => {
    const parsed = parsePattern(pattern)
    if ('reason' in parsed) throw new Error(parsed.reason)
    return find(parsed, spoken(line))
  }
  expect(said('talon|palma mano', 'Ponga el talón de la mano al centro')).toBe('talón de la mano')
  expect(said('no_respira', 'Dice que no, respira bien')).toBe('no, respira')
  expect(said('no_respira', 'No es que respire')).toBeNull()
  expect(said('empuj*', 'Empújele fuerte')).toBe('Empújele')
  expect(said('uno dos tres', 'uno a b c d e dos tres')).toBeNull()
  expect(said('push down', "Don't push. Push hard, down")).toBe('Push hard, down')
})

test('what is found is always a literal part of the line, and soon', () => {
  const word = fc.constantFrom('a', 'b', 'ñandú', 'c', 'É', '…', ',')
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 400 }),
      fc.array(fc.constantFrom('a', 'b', 'c*', 'e|a'), { minLength: 1, maxLength: 12 }),
      (line, pattern) => {
        const raw = line.join(' ')
        const parsed = parsePattern(pattern.join(' '))
        if ('reason' in parsed) return
        const found = find(parsed, spoken(raw))
        if (found !== null) expect(raw).toContain(found)
      },
    ),
  )
  expect(bare('Ñuñoa ÁÉ')).toBe('nunoa ae')
})
