import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIELDS, type FieldSpec, isFieldName } from '../../../convex/domain/canonical.ts'
import { faultOf } from '../../../convex/domain/fieldValue.ts'
import type { Turn } from '../understanding.ts'
import { canonical, readClaims } from './claims.ts'
import { quoteIn } from './spoken.ts'

const said = (text: string, speaker: Turn['speaker'] = 'customer', i = 1): Turn => ({
  entryKey: `c:${i}`,
  speaker,
  text,
  startMs: i * 1000,
  endMs: i * 1000 + 500,
})
const why = (field: string, value: string, entries: readonly Turn[], quote?: string, op = 'set') => {
  const last = entries.at(-1)
  const change = { field, op, value, entry: entries.length, quote: quote ?? last?.text ?? '', confidence: 0.9 }
  return readClaims({ changes: [change] }, entries, 'es')?.refused[0]?.why
}

test('a quote is found without accents, case and points, and nowhere else', () => {
  expect(quoteIn('¡Sí! Está en Ñuñoa, po.', 'si esta en nunoa')).toBe('Sí! Está en Ñuñoa')
  expect(quoteIn('no respira bien', 'respira mal')).toBeUndefined()
  expect(quoteIn('irrespirable', 'respira')).toBeUndefined()
  expect(quoteIn('hola', ' …! ')).toBeUndefined()
})

test('whatever part of a line is quoted in whatever dress, the literal part is found', () => {
  const word = fc.constantFrom('Ñuñoa', 'está', 'número', '3200', 'por', 'favor', 'Peñalolén', 'no', 'É')
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (words, a, b) => {
      const from = a % words.length
      const to = from + 1 + (b % (words.length - from))
      const part = words.slice(from, to)
      const dressed = part.join(' ... ').normalize('NFD').toUpperCase()
      const found = quoteIn(words.join(', '), dressed)
      expect(found?.split(', ')).toEqual(part)
    }),
  )
})

test('numbers in words, parts of a flat and other forms of a word are heard', () => {
  expect(why('numero', '3200', [said('Apoquindo tres mil doscientos')])).toBeUndefined()
  expect(why('depto', '3B', [said('departamento tres B')])).toBeUndefined()
  expect(why('edad', '1 año 8 meses', [said('un año y ocho meses')])).toBeUndefined()
  expect(why('historia_clinica', 'hipertensión', [said('es hipertenso')], undefined, 'add')).toBeUndefined()
  expect(why('direccion', 'Grecia con Macul', [said('en Grecia, esquina de Macul')])).toBeUndefined()
  expect(why('comuna', 'Ñuñoa', [said('¿Es en Ñuñoa?', 'agent', 1), said('Sí', 'customer', 2)])).toBeUndefined()
  expect(why('respira', 'si', [said('¿Respira?', 'agent', 1), said('Sí', 'customer', 2)])).toBeUndefined()
  expect(why('numero', '3201', [said('Apoquindo tres mil doscientos')])).toBe('unheard')
  expect(why('direccion', 'Grecia con Pocuro', [said('en Grecia, esquina de Macul')])).toBe('unheard')
  expect(why('signos_vitales', 'saturación 99', [said('satura ochenta y cinco')], undefined, 'add')).toBe('unheard')
})

test('nobody’s wish is a code; a retraction needs words that take back', () => {
  expect(why('codigo', 'rojo', [said('mande una clave, prioridad uno, se está muriendo')])).toBe('wish')
  expect(why('codigo', 'rojo', [said('no respira')])).toBeUndefined()
  expect(why('edad', '', [said('tiene ochenta años')], undefined, 'retract')).toBe('unrelated')
  expect(why('edad', '', [said('perdón, la edad no la sé')], undefined, 'retract')).toBeUndefined()
})

test('values take the form of the record', () => {
  expect(canonical('consciente', 'Sí')).toBe('si')
  expect(canonical('motivo', 'Paro cardiorrespiratorio')).toBe('paro_cardiorrespiratorio')
  expect(canonical('numero', 'N° 3.200')).toBe('3200')
  expect(canonical('edad', '78 años')).toBe('78')
  expect(canonical('alergias', 'penicilina; aspirina.')).toBe('penicilina, aspirina')
  expect(canonical('sexo', 'hombre')).toBeUndefined()
  expect(canonical('nombre', '  \u0000 ')).toBeUndefined()
  expect(canonical('nombre', 3)).toBeUndefined()
})

test('no answer whatever breaks the reading, and what is taken can stand on the card with its proof', () => {
  const entries = [said('¿Dónde es?', 'agent', 1), said('En Ñuñoa, Irarrázaval tres mil, no respira.', 'customer', 2)]
  const change = fc.record(
    {
      field: fc.oneof(fc.constantFrom(...Object.keys(FIELDS), '__proto__', 'toString'), fc.string()),
      op: fc.oneof(fc.constantFrom('set', 'add', 'remove', 'retract'), fc.anything()),
      value: fc.oneof(fc.constantFrom('si', 'no', 'Ñuñoa', '3000', 'Irarrázaval', 'rojo'), fc.string(), fc.anything()),
      entry: fc.oneof(fc.integer({ min: -2, max: 4 }), fc.double(), fc.anything()),
      quote: fc.oneof(fc.constantFrom('Ñuñoa', 'no respira', 'Irarrázaval tres mil'), fc.string(), fc.anything()),
      confidence: fc.oneof(fc.double(), fc.anything()),
    },
    { requiredKeys: [] },
  )
  let taken = 0
  fc.assert(
    fc.property(fc.oneof(fc.record({ changes: fc.array(change) }), fc.anything()), (answer) => {
      for (const claim of readClaims(answer, entries, 'es')?.claims ?? []) {
        taken++
        const spec: FieldSpec = FIELDS[claim.field]
        expect(isFieldName(claim.field) && spec.kind !== 'url').toBe(true)
        if (claim.value !== null) expect(faultOf(claim.field, claim.value)).toBeNull()
        expect(claim.confidence).toBeGreaterThanOrEqual(0)
        expect(claim.confidence).toBeLessThanOrEqual(1)
        const entry = entries.find(({ entryKey }) => entryKey === claim.evidence.entryKey)
        expect(entry?.text).toContain(claim.evidence.quote)
      }
    }),
    { numRuns: 3000 },
  )
  expect(taken).toBeGreaterThan(0)
})
