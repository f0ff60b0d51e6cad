/** A number said against the one that stands takes its place in that field and in no other. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

const PLACE_ES = ['C: Mi papá se cayó.', 'A: ¿Dirección?', 'C: Avenida Matta 1182, departamento 302.'] as const
const AGE_ES = ['A: ¿Qué edad tiene?', 'C: Cincuenta y ocho.', 'A: Ya.'] as const
const FELL_EN = ['C: My dad fell.', 'A: Address?', 'C: 116 Elm Street, flat nine, Leeds.', 'A: OK.'] as const
const AGE_EN = ['A: How old is he?', 'C: Seventy-one.', 'A: OK.'] as const

test.each([
  ['C: Me está diciendo que son sesenta y uno, no cincuenta y ocho.', { edad: '61', numero: '1182', depto: '302' }],
  ['C: Oiga, no tiene cincuenta y ocho, tiene sesenta y ocho.', { edad: '68', numero: '1182', depto: '302' }],
  ['C: Y el número no es ochenta y dos, es mil ciento noventa y dos.', { edad: '58', numero: '1192', depto: '302' }],
  ['C: No es ochenta y dos, es noventa y dos.', { edad: '58', numero: '1192', depto: '302' }],
  ['C: El departamento no es trescientos dos, es cuatrocientos dos.', { edad: '58', numero: '1182', depto: '402' }],
])('%s', async (line, record) => {
  expect((await told('es-CL', ...PLACE_ES, ...AGE_ES, line)).record).toMatchObject(record)
})

test.each([
  ["C: He's seventy-four, not seventy-one.", { edad: '74', numero: '116', depto: '9' }],
  ["C: And it's flat nineteen, sorry, I told you nine.", { edad: '71', numero: '116', depto: '19' }],
  ["C: We're not a hundred and sixteen any more, they changed it, we're one one eight.", { edad: '71', numero: '118' }],
  [
    "C: His card has him down as seventy-four, not seventy-one. And love, we're not a hundred and sixteen, we're one one eight.",
    { edad: '74', numero: '118', depto: '9' },
  ],
])('%s', async (line, record) => {
  expect((await told('en-US', ...FELL_EN, ...AGE_EN, line)).record).toMatchObject(record)
})

test.each([
  'C: Ya le dije, dije mil ciento ochenta y dos, departamento trescientos dos.',
  'C: No tiene cincuenta y ocho todavía, departamento cuatro.',
  'C: Son cincuenta y ocho, dijo el doctor, y toma tres remedios.',
])('said again is not taken back: %s', async (line) => {
  const { record } = await told('es-CL', ...PLACE_ES, ...AGE_ES, line)
  expect(record).toMatchObject({ edad: '58', numero: '1182' })
})

test('said again by the impatient', async () => {
  const { record } = await told(
    'en-US',
    ...FELL_EN,
    ...AGE_EN,
    'C: I said a hundred and sixteen, flat nine, third door.',
  )
  expect(record).toMatchObject({ edad: '71', numero: '116', depto: '9' })
})

test('the own number, said before that of the neighbour', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿Dónde es el fuego?',
    'C: Pasaje El Peral, número noventa y seis. No, el noventa y seis es la mía, el del fuego es el noventa y nueve.',
  )
  expect(record).toMatchObject({ direccion: 'Pasaje El Peral', numero: '99' })
})

test('an age in words, mended with its months', async () => {
  const { record } = await told(
    'es-CL',
    'C: Mi niñita se ahogó con un maní.',
    'A: ¿Qué edad tiene?',
    'C: Un año y medio.',
    'A: ¿Qué color tiene?',
    'C: Está colorada. Oiga, y no tiene año y medio, tiene un año diez meses.',
  )
  expect(record.edad).toBe('1 año 10 meses')
})

test('a number that stands for nothing changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 99 }), fc.integer({ min: 2, max: 99 }), async (wrong, right) => {
      fc.pre(![9, 16, 71].includes(wrong) && wrong !== right)
      const { record } = await told('en-US', ...FELL_EN, ...AGE_EN, `C: They took bus ${right}, not bus ${wrong}.`)
      expect(record).toMatchObject({ edad: '71', numero: '116', depto: '9' })
    }),
    { numRuns: 20 },
  )
})
