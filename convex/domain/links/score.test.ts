import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type FieldName, isFieldName } from '../canonical.ts'
import type { Facts, HintKind } from './hint.ts'
import { compare } from './score.ts'

const facts = (fields: Partial<Record<FieldName, string>>, more: { minute?: number; phone?: string } = {}): Facts => ({
  phone: more.phone ?? '',
  startedAt: (more.minute ?? 0) * 60_000,
  fields: Object.entries(fields).map(([field, value]) => ({
    field: field as FieldName,
    value,
    evidence: [{ entryKey: `${field}-1`, quote: value, speaker: 'customer' as const, atMs: 1000 }],
  })),
})

const kinds = (a: Facts, b: Facts): HintKind[] => compare(a, b).hints.map(({ kind }) => kind)

const corpus = join(import.meta.dirname, '../../../bench/understanding/corpus')
type Call = {
  id: string
  incident_group: string | null
  metadata?: { caller_phone?: string }
  truth: { final: Record<string, string> }
}
const calls: Call[] = readdirSync(corpus, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(corpus, file), 'utf8')) as Call)
  .filter((call) => call.truth?.final !== undefined)

/** Two hands chose the same kilometre of the same road for an overturned vehicle: at one moment that is one event. */
const ONE_PLACE = new Set(['eleventh-es-05 fourth-es-07'])

const ofCorpus = ({ truth, metadata }: Call): Facts =>
  facts(Object.fromEntries(Object.entries(truth.final).filter(([field]) => isFieldName(field))), {
    phone: metadata?.caller_phone ?? '',
  })

test('of all calls of the corpus, as if they came at one moment, only those of one event are linked', () => {
  expect(calls.length).toBeGreaterThan(80)
  const linked: string[] = []
  const missed: string[] = []
  let pairs = 0
  calls.forEach((a, i) => {
    for (const b of calls.slice(i + 1)) {
      pairs += 1
      const pair = [a.id, b.id].sort().join(' ')
      const oneEvent = ONE_PLACE.has(pair) || (a.incident_group !== null && a.incident_group === b.incident_group)
      const { same } = compare(ofCorpus(a), ofCorpus(b))
      if (same && !oneEvent) linked.push(pair)
      if (!same && oneEvent) missed.push(pair)
    }
  })
  expect(pairs).toBeGreaterThan(3000)
  expect(linked).toEqual([])
  expect(missed).toEqual([])
}, 60_000)

const SAME: readonly (readonly [string, Facts, Facts])[] = [
  [
    'a crossing told from either street',
    facts({ direccion: 'Avenida Grecia con Pedro de Valdivia', comuna: 'Ñuñoa', motivo: 'accidente_transito' }),
    facts({ direccion: 'Pedro de Valdivia esquina Grecia', motivo: 'trauma' }, { minute: 2 }),
  ],
  [
    'a street told by the one that it reaches',
    facts({ direccion: 'Avenida Grecia con Pedro de Valdivia', comuna: 'Ñuñoa', motivo: 'accidente_transito' }),
    facts({ direccion: 'Pedro de Valdivia llegando a Grecia', motivo: 'accidente_transito' }, { minute: 4 }),
  ],
  [
    'an address misheard by a letter, and the neighbour says only the reason differently',
    facts({ direccion: 'Pasaje Los Copihues', numero: '0343', comuna: 'Puente Alto', motivo: 'incendio' }),
    facts({ direccion: 'los copigues', numero: '343', motivo: 'incendio' }, { minute: 6 }),
  ],
  [
    'a landmark that both name, without a street',
    facts({
      ubicacion_referencia: 'frente al mall Costanera Center',
      comuna: 'Providencia',
      motivo: 'accidente_transito',
    }),
    facts({ ubicacion_referencia: 'afuera del Costanera Center', motivo: 'accidente_transito' }, { minute: 1 }),
  ],
  [
    'a caller who was cut off and calls again',
    facts({ motivo: 'incendio' }, { phone: '+56 9 5555 0101' }),
    facts({ motivo: 'incendio' }, { phone: '955550101', minute: 2 }),
  ],
  [
    'the old name of an avenue',
    facts({ direccion: 'Libertador Bernardo O’Higgins', numero: '1449', comuna: 'Santiago', motivo: 'caida' }),
    facts({ direccion: 'Alameda', numero: '1449', comuna: 'Santiago', motivo: 'trauma' }, { minute: 9 }),
  ],
]

test.each(SAME)('one event: %s', (_, a, b) => {
  const { same, hints } = compare(a, b)
  expect(same).toBe(true)
  const told = hints.filter(({ kind, points }) => points > 0 && kind !== 'time' && kind !== 'phone')
  for (const { first, second } of told) {
    expect(first.evidence.length).toBeGreaterThan(0)
    expect(second.evidence.length).toBeGreaterThan(0)
  }
})

