/** Nothing personal is left in a redacted bundle, and what is no person's is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrest, bundles, line, proof, rules, STARTED_AT } from './bundle.fixture.ts'
import type { IncidentBundle } from './bundle.ts'
import { hider, MASK } from './hide.ts'
import { personalOf } from './personal.ts'
import { redact } from './redact.ts'
import { figuresOf, numeralsOf } from './spokenNumbers.ts'
import { isParticle, tokensOf } from './tokens.ts'

const said = (bundle: IncidentBundle, key: string): string =>
  bundle.transcript.find((one) => one.key === key)?.text ?? ''

describe('a call that was lived through', () => {
  const clean = redact(arrest)
  const all = JSON.stringify(clean)

  test('names, numbers and telephones are nowhere', () => {
    for (const word of ['Juan', 'JUAN', 'Pérez', 'PEREZ', 'Marta', 'Núñez', 'Carla', 'Rojas', 'Paula', 'Herrera'])
      expect(all).not.toContain(word)
    for (const number of ['2890', '2.890', '2810', '501', '5550', '1482', 'quinientos', 'ochocientos', 'noventa'])
      expect(all).not.toContain(number)
    expect(all).not.toContain('cero uno cuatro')
  })

  test('what helps to understand the call stays', () => {
    expect(said(clean, 'k-2')).toBe('¡Ayúdeme, por favor! Mi papá se desplomó y no responde.')
    expect(said(clean, 'k-4')).toBe(`Calle Los Tilos ${MASK}, no, perdón, ${MASK}.`)
    expect(said(clean, 'k-11')).toContain('uno, dos, tres, cuatro, cinco, seis, siete')
    expect(said(clean, 'k-12')).toBe('Tenía la presión en ciento ochenta con cien, 180/100, hace cinco minutos.')
    expect(clean.fields.find(({ field }) => field === 'edad')?.value).toBe('71')
    expect(clean.fields.find(({ field }) => field === 'direccion')?.value).toBe('Los Tilos')
    expect(clean.fields.find(({ field }) => field === 'motivo')?.value).toBe('paro_cardiorrespiratorio')
  })

  test('people of the room are told apart without their names', () => {
    expect(clean.call.agentName).toBe('staff-1')
    expect(clean.actions[0]?.by).toBe('staff-2')
    expect(clean.alerts[0]?.acknowledgedBy).toBe('staff-2')
    expect(clean.review?.by).toBe('staff-2')
  })

  test('to redact twice changes nothing more', () => {
    expect(redact(clean).transcript).toEqual(clean.transcript)
  })
})

test('a name that was understood otherwise than it was said is hidden where it was said', () => {
  const bundle: IncidentBundle = {
    ...arrest,
    fields: [
      {
        field: 'nombre',
        value: 'Yon',
        setBy: rules,
        confidence: 0.6,
        evidence: [proof('k-1', 'Jhon Alexis', 0)],
        lockedBy: null,
        alternatives: [],
        updatedAt: STARTED_AT,
      },
    ],
    transcript: [line('k-1', 'customer', 0, 'Es Jhon Alexis, mi hermano.')],
  }
  expect(redact(bundle).transcript[0]?.text).toBe(`Es ${MASK}, mi hermano.`)
})

test('a name that nobody understood is hidden when somebody introduces themself', () => {
  const hide = hider({ names: [], doors: [], phones: [], links: [] })
  expect(hide('Me llamo Rosa del Carmen Soto y estoy sola')).toBe(`Me llamo ${MASK} y estoy sola`)
  expect(hide('Yo soy Marcela. I’m George, soy médico')).toBe(`Yo soy ${MASK}. I’m ${MASK}, soy médico`)
  expect(hide('Mi rut es 12.345.678-9')).toBe(`Mi rut es ${MASK}`)
  expect(hide('Escriba a rosa.soto@correo.cl o vea https://maps.app/x?q=1')).toBe(`Escriba a ${MASK} o vea ${MASK}`)
})

test('who said their name once is hidden where they are called by it', () => {
  const transcript = [
    line('k-1', 'customer', 0, 'Yo soy Marcela, la hija.'),
    line('k-2', 'agent', 9000, 'Lo hizo excelente, Marcela.'),
  ]
  const clean = redact({ ...arrest, fields: [], changes: [], transcript })
  expect(clean.transcript.map(({ text }) => text)).toEqual([`Yo soy ${MASK}, la hija.`, `Lo hizo excelente, ${MASK}.`])
})

test('a number that was taken back is hidden beside the address that it was taken back for', () => {
  const bundle: IncidentBundle = {
    ...arrest,
    fields: [
      {
        field: 'numero',
        value: '421',
        setBy: rules,
        confidence: 1,
        evidence: [proof('k-1', '421 Maple Street', 0)],
        lockedBy: null,
        alternatives: [],
        updatedAt: STARTED_AT,
      },
    ],
    transcript: [line('k-1', 'customer', 0, "It's 412, no, sorry, 421 Maple Street, 2nd floor.")],
  }
  expect(redact(bundle).transcript[0]?.text).toBe(`It's ${MASK}, no, sorry, ${MASK} Maple Street, 2nd floor.`)
})

test('the last figures of a telephone tell it, a part of a name does not make a word of it', () => {
  const hide = hider({ names: ['María de la Luz'], doors: ['12', 'B'], phones: ['+56 9 5550 1482'], links: [] })
  expect(hide('termina en 1482')).toBe(`termina en ${MASK}`)
  expect(hide('la casa de la esquina')).toBe('la casa de la esquina')
  expect(hide('torre B, a la derecha, el doce')).toBe(`torre ${MASK}, a la derecha, el ${MASK}`)
  expect(hide('María de la Luz; maria')).toBe(`${MASK}; ${MASK}`)
})

test('numbers are understood as they are said', () => {
  expect(numeralsOf('dos mil ochocientos noventa'.split(' '))).toContain('2890')
  expect(numeralsOf('veintiocho noventa'.split(' '))).toContain('2890')
  expect(numeralsOf('dos ocho nueve cero'.split(' '))).toContain('2890')
  expect(numeralsOf('ochenta y cinco'.split(' '))).toContain('85')
  expect(numeralsOf('twenty five hundred'.split(' '))).toContain('2500')
  expect(figuresOf('uno dos tres cuatro cinco seis siete'.split(' '))).toBe(0)
  expect(figuresOf('nueve ocho siete seis cinco cuatro'.split(' '))).toBe(6)
})

/** Every text of a bundle that people wrote or said. */
function texts(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return FREE.has(key) ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => texts(one, key))
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, one]) => texts(one, name))
    : []
}
const FREE = new Set([
  'quote',
  'text',
  'value',
  'details',
  'notes',
  'description',
  'comment',
  'campaignName',
  'name',
  'lockedBy',
  'acknowledgedBy',
  'agentName',
  'customerName',
  'customerPhone',
  'by',
])

