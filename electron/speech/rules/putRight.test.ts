/** What a caller puts right by the way, long after it was said, and what must not be taken for it. */
import { type Case, tellEach } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'an age by the way',
    'en-US',
    [
      'A: How old is he?',
      "C: My son's six.",
      'A: Okay.',
      "C: He's breathing. He's seven, actually, he just had his birthday.",
    ],
    { edad: '7' },
  ],
  [
    'una edad que otro sabe',
    'es-CL',
    ['A: ¿Qué edad tiene?', 'C: Mi mamá tiene ochenta.', 'A: Ya.', 'C: Mi hermana me dice que son ochenta y dos.'],
    { edad: '82' },
  ],
  [
    'una edad que se retira por su número',
    'es-CL',
    [
      'A: ¿Qué edad tiene?',
      'C: Un caballero, como cincuenta.',
      'A: Ya.',
      'C: Lo de los cincuenta no me lo anote, no se sabe.',
    ],
    { edad: undefined },
  ],
  [
    'weeks of pregnancy, behind',
    'en-US',
    [
      'A: How many weeks is she?',
      "C: My wife's pregnant, she's thirty-two weeks.",
      'A: Okay.',
      "C: She's telling me it's thirty-four weeks, I'm behind.",
    ],
    { historia_clinica: 'pregnant; 34 weeks' },
  ],
  [
    'an allergy that was somebody else’s, struck out',
    'en-US',
    [
      'A: Is she allergic to anything?',
      "C: She's allergic to penicillin and latex.",
      'A: Okay.',
      'C: Forget the penicillin, that’s my sister.',
    ],
    { alergias: 'latex' },
  ],
  [
    'the right allergen in the place of the wrong one',
    'en-US',
    [
      'A: Any allergies?',
      'C: Aspirin, he comes out in a rash.',
      'A: Okay.',
      'C: Scratch the aspirin, it was ibuprofen he had the rash with.',
    ],
    { alergias: 'ibuprofen' },
  ],
  [
    'an illness of another son',
    'es-CL',
    ['A: ¿Sufre de algo?', 'C: Mi hijo tiene asma.', 'A: Ya.', 'C: Lo del asma bórrelo, ese es mi otro hijo.'],
    { historia_clinica: undefined },
  ],
  [
    'un remedio cambiado por otro',
    'es-CL',
    [
      'A: ¿Toma remedios?',
      'C: Mi papá toma losartán y aspirina.',
      'A: Ya.',
      'C: El losartán ya no lo toma, se lo cambiaron por valsartán.',
    ],
    { medicamentos: 'aspirina; valsartán' },
  ],
  [
    'the one that is not named again',
    'es-CL',
    [
      'A: ¿Toma algo?',
      'C: Tomo omeprazol y amlodipino.',
      'A: Ya.',
      'C: Tengo las cajas aquí, es omeprazol y valsartán, el otro me lo suspendieron.',
    ],
    { medicamentos: 'omeprazol; valsartán' },
  ],
  [
    'a medicine that is not taken any more',
    'en-US',
    [
      'A: Does she take anything?',
      'C: My nan takes warfarin.',
      'A: Okay.',
      "C: She's not on the warfarin anymore, they put her on apixaban.",
    ],
    { medicamentos: 'apixaban' },
  ],
  [
    'one street against the other',
    'es-CL',
    [
      'A: ¿La dirección?',
      'C: Los Alerces 450, Ñuñoa.',
      'A: Ya.',
      'C: Oiga, la calle está mal, es Los Aromos, no Los Alerces.',
    ],
    { direccion: 'Los Aromos', numero: '450' },
  ],
  [
    'one comuna against the other',
    'es-CL',
    ['A: ¿La dirección?', 'C: Los Alerces 450, Ñuñoa.', 'A: Ya.', 'C: Acá es Macul, no Ñuñoa, me corrige mi marido.'],
    { comuna: 'Macul' },
  ],
  [
    'the house read back wrongly',
    'es-CL',
    [
      'A: ¿La dirección?',
      'C: Pasaje Rayén 412, Temuco.',
      'A: Pasaje Rayén, cuatro uno dos.',
      'C: Ay, no, es cuatrocientos veintiuno, los doy vuelta siempre.',
    ],
    { numero: '421' },
  ],
  [
    'compressions are counted, no house',
    'es-CL',
    [
      'A: ¿La dirección?',
      'C: Manuel Montt 820, Temuco.',
      'A: Cada treinta compresiones, miren la boca.',
      'C: Veintiocho, veintinueve, treinta.',
    ],
    { numero: '820' },
  ],
  [
    'earlier than the caller thought',
    'es-CL',
    [
      'A: ¿Cuándo empezó?',
      'C: A mi papá le duele el pecho desde las ocho.',
      'A: Ya.',
      'C: Mi mamá dice que no, que empezó como a las seis.',
    ],
    { inicio_sintomas: 'como a las seis' },
  ],
  [
    'moans, and is not conscious after all',
    'es-CL',
    [
      'A: ¿Está consciente?',
      'C: Mi papá se cayó, está consciente.',
      'A: Ya.',
      'C: No, no está consciente, me equivoqué, solo se queja.',
    ],
    { consciente: 'no' },
  ],
  [
    'the name stands first, what is not known is the rest',
    'en-US',
    [
      'A: What’s going on?',
      'C: A guy got stabbed.',
      "A: What's his name?",
      "C: Curtis. I don't know his last name, he's just a regular.",
    ],
    { nombre: 'Curtis' },
  ],
  [
    'a surname is no crash',
    'es-CL',
    ['A: ¿Qué pasó?', 'C: A un compañero le dio la corriente.', 'A: ¿Cómo se llama él?', 'C: Wladimir Choque.'],
    { motivo: 'trauma', apellido: 'Choque' },
  ],
  [
    'fever denied behind its word',
    'es-CL',
    [
      'A: ¿Qué ocurre?',
      'C: Le duele la espalda.',
      'A: ¿Fiebre, le cuesta respirar?',
      'C: Fiebre no. Respira lo más bien.',
    ],
    { motivo: 'otro', respira: 'si', estado_respiratorio: 'normal' },
  ],
  [
    'what the dispatcher concludes',
    'es-CL',
    ['A: ¿Respira?', 'C: Pega como un suspiro y se queda.', 'A: Eso no es respirar, es un paro.'],
    { respira: 'no', estado_respiratorio: 'agonica' },
  ],
  [
    'a flat with its excuse',
    'es-CL',
    [
      'A: ¿La dirección?',
      'C: Benidorm 960, departamento 1206, Viña del Mar.',
      'A: Ya.',
      'C: Me dice que puse mal el departamento, que somos el mil seiscientos dos.',
    ],
    { numero: '960', depto: '1602' },
  ],
  [
    'a medicine that was a mistake',
    'es-CL',
    [
      'A: ¿Qué toma?',
      'C: Mi papá toma atenolol y atorvastatina.',
      'A: Ya.',
      'C: Tengo la bolsa: lo del atenolol está malo, él toma carvedilol.',
    ],
    { medicamentos: 'atorvastatina; carvedilol' },
  ],
  [
    'nobody needs a machine to breathe: a wrong number stays one',
    'es-CL',
    [
      'A: Central SAMU, ¿cuál es su emergencia?',
      'C: Aló, ¿con la compañía de la luz?',
      'A: No, señor. ¿Alguien en la casa depende de oxígeno o de una máquina para respirar?',
      'C: No, nadie. Marqué cualquier número.',
    ],
    { respira: undefined, consciente: undefined, motivo: undefined, codigo: undefined },
  ],
  [
    'no trouble with the breath is none',
    'en-US',
    [
      'A: Is he breathing?',
      'C: Yes, my husband is breathing.',
      'A: Any trouble with his breathing?',
      "C: No, that's normal.",
    ],
    { respira: 'si', estado_respiratorio: 'normal' },
  ],
  [
    'who comes down the stairs has not fallen',
    'en-US',
    [
      'A: 911?',
      'C: The guy upstairs is beating on his girlfriend.',
      'A: Is she hurt?',
      'C: She just came down the stairs, her face is bloody.',
    ],
    { motivo: 'violencia_intrafamiliar' },
  ],
  [
    'how much, and not that it is struck out',
    'en-US',
    ['A: Any medical history?', 'C: My son has asthma.', 'A: Okay.', "C: He's quite asthmatic, it's been bad."],
    { historia_clinica: 'asthma; asthmatic' },
  ],
]

tellEach(CASES)
