/** First and family names that nobody asked for in so many words, and items that turn out to be somebody else's. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test.each([
  [['A: ¿Cómo se llama?', 'C: Hernán.', 'A: ¿Don Hernán cuánto?', 'C: Hernán Cuturrufo.'], 'Hernán', 'Cuturrufo'],
  [['A: ¿Cómo se llama?', 'C: Yesenia.', 'A: Ya.', 'C: Y dice que anote bien. Yesenia Bravo.'], 'Yesenia', 'Bravo'],
  [['A: ¿Cómo se llama?', 'C: Abelardo.', 'A: Ya.', 'C: Me dice que el apellido es Saavedra.'], 'Abelardo', 'Saavedra'],
  [['C: ¿Y el Jonathan? ¡Salió quemado el Jonathan!'], 'Jonathan', undefined],
  [
    [
      'A: ¿Cómo se llama ella?',
      'C: La Catalina.',
      'A: ¿Apellidos?',
      'C: No sé el apellido. Oiga, me dicen que no es Catalina, que el carné dice Catherine.',
    ],
    'Catherine',
    undefined,
  ],
])('%j', async (lines, nombre, apellido) => {
  const { record } = await told('es-CL', 'C: Necesito una ambulancia, se cayó mi vecino.', ...lines)
  expect([record.nombre, record.apellido]).toEqual([nombre, apellido])
})

test.each([
  [
    ["A: What's he called?", 'C: Kieran.', 'A: Have you got his surname?', 'C: His bank card says Holroyd.'],
    'Kieran',
    'Holroyd',
  ],
  [
    ["A: What's he called?", 'C: Alfie.', 'A: OK.', "C: What's his surname, do you need that? It's Trevanion."],
    'Alfie',
    'Trevanion',
  ],
  [
    ['A: Has he had a fit before?', "C: No. My brother's epileptic, but Alfie's never had anything."],
    'Alfie',
    undefined,
  ],
  [["A: What's his full name, and his age?", 'C: Stanley Horsfall. Eighty-four.'], 'Stanley', 'Horsfall'],
])('%j', async (lines, nombre, apellido) => {
  const { record } = await told('en-US', "C: It's my neighbour, he fell.", ...lines)
  expect([record.nombre, record.apellido]).toEqual([nombre, apellido])
})

test("an allergy that is the caller's own, and a pill that is the grandmother's", async () => {
  const es = await told(
    'es-CL',
    'C: Mi pololo se tomó unas pastillas.',
    'A: ¿Es alérgico a algo?',
    'C: Es alérgico a la amoxicilina.',
    'A: ¿Alguna otra enfermedad?',
    'C: No. Y ay, perdón, la de la amoxicilina soy yo.',
  )
  expect(es.record.alergias).toBeUndefined()
  const en = await told(
    'en-US',
    'C: One of the lads has been stabbed.',
    'A: Is he on any medicines?',
    "C: He says warfarin. No, hang on, he's messing, he says his nan's on that.",
  )
  expect(en.record.medicamentos).toBeUndefined()
})

test.each([
  ["C: She's allergic to penicillin, her mum's here with me.", 'penicillin'],
  ["C: She's allergic to penicillin. That's my mum at the door.", 'penicillin'],
  ["C: She's allergic to penicillin, it's my mum who is ill.", 'penicillin'],
])('an allergy beside which somebody is named stays: %s', async (line, item) => {
  const { record } = await told('en-US', 'C: My mum fell.', 'A: Is she allergic to anything?', line)
  expect(record.alergias).toBe(item)
})

test('what a person takes stays when a relative has it at hand', async () => {
  const { record } = await told(
    'en-US',
    'C: My dad fell.',
    'A: What does he take?',
    'C: Warfarin, his wife has it here.',
  )
  expect(record.medicamentos?.toLowerCase()).toBe('warfarin')
})

test('somebody cries beside who does not breathe', async () => {
  const { record } = await told(
    'es-CL',
    'C: Mi mamá no despierta y no respira.',
    'A: Ya.',
    'C: Mi hermano chico está llorando.',
  )
  expect(record.respira).toBe('no')
})

test('moving away from a fire leaves the address', async () => {
  const { record } = await told(
    'en-US',
    'C: Fire!',
    'A: Address?',
    'C: 116 Elm Street, Leeds.',
    'A: OK.',
    "C: We've moved away from the smoke, we moved out of the house.",
  )
  expect(record).toMatchObject({ direccion: 'Elm Street', numero: '116' })
})

test('an address that was the one of before', async () => {
  const place = [
    'C: Mi amiga se tomó unas pastillas.',
    'A: ¿Dónde vive?',
    'C: En la calle Anwandter, mil doscientos cuarenta.',
    'A: Ya.',
  ] as const
  const gone = await told('es-CL', ...place, 'C: Ay, no, esa era la de antes.')
  expect([gone.record.direccion, gone.record.numero]).toEqual([undefined, undefined])
  const next = await told(
    'es-CL',
    ...place,
    'C: Ay, no, esa era la de antes.',
    'A: Busca en tu celular.',
    'C: A ver, acá está. Picarte dos mil ochenta.',
  )
  expect(next.record).toMatchObject({ direccion: 'Picarte', numero: '2080' })
})

test('a call for the electricity company leaves no record', async () => {
  const { record } = await told(
    'es-CL',
    'C: Buenas noches, manden un camión al kilómetro cinco del camino a Lican Ray, estamos a oscuras.',
    'A: ¿Hay alguna persona accidentada?',
    'C: No, ninguna. Es la luz, se fue con el viento.',
    'A: Esto es el servicio de ambulancias, no es la compañía de luz.',
    'C: Mi mamá tiene noventa y tres años y está en la cama bien calientita.',
  )
  expect(record).toEqual({})
})

test('a child calls for a toy: when a grown-up says so nothing stays on record', async () => {
  const { record } = await told(
    'en-US',
    "C: Molly fell off the slide and she won't get up.",
    'A: Is Molly awake?',
    'C: No. Her eyes are shut.',
    'A: Is anyone there hurt or unwell?',
    "C: No, no, nobody, we're all fine. It's her cuddly toy.",
  )
  expect(record).toEqual({})
})
