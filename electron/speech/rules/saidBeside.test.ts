/** What stands beside the value that is meant: the street read back wrongly, the attacker's name, the caller's own pills, the number on a finger clip. */
import { expect, test } from 'vitest'
import { type Case, tellEach, told } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'a street that was read back is put right by its name alone',
    'en-GB',
    [
      "A: What's the address, please?",
      "C: Flat 9, Harcourt House, that's Wellesley Street. In Chesterfield.",
      'A: Flat 9, Harcourt House, Wellesley Street, Chesterfield. Is that right?',
      "C: Yes. No! Wellington. Wellington Street. Wellesley's where I were born.",
    ],
    { direccion: 'Wellington Street', depto: '9', comuna: 'Chesterfield' },
  ],
  [
    'a motorway keeps its name without the way one drives',
    'en-US',
    ['A: Where is your emergency?', "C: I'm on Interstate 80 westbound, a pickup and a stock trailer just went over."],
    { direccion: 'Interstate 80', ubicacion_detalle: 'westbound', motivo: 'accidente_transito' },
  ],
  [
    'somebody is picked up in one town and taken to another, and is in neither',
    'en-GB',
    [
      'A: Which town did you come through last?',
      "C: I picked her up in Market Harborough, and we're going to Kettering, the General.",
    ],
    { comuna: undefined },
  ],
  [
    'the flat of a tower keeps its number when the tower is mended',
    'es-CL',
    [
      'A: Deme su dirección.',
      'C: Freire ochocientos doce, departamento trescientos cuatro, bloque dos... no, bloque tres, el dos es la administración. Quilpué.',
    ],
    { numero: '812', depto: '304', comuna: 'Quilpué' },
  ],
  [
    'lots of a park are doors',
    'en-US',
    ["A: What's the street address?", "C: Twenty-two hundred Old Ferry Road. It's lot thirty-eight."],
    { numero: '2200', depto: '38' },
  ],
  [
    'the second of two allergies mends the first',
    'es-CL',
    ['A: ¿Alérgica a algo?', 'C: Alérgica a la penicilina... no, a las sulfas, eso, a las sulfas.'],
    { alergias: 'sulfas' },
  ],
  [
    'nothing, said first, and shaken by the head',
    'en-GB',
    ["A: Any medicines he can't take?", "C: Are you allergic to anything, Robert? ... He's shaking his head, no."],
    { alergias: 'ninguna' },
  ],
  [
    "the caller's own tablets are not the patient's",
    'en-GB',
    [
      "A: What's happened?",
      "C: She's took a load of tablets, our Chloe has, my granddaughter.",
      'A: Any medical problems, regular medicines, allergies?',
      "C: Depression, she has sertraline for it. I thought she'd had my amlodipine an' all. Nowt she's allergic to.",
    ],
    { medicamentos: 'sertraline', alergias: 'ninguna', historia_clinica: 'Depression' },
  ],
  [
    'two family names are no first name',
    'es-CL',
    ['C: Es mi señora.', 'A: ¿Apellido y edad de ella?', 'C: Carrasco Meza. Setenta y siete, le gano por tres.'],
    { nombre: undefined, apellido: 'Carrasco Meza', edad: '77' },
  ],
  [
    'weeks of what is unborn are no age',
    'en-GB',
    [
      "A: What's her name?",
      "C: Shona. She's thirty.",
      'A: Has she any health problems?',
      "C: She's twelve weeks pregnant, she says.",
    ],
    { edad: '30' },
  ],
  [
    'an age that was heard wrongly',
    'es-CL',
    [
      'A: ¿Qué edad tiene la niña?',
      'C: Veintiséis.',
      'A: Veintiséis años. ¿Se le rompió la bolsa?',
      'C: Veintinueve, me reclama ella, veintinueve, le oí mal.',
    ],
    { edad: '29' },
  ],
  [
    'no number of a house is put right by what a clip on the finger reads',
    'en-GB',
    [
      'A: What address are we coming to?',
      'C: Forty-three Gartmore Road.',
      'A: Have you got one of those finger probes in the house?',
      "C: Hold on. ... It's ninety-eight.",
      "A: Ninety-eight? That doesn't fit with blue lips. Have a look which way up you're holding it.",
      "C: I had it upside down. Eighty-six. It's eighty-six.",
    ],
    { numero: '43' },
  ],
  [
    'eyes that shut on one who does not answer',
    'en-US',
    [
      'A: Is he awake?',
      "C: He's cussing a blue streak, so I'd say he's awake.",
      "C: He's getting awful quiet on me. Dwight! ... His eyes are shut, he don't answer.",
    ],
    { consciente: 'no', avdi: 'inconsciente' },
  ],
  [
    'smoke poisons nobody on purpose',
    'es-CL',
    ['A: ¿Cuál es la emergencia?', 'C: Se nos prendió la bodega, y una chiquilla salió toda intoxicada con el humo.'],
    { motivo: 'incendio' },
  ],
  [
    'what is on its way, however it is said',
    'en-GB',
    [
      "C: She's having a baby.",
      "A: There's a crew coming up from Kinver and I'm getting a midwife running too. Put your hazards on.",
    ],
    { recursos_requeridos: 'matrona; ambulancia' },
  ],
]

tellEach(CASES)

test.each([
  [
    'a bottle of pills is no weapon',
    'en-US',
    'weapon_present',
    ['C: My daughter took a whole bunch of pills.', 'C: Her sister saw her with the bottle when they got off the bus.'],
  ],
  [
    'a cord round the neck of who is born',
    'en-GB',
    'suicide_risk',
    [
      "C: I've got a lady in the back having a baby.",
      "C: The head's out. There's summat round its neck, it's like a rope!",
    ],
  ],
  [
    'three robbers are no three victims',
    'es-CL',
    'multiple_victims',
    [
      'C: Asaltaron el negocio y apuñalaron al dueño.',
      'A: ¿Cuántos son los asaltantes, andan armados?',
      'C: Son tres. Uno anda con el cuchillo.',
    ],
  ],
  [
    'petrol that falls is no blood',
    'es-CL',
    'severe_bleeding',
    ['C: El maestro quedó apretado abajo de la camioneta.', 'C: Oiga, está cayendo bencina al suelo.'],
  ],
  [
    'who waves is not shut in',
    'en-US',
    'person_trapped',
    [
      'C: A man just got stabbed in my parking lot.',
      "C: I'm inside, I locked the door. He's awake, he's waving at me.",
    ],
  ],
  [
    'a pain across the chest holds nobody fast',
    'en-GB',
    'person_trapped',
    ["C: It's for me, love. I've this pain right across my chest."],
  ],
] as const)('%s', async (_, language, type, lines) => {
  expect((await told(language, ...lines)).alerts).not.toContain(type)
})

test('who came along and has a bump is hurt as well', async () => {
  const { alerts } = await told(
    'es-CL',
    'C: Señorita, atropellé a alguien, iba en bicicleta.',
    'A: ¿Hay alguien más lastimado?',
    'C: Mi señora, la Pamela, que venía al lado mío. Tiene un chichón en la frente, pero anda parada.',
  )
  expect(alerts).toContain('multiple_victims')
})
