import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

const ASK = 'A: ¿Cuál es la dirección?'

test('a crossing survives the search for its second street', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿Dónde están?',
    'C: En Parral, en Urrutia con... eh, espere... con Victoria.',
  )
  expect(record).toMatchObject({ direccion: 'Urrutia con Victoria', comuna: 'Parral' })
})

test('the street may be named in a sentence, or be a road to somewhere', async () => {
  const named = await told('es-CL', ASK, 'C: La calle se llama Balmaceda, el número es cero doscientos cinco.')
  expect(named.record).toMatchObject({ direccion: 'Balmaceda', numero: '0205' })
  const road = await told('es-CL', ASK, 'C: Camino a Pumanque, parcela 4.')
  expect(road.record.direccion).toBe('Camino a Pumanque')
})

test('a number that was of the old house gives way; an age never becomes a number', async () => {
  const moved = await told(
    'es-CL',
    ASK,
    'C: Los Acacios 210, en Lautaro.',
    'A: ¿Los Acacios doscientos diez?',
    'C: Ay, no, ese era el de antes. Ahora es el 347.',
  )
  expect(moved.record.numero).toBe('347')
  const aged = await told('es-CL', ASK, 'C: Los Acacios 210.', 'A: ¿Qué edad tiene?', 'C: Ochenta. No, ochenta y tres.')
  expect(aged.record).toMatchObject({ numero: '210', edad: '83' })
})

test('a house behind its alley is a house number; yes is not a street', async () => {
  const { record } = await told(
    'es-CL',
    ASK,
    'C: Pasaje Los Lirios, casa 58.',
    'A: ¿Los Lirios cincuenta y ocho?',
    'C: Sí, cincuenta y ocho.',
  )
  expect(record).toMatchObject({ direccion: 'Pasaje Los Lirios', numero: '58' })
  expect(record.ubicacion_detalle).toBeUndefined()
})

test('a number read back alone asks about the place', async () => {
  const { record } = await told(
    'en-GB',
    "A: What's the address?",
    'C: 13 Mill Lane, Hexham.',
    'A: Thirty, three zero?',
    'C: No, thirteen. Next to the post office.',
  )
  expect(record.numero).toBe('13')
  expect(record.ubicacion_referencia).toContain('post office')
})

test('what stands beside the address is not the address', async () => {
  const { record } = await told(
    'en-US',
    'A: 911, what is the address?',
    'C: 512 Alder Avenue!',
    'A: In Fresno?',
    'C: Yes, just off 9th Street.',
  )
  expect(record).toMatchObject({ direccion: 'Alder Avenue', numero: '512', comuna: 'Fresno' })
})

test('a saint may be a town', async () => {
  const { record } = await told('en-US', "A: What's the address?", 'C: 75 Hazel Street, St. Paul.')
  expect(record).toMatchObject({ direccion: 'Hazel Street', comuna: 'St. Paul' })
})

test('the square of a town names the town', async () => {
  const { record } = await told('es-CL', 'A: ¿Dónde es?', 'C: En la Plaza de Armas de Cauquenes.')
  expect(record.comuna).toBe('Cauquenes')
})
