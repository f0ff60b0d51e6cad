/** Addresses as strangers give them: invented streets, every way to lead in, to say a number, to cross and to correct. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

const STREETS_ES = [
  'Los Copihues',
  'Freire',
  'Avenida Los Carrera',
  'General Urrutia',
  'El Roble',
  '12 de Octubre',
  'Santa Elena',
]
const NUMBERS_ES = [
  ['catorce ochenta y cinco', '1485'],
  ['mil cuatrocientos ochenta y cinco', '1485'],
  ['tres cero ocho', '308'],
  ['ochocientos doce', '812'],
  ['2030', '2030'],
] as const
const ASKED_ES = ['En S N', 'S, el número es N', 'En S con el número N', 'Es en S al N', 'Anote: S N', 'Venga a S, N']
const UNASKED_ES = [
  'Una ambulancia para S N, apúrense',
  'Llamo de S N, mi señora no despierta',
  'Aló, hay un accidente en S N',
  'Por favor una ambulancia a S N',
]
const STREETS_EN = [
  'Maple Street',
  'Old Mill Road',
  'Queens Avenue',
  '42nd Street',
  "St. Anne's Terrace",
  'The Crescent',
]
const NUMBERS_EN = [
  ['fourteen eighty-five', '1485'],
  ['one oh six', '106'],
  ['12B', '12B'],
  ['a hundred and six', '106'],
  ['8', '8'],
] as const
const ASKED_EN = ['N S', "It's number N S", 'N on S', 'We live at N S', 'Um, N, N S']
const UNASKED_EN = [
  'I need an ambulance at N S, my dad fell',
  "There's a fire at N S",
  "I'm calling from N S, my wife's in labor",
]

const filled = (lead: string, street: string, number: string): string =>
  lead.replace(/\bN\b/g, number).replace(/\bS\b/, street)

test.each([
  [
    'es-CL',
    STREETS_ES,
    NUMBERS_ES,
    [
      ...ASKED_ES.map((lead) => ['A: ¿Cuál es la dirección?', lead] as const),
      ...UNASKED_ES.map((lead) => ['A: Emergencias, ¿qué pasa?', lead] as const),
    ],
  ],
  [
    'en-US',
    STREETS_EN,
    NUMBERS_EN,
    [
      ...ASKED_EN.map((lead) => ["A: What's the address?", lead] as const),
      ...UNASKED_EN.map((lead) => ["A: Emergency, what's happening?", lead] as const),
    ],
  ],
] as const)('a street and its number, asked and unasked, %s', async (language, streets, numbers, leads) => {
  const wrong: string[] = []
  let turn = 0
  for (const street of streets)
    for (const [prompt, lead] of leads) {
      const [spoken, digits] = numbers[turn++ % numbers.length] ?? numbers[0]
      const line = `C: ${filled(lead, street, spoken)}.`
      const { record } = await told(language, prompt, line)
      if (record.direccion !== street || record.numero !== digits)
        wrong.push(`${line} ${record.direccion} ${record.numero}`)
    }
  expect(wrong).toEqual([])
})

test('two streets that meet', async () => {
  const wrong: string[] = []
  for (const [first, second] of [
    ['Freire', 'Pinto'],
    ['Colón', 'Las Heras'],
    ['Pasaje 11', 'Las Camelias'],
  ] as const)
    for (const lead of [
      'A con B',
      'En A, esquina B',
      'En A, casi esquina B',
      'En la intersección de A y B',
      'En el cruce de A con B',
      'Fue en A, justo en la esquina con B',
    ]) {
      const line = `C: ${lead.replace(/\bB\b/, second).replace(/\bA\b/, first)}.`
      const { record } = await told('es-CL', 'A: ¿Dónde está?', line)
      if (record.direccion !== `${first} con ${second}`) wrong.push(`${line} ${record.direccion}`)
    }
  for (const lead of [
    'Fifth and Main',
    "We're at Fifth and Main",
    'Right at Fifth and Main',
    'The corner of Fifth and Main',
  ]) {
    const { record } = await told('en-US', 'A: Where are you?', `C: ${lead}.`)
    if (record.direccion !== 'Fifth and Main') wrong.push(`${lead} ${record.direccion}`)
  }
  expect(wrong).toEqual([])
})

test.each([
  [
    'es-CL',
    'Los Copihues 320',
    ['Perdón, 230.', 'Le dije mal, 230.', 'No, escuche, 230.', 'Me equivoqué, es el 230.'],
    [
      'No, es Los Canelos.',
      'Perdón, Los Canelos.',
      'Los Canelos, no Los Copihues.',
      'No, Los Copihues no, Los Canelos.',
    ],
    'Los Copihues',
    'Los Canelos',
  ],
  [
    'en-US',
    '320 Maple Street',
    ['I said 230.', "Wait, no, it's 230.", "Actually it's 230.", '320? No, 230.'],
    ['No, Mabel Street.', 'Mabel Street, not Maple Street.', 'Not Maple, Mabel Street.', 'Sorry, Mabel Street.'],
    'Maple Street',
    'Mabel Street',
  ],
] as const)('what was read back wrongly is put right, %s', async (language, said, numbers, streets, before, after) => {
  const call = ['A: Address? ¿Dirección?', `C: ${said}.`, `A: ¿${said}?`]
  for (const line of numbers) {
    const { record } = await told(language, ...call, `C: ${line}`)
    expect([line, record.direccion, record.numero]).toEqual([line, before, '230'])
  }
  for (const line of streets) {
    const { record } = await told(language, ...call, `C: ${line}`)
    expect([line, record.direccion, record.numero]).toEqual([line, after, '320'])
  }
})

test.each([
  ['es-CL', 'A: ¿En qué comuna?', 'C: En Puente Alto.', 'Puente Alto'],
  ['es-CL', 'A: ¿Dirección?', 'C: En Los Copihues 320, Coronel.', 'Coronel'],
  ['en-GB', 'A: What town is that?', "C: It's Hexham.", 'Hexham'],
  ['en-GB', 'A: What town is that?', 'C: Bury St Edmunds.', 'Bury St Edmunds'],
] as const)('%s a town, %s %s', async (language, prompt, line, town) => {
  expect((await told(language, prompt, line)).record.comuna).toBe(town)
})

test.each([
  ['es-CL', 'C: Nació en Temuco en 1950.'],
  ['es-CL', 'C: Toma Losartán 50 y Metformina 850.'],
  ['es-CL', 'C: Mató el tiempo viendo tele.'],
  ['en-GB', 'C: He worked on Wall Street for 20 years.'],
  ['en-GB', 'C: We drove down from Whitby this morning.'],
] as const)('%s is no address: %s', async (language, line) => {
  const { record } = await told(language, language === 'es-CL' ? 'A: ¿Qué le pasa?' : "A: What's wrong?", line)
  expect([record.direccion, record.numero, record.comuna, record.ubicacion_referencia]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
