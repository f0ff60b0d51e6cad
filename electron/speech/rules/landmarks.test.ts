import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test('a kilometre post is corrected by what the sign says', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿En qué parte?',
    'C: Ruta 68, kilómetro cuarenta.',
    'A: ¿En qué sentido?',
    'C: Hacia Valparaíso. Perdón, el letrero dice cuarenta y seis.',
  )
  expect(record.ubicacion_referencia).toMatch(/46/)
  expect(record.ubicacion_referencia).not.toMatch(/40/)
})

test('kinds of places without a name, and distances from one', async () => {
  const shop = await told('en-US', 'A: Where are you?', "C: I'm at the pharmacy on Cedar and Main.")
  expect(shop.record.ubicacion_referencia).toContain('pharmacy')
  const school = await told('es-CL', 'A: ¿Dónde?', 'C: En el liceo de hombres, en Talca.')
  expect(school.record.ubicacion_referencia).toContain('liceo')
  const far = await told('es-CL', 'A: ¿Dónde queda?', 'C: Como dos kilómetros antes del cruce.')
  expect(far.record.ubicacion_referencia).toContain('antes del cruce')
})

test('how to get in: floors, gates, keys, ways through', async () => {
  const floor = await told('es-CL', 'A: ¿Dirección?', 'C: Colón 15.', 'A: ¿En qué piso es?', 'C: En el quinto.')
  expect(floor.record.ubicacion_detalle).toBe('piso quinto')
  const gate = await told(
    'en-US',
    'A: How do the medics get in?',
    "C: Through the garage, there's a door on the right.",
  )
  expect(gate.record.ubicacion_detalle).toContain('garage')
  expect(gate.record.ubicacion_detalle).toContain('door on the right')
  const iron = await told('es-CL', 'A: ¿Cómo entramos?', 'C: Por el costado, un portón de lata.')
  expect(iron.record.ubicacion_detalle).toMatch(/costado.*portón de lata/)
})

test('a gate told while the place is read back', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿Dirección?',
    'C: Pasaje Los Lirios 58, en la isla Quihua.',
    'A: Los Lirios cincuenta y nueve.',
    'C: No, cincuenta y ocho, la del portón gris.',
  )
  expect(record).toMatchObject({ numero: '58', ubicacion_detalle: 'portón gris' })
  expect(record.ubicacion_referencia).toContain('isla Quihua')
})

test('where the caller stands is not a landmark', async () => {
  const { record } = await told('en-US', 'A: Where is it?', "C: It's across the street from me, 40 Elm Street.")
  expect(record.ubicacion_referencia).toBeUndefined()
  const asked = await told('es-CL', 'A: ¿Qué hay cerca de tu casa?', 'C: Sí, queda la carnicería Don Lalo.')
  expect(asked.record.ubicacion_referencia).toContain('carnicería')
})