const closed = (bundle: IncidentBundle): IncidentBundle => ({
  ...bundle,
  fields: bundle.fields.filter(
    ({ field }) =>
      ![
        'motivo',
        'codigo',
        'avdi',
        'sexo',
        'consciente',
        'respira',
        'estado_respiratorio',
        'aviso_conserjeria',
      ].includes(field),
  ),
  changes: bundle.changes.filter(
    ({ field }) =>
      ![
        'motivo',
        'codigo',
        'avdi',
        'sexo',
        'consciente',
        'respira',
        'estado_respiratorio',
        'aviso_conserjeria',
      ].includes(field),
  ),
})

test('no personal value of any bundle survives in any of its texts, wherever it was put', () => {
  const word = fc
    .string({ unit: fc.constantFrom(...'abcdeñéüXYZ'), minLength: 2, maxLength: 9 })
    .map((raw) => `q${raw}`)
  const secrets = fc.record({
    nombre: word,
    apellido: fc.tuple(word, word).map((both) => both.join(' ')),
    numero: fc.integer({ min: 100, max: 99_999 }).map(String),
    phone: fc.integer({ min: 100_000_000, max: 999_999_999 }).map((n) => `+56 ${n}`),
  })
  const frame = fc.constantFrom('es ', 'vive en el ', '¿', 'la señora ', '…')
  fc.assert(
    fc.property(bundles.map(closed), secrets, frame, fc.boolean(), (base, secret, before, upper) => {
      const tell = Object.values(secret)
        .map((value) => `${before}${upper ? value.toUpperCase() : value.toLowerCase()}, `)
        .join('')
      const row = (field: 'nombre' | 'apellido' | 'numero') => ({
        field,
        value: secret[field],
        setBy: rules,
        confidence: 1,
        evidence: [proof('x', tell, 1)],
        lockedBy: null,
        alternatives: [],
        updatedAt: STARTED_AT,
      })
      const bundle: IncidentBundle = {
        ...base,
        call: { ...base.call, customerPhone: secret.phone, campaignName: tell },
        fields: [
          ...base.fields.filter(({ field }) => !(field in secret)),
          row('nombre'),
          row('apellido'),
          row('numero'),
        ],
        transcript: [...base.transcript, line('x', 'customer', 1, tell), line('y', 'agent', 2, `${tell}${before}`)],
        actions: [{ action: 'ADD_NOTE', by: secret.nombre, details: tell, at: STARTED_AT }],
      }
      const personal = personalOf(bundle)
      const clean = texts(redact(bundle)).filter((text) => !/^staff-\d+$/.test(text))
      const left = clean.flatMap((text) => tokensOf(text.replaceAll(MASK, ' ')))
      const words = new Set(left.map(({ folded }) => folded))
      const names = personal.names.flatMap((name) => tokensOf(name)).filter(({ folded }) => !isParticle(folded))
      for (const { folded } of names) expect([folded, words.has(folded)]).toEqual([folded, false])
      const sentences = clean.map(
        (text) =>
          ` ${tokensOf(text.replaceAll(MASK, ' | '))
            .map(({ folded }) => folded)
            .join(' ')} `,
      )
      for (const door of personal.doors) {
        const said = tokensOf(door)
          .map(({ folded }) => folded)
          .join(' ')
        if (said.length > 1) expect(sentences.filter((sentence) => sentence.includes(` ${said} `))).toEqual([])
      }
      expect(clean.join('\n')).not.toContain(secret.phone)
    }),
    { numRuns: 150 },
  )
})
