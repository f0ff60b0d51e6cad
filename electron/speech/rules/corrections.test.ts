/** What callers take back or mend, in the same breath or minutes later, in the ways strangers do it. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

const FELL_ES = ['C: Mi abuela se cayó.', 'A: ¿Dirección?', 'C: Avenida Matta 1520.', 'A: Ya.'] as const
const FELL_EN = ['C: My dad fell.', 'A: Address?', 'C: 212 Elm Street, Dayton.', 'A: OK.'] as const

test.each([
  ['C: Oiga, dije mil quinientos veinte y es mil quinientos doce.', '1512'],
  [
    'C: El número se lo di mal, mil quinientos veinte era la casa antigua. Ahora es la mil seiscientos, en la misma calle.',
    '1600',
  ],
  ['C: Con los nervios di vuelta los números, es el mil quinientos dos.', '1502'],
])('a house number mended later: %s', async (line, number) => {
  const { record } = await told('es-CL', ...FELL_ES, line)
  expect(record).toMatchObject({ direccion: 'Avenida Matta', numero: number })
})

test('a house number swapped in English, and what it was not', async () => {
  const { record } = await told('en-US', ...FELL_EN, "C: Wait, I gave you the wrong number, it's 221, not 212.")
  expect(record.numero).toBe('221')
})

test('a street taken back keeps its number', async () => {
  const es = await told(
    'es-CL',
    ...FELL_ES,
    'C: Perdón, no era Avenida Matta, es Avenida Manuel Montt, el mismo número.',
  )
  expect(es.record).toMatchObject({ direccion: 'Avenida Manuel Montt', numero: '1520' })
  const en = await told('en-US', ...FELL_EN, "C: Sorry, it's not Elm Street, it's Elm Court.")
  expect(en.record).toMatchObject({ direccion: 'Elm Court', numero: '212' })
})

test('streets beside the address do not replace it', async () => {
  const { record } = await told(
    'es-CL',
    ...FELL_ES,
    'A: ¿Entre qué calles?',
    'C: Entre San Diego y... y Avenida Portugal.',
  )
  expect(record).toMatchObject({
    direccion: 'Avenida Matta',
    ubicacion_referencia: 'Entre San Diego y Avenida Portugal',
  })
})

test('a kilometre mended by the sign', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿Por dónde anda usted?',
    'C: En la ruta cinco sur, a la altura del kilómetro doscientos doce, pasado Linares.',
    'A: ¿Doscientos doce?',
    'C: No, perdón, doscientos veinte, ahí dice el letrero.',
  )
  expect(record).toMatchObject({ direccion: 'Ruta 5 Sur', ubicacion_referencia: 'a la altura del kilómetro 220' })
  expect(record.numero).toBeUndefined()
  expect(record.comuna).toBeUndefined()
  const mile = await told(
    'en-US',
    'A: Where are you?',
    "C: We're at mile marker 88 on I-40 westbound. No, 89, I see the sign.",
  )
  expect(mile.record.ubicacion_referencia).toBe('mile marker 89')
})

test('an age that was another', async () => {
  const es = await told(
    'es-CL',
    'C: Mi papá se cayó.',
    'A: ¿Qué edad tiene?',
    'C: Setenta.',
    'A: Ya.',
    'C: Ah, y le dije setenta pero tiene setenta y uno.',
  )
  expect(es.record.edad).toBe('71')
  const en = await told(
    'en-US',
    'C: My dad fell.',
    'A: How old is he?',
    'C: Sixty-eight.',
    'A: Okay.',
    "C: I told you sixty-eight, he's actually seventy-eight.",
  )
  expect(en.record.edad).toBe('78')
})

test('names said wrong first', async () => {
  const es = await told(
    'es-CL',
    'C: Se cayó una señora.',
    'A: ¿Cómo se llama la señora?',
    'C: Se llama Marta, Marta no, Mirta, Mirta Soto.',
  )
  expect(es.record).toMatchObject({ nombre: 'Mirta', apellido: 'Soto' })
  const en = await told(
    'en-GB',
    'C: My nan fell.',
    "A: What's her name?",
    'C: Her name is Karen, sorry, Karin, Karin Holt.',
  )
  expect(en.record).toMatchObject({ nombre: 'Karin', apellido: 'Holt' })
})

test('medicines taken back at once and later', async () => {
  const once = await told('en-GB', 'A: What does she take?', "C: She's on Keppra, no, Lamictal, Lamictal.")
  expect(once.record.medicamentos).toBe('Lamictal')
  expect(once.record.nombre).toBeUndefined()
  const es = await told(
    'es-CL',
    'A: ¿Toma algo para licuar la sangre?',
    'C: Sí, toma clopidogrel.',
    'A: Ya.',
    'C: Mire, aquí está la caja: no era clopidogrel, es rivaroxabán.',
  )
  expect(es.record.medicamentos).toBe('rivaroxabán')
  const form = await told(
    'en-US',
    'A: Does she take any medicine?',
    'C: Her form lists Singulair.',
    'A: OK.',
    "C: It's not Singulair, I read the wrong line. Hers says Flovent.",
  )
  expect(form.record.medicamentos).toBe('Flovent')
  const stopped = await told('es-CL', 'A: ¿Qué remedios toma?', 'C: Carvedilol. La metformina se la sacaron.')
  expect(stopped.record.medicamentos).toBe('Carvedilol')
})

test('allergies of somebody else, crossed out, or not so after all', async () => {
  const mine = await told('es-CL', 'A: ¿Es alérgico a algo?', 'C: No, él no. La alérgica soy yo, a la penicilina.')
  expect(mine.record.alergias ?? 'ninguna').toBe('ninguna')
  const sister = await told('en-US', 'A: Is she allergic to anything?', "C: Sulfa. No wait, that's my sister.")
  expect(sister.record.alergias).toBeUndefined()
  const form = await told(
    'en-US',
    'A: Any allergies on that form?',
    "C: It says bee stings and, hang on, penicillin's crossed out.",
  )
  expect(form.record.alergias).toBe('bee stings')
  const after = await told(
    'en-US',
    'A: Any allergies?',
    'C: Latex.',
    'A: OK.',
    "C: Turns out she's not allergic to latex, it's codeine.",
  )
  expect(after.record.alergias).toBe('codeine')
})

test('weeks, hours and flats mended', async () => {
  const weeks = await told(
    'es-CL',
    'C: Mi nuera está con contracciones.',
    'A: ¿Cuántas semanas tiene?',
    'C: Treinta y cinco semanas... no, treinta y seis cumplió el lunes.',
  )
  expect(weeks.record.historia_clinica).toBe('36 semanas')
  const onset = await told(
    'en-GB',
    "C: She's having a fit.",
    "A: How long's it been going?",
    'C: Two minutes or so.',
    'A: OK.',
    "C: It started outside, so it's more like eight minutes.",
  )
  expect(onset.record.inicio_sintomas).toBe('eight minutes')
  const flat = await told('en-US', 'A: Which apartment?', "C: 3C. No, 3D, 3C's the neighbor.")
  expect(flat.record.depto).toBe('3D')
})

test('another block in the place of the first', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿Dirección?',
    'C: Balmaceda ochocientos, block C, depto 301.',
    'A: ¿Block C?',
    'C: Block D, perdón, block D de dedo.',
  )
  expect(record).toMatchObject({ ubicacion_detalle: 'block D', depto: '301' })
})
