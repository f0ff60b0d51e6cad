import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

const plain = (value: string | undefined): string =>
  (value ?? '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

const DETAIL: readonly (readonly ['es-CL' | 'en-GB', string, RegExp])[] = [
  ['es-CL', 'Entren por la reja del costado, la de adelante no abre.', /reja del costado/],
  ['es-CL', 'Van a tener que subir por la escalera de incendios.', /escalera/],
  ['es-CL', 'Estamos en el andén dos, al final.', /anden dos|anden 2/],
  ['es-CL', 'Quedó en la sala de calderas, abajo.', /sala de calderas/],
  ['es-CL', 'La clave es gato, siete, uno, cero.', /gato, (siete|7)/],
  ['en-GB', 'Tell them to use the service lift, the other one is stuck.', /service lift/],
  ['en-GB', "He's collapsed on platform two, by the buffet.", /platform (two|2)/],
  ['en-GB', "I've left the porch light on for them.", /porch light/],
  ['en-GB', 'They need to turn right at the second gate.', /second gate/],
]

test.each(DETAIL)('%s, the way in, unasked: %s', async (language, line, wanted) => {
  const { record } = await told(language, `C: ${line}`)
  expect(plain(record.ubicacion_detalle)).toMatch(wanted)
})

const AROUND: readonly (readonly ['es-CL' | 'en-GB', string, RegExp])[] = [
  ['es-CL', 'Estamos en la Feria Los Castaños y se desmayó una señora.', /feria los castanos/],
  ['es-CL', 'Hablo del hogar de ancianos San Benito, soy la cuidadora.', /hogar de ancianos san benito/],
  ['es-CL', 'Quedaron dentro del túnel Las Raíces.', /tunel las raices/],
  ['en-GB', "We're at the Bright Harbour lodge and a man has fallen.", /bright harbour lodge/i],
  ['en-GB', "He's at the bus stop outside the chemist.", /bus stop outside the chemist/],
]

test.each(AROUND)('%s, the landmark, unasked: %s', async (language, line, wanted) => {
  const { record } = await told(language, `C: ${line}`)
  expect(plain(record.ubicacion_referencia)).toMatch(wanted)
})

test.each([
  ['es-CL', 'C: La semana pasada estuvo en la Clínica Los Aromos y lo mandaron para la casa.'],
  ['es-CL', 'A: ¿De qué sufre?', 'C: Lo operaron en el Hospital San Lucas, en la sala cuatro.'],
  ['en-GB', 'C: Last year they had her in the Royal Infirmary, on ward six.'],
  ['en-GB', 'A: Any medical history?', 'C: He was at the Bright Harbour clinic, room nine.'],
] as const)('%s, long ago or another matter is no place: %s %s', async (language, ...lines) => {
  const { record } = await told(language, ...lines)
  expect([record.ubicacion_referencia, record.ubicacion_detalle]).toEqual([undefined, undefined])
})

test.each([
  [
    'es-CL',
    'A: ¿Cómo es su casa por fuera?',
    'C: Es celeste, con una reja blanca y un parrón.',
    /celeste.*reja blanca/,
  ],
  [
    'en-GB',
    'A: What am I looking for out there?',
    'C: Brick bungalow, caravan on the drive.',
    /brick bungalow.*caravan/,
  ],
] as const)('%s, the look of the house: %s', async (language, question, answer, wanted) => {
  const { record } = await told(language, question, answer)
  expect(plain(record.ubicacion_detalle)).toMatch(wanted)
})

test('the kind of place stands in the question', async () => {
  const { record } = await told('es-CL', 'A: ¿En qué estación pasó?', 'C: Los Quillayes. En la boletería.')
  expect(record.ubicacion_referencia).toMatch(/estaci[oó]n Los Quillayes/)
})