const OTHER: readonly (readonly [string, Facts, Facts])[] = [
  ['nothing but the same minute', facts({}), facts({})],
  ['the same number and nothing else', facts({}, { phone: '+56955550101' }), facts({}, { phone: '+56955550101' })],
  [
    'the same long avenue and the same reason',
    facts({ direccion: 'Avenida Matta', comuna: 'Santiago', motivo: 'caida' }),
    facts({ direccion: 'Avenida Matta', comuna: 'Santiago', motivo: 'caida' }),
  ],
  [
    'the same avenue far apart',
    facts({ direccion: 'Apoquindo', numero: '3200', comuna: 'Las Condes', motivo: 'trauma' }),
    facts({ direccion: 'Apoquindo', numero: '6400', comuna: 'Las Condes', motivo: 'trauma' }),
  ],
  [
    'the same address in another town',
    facts({ direccion: 'Los Aromos', numero: '2780', comuna: 'Renca', motivo: 'incendio' }),
    facts({ direccion: 'Los Aromos', numero: '2780', comuna: 'Maipú', motivo: 'incendio' }),
  ],
  [
    'another flat of the house with another illness',
    facts({ direccion: 'Agustinas', numero: '853', depto: '502', motivo: 'parto', comuna: 'Santiago' }),
    facts({ direccion: 'Agustinas', numero: '853', depto: '1104', motivo: 'acv', comuna: 'Santiago' }),
  ],
  [
    'the same house an hour and a half later',
    facts({ direccion: 'Agustinas', numero: '853', motivo: 'caida', comuna: 'Santiago' }),
    facts({ direccion: 'Agustinas', numero: '853', motivo: 'caida', comuna: 'Santiago' }, { minute: 90 }),
  ],
  [
    'a landmark of a kind that every town has',
    facts({ ubicacion_referencia: 'frente al colegio', comuna: 'La Florida', motivo: 'caida' }),
    facts({ ubicacion_referencia: 'al lado del colegio', comuna: 'La Florida', motivo: 'caida' }),
  ],
  [
    'hidden numbers are not one number',
    facts({ motivo: 'incendio', comuna: 'Maipú' }, { phone: 'anonymous' }),
    facts({ motivo: 'incendio', comuna: 'Maipú' }, { phone: 'anonymous' }),
  ],
  [
    'one family calls twice about two things in two places',
    facts({ motivo: 'parto', comuna: 'Maipú' }, { phone: '+56955550101' }),
    facts({ motivo: 'incendio', comuna: 'Renca' }, { phone: '+56955550101' }),
  ],
]

test.each(OTHER)('two events: %s', (_, a, b) => {
  expect(compare(a, b).same).toBe(false)
})

test('no hint alone links two calls, however strong', () => {
  for (const [, a, b] of SAME) {
    const { hints } = compare(a, b)
    for (const hint of hints) {
      const only = (one: Facts, side: 'first' | 'second'): Facts => ({
        phone: hint.kind === 'phone' ? one.phone : '',
        startedAt: one.startedAt,
        fields: one.fields.filter(({ field }) => hint[side].fields.includes(field)),
      })
      expect(compare(only(a, 'first'), only(b, 'second')).same, hint.kind).toBe(false)
    }
  }
})

test('what speaks against is shown beside what speaks for', () => {
  const a = facts({ direccion: 'Apoquindo', numero: '3200', comuna: 'Las Condes' })
  const b = facts({ direccion: 'Apoquindo', numero: '3200', comuna: 'Vitacura' })
  expect(kinds(a, b)).toEqual(['street', 'number', 'time', 'district'])
  expect(compare(a, b).hints.at(-1)?.points).toBeLessThan(0)
})

test('a shared telephone is told without the number', () => {
  const a = facts({ motivo: 'incendio' }, { phone: '+56955550101' })
  expect(JSON.stringify(compare(a, a).hints)).not.toContain('5555')
})

test('two crashes on one road are one event by a post, and two when the posts are miles apart', () => {
  const at = (post: string) =>
    facts({ direccion: 'I-40', ubicacion_referencia: `mile marker ${post}`, motivo: 'accidente_transito' })
  expect(compare(at('289'), at('289')).same).toBe(true)
  expect(compare(at('289'), at('290')).same).toBe(true)
  expect(compare(at('289'), at('297')).same).toBe(false)
})

test('on one road, but at posts miles apart, even one telephone tells of two events', () => {
  const at = (post: string): Facts =>
    facts({ direccion: 'I-40', ubicacion_referencia: post, motivo: 'accidente_transito' }, { phone: '505-555-0142' })
  expect(kinds(at('mile marker 297'), at('mile marker 264'))).not.toContain('street')
  expect(kinds(at('mile marker 264'), at('mile marker 265'))).toContain('street')
})
