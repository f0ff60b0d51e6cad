/** What is told of somebody else, or of another time: the child that is born, the house that is empty, the one who only calls. */
import { expect, test } from 'vitest'
import { type Case, tellEach, told } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'the child does not breathe, the mother does',
    'en-GB',
    [
      'A: Is the patient awake and breathing?',
      'C: Yes, my girlfriend, she’s having the baby now!',
      'A: Can you see the head?',
      'C: She’s out! It’s a girl!',
      'A: Is she crying?',
      'C: No, she’s all floppy, she’s not breathing!',
    ],
    { consciente: 'si', respira: 'si' },
  ],
  [
    'nobody in the burning house',
    'es-CL',
    [
      'A: ¿Hay alguien adentro?',
      'C: ¡Se quema la casa! La señora Hortensia, tiene ochenta y seis años.',
      'A: ¿Contesta?',
      'C: Dicen que está donde la hija. ¡No hay nadie adentro, gracias a Dios!',
    ],
    { motivo: 'incendio', nombre: undefined, edad: undefined, sexo: undefined },
  ],
  [
    'whose kid it is',
    'en-US',
    [
      'A: 911?',
      'C: My boss got his arm caught in the auger! Kyle! Kyle, stay back!',
      "A: Who's Kyle? Is somebody else hurt?",
      "C: No, no, that's his kid. My boss is Warren. Warren Lindgren.",
    ],
    { nombre: 'Warren', apellido: 'Lindgren' },
  ],
  [
    'el nombre de quien llama, preguntado aparte',
    'es-CL',
    [
      'A: ¿Cómo está el chofer?',
      'C: Atrapado. Se llama Wilson Cayo.',
      'A: ¿Y qué edad le calcula? Usted, ¿cómo se llama?',
      'C: Óscar Pizarro, a sus órdenes. A él le pongo cincuenta años.',
    ],
    { nombre: 'Wilson', apellido: 'Cayo', edad: '50' },
  ],
  [
    'whose son it is, and which of two brothers',
    'es-CL',
    [
      'A: ¿Usted lo conoce? ¿Nombre, edad?',
      'C: De vista no más. Es hijo de la Marta Sepúlveda, el Ignacio.',
      'A: Téngalo acostado.',
      'C: Oiga, no es el Ignacio, me dicen acá que es el hermano, el Matías.',
    ],
    { nombre: 'Matías', apellido: undefined },
  ],
  [
    'years that are told apart from those to come',
    'es-CL',
    [
      'A: ¿Qué edad tiene su papá?',
      'C: Tiene noventa... no, miento, ochenta y nueve, los noventa se los vamos a celebrar en junio.',
    ],
    { edad: '89' },
  ],
  [
    'when it truly began',
    'es-CL',
    [
      'A: ¿Desde qué hora está así?',
      'C: Me duele el pecho desde las dos, más o menos.',
      'A: ¿Le falta el aire?',
      'C: Un poco. Esto no partió a las dos, venía de las seis de la tarde.',
    ],
    { inicio_sintomas: 'las seis de la tarde' },
  ],
  [
    'a surname that another corrects',
    'es-CL',
    [
      'A: ¿Cómo se llama ella?',
      'C: Yesenia Barrientos.',
      'A: ¿Sangra mucho?',
      'C: Poco. Y me corrige la suegra: no es Barrientos, es Barría.',
    ],
    { nombre: 'Yesenia', apellido: 'Barría' },
  ],
  [
    'una caja que dice otra cosa, preguntada la alergia',
    'es-CL',
    [
      'A: ¿Qué remedio toma?',
      'C: Tomo atenolol, para la presión.',
      'A: ¿Tiene aspirinas a mano? ¿Es alérgico a algo?',
      'C: Aspirina hay. Y no era atenolol, aquí dice carvedilol. Alérgico no soy, a ninguno.',
    ],
    { medicamentos: 'carvedilol', alergias: 'ninguna' },
  ],
  [
    'what was given once, and by whom it was taken away',
    'es-CL',
    [
      'A: ¿Qué toma todos los días?',
      'C: En la mañana memantina. Antes le daban quetiapina, pero la doctora se la sacó.',
    ],
    { medicamentos: 'memantina' },
  ],
  [
    'asked whether it goes on as before',
    'es-CL',
    [
      'A: ¿Respira?',
      'C: Mi abuelo respira tranquilo, parejito.',
      'A: ¿Y la respiración, sigue igual?',
      'C: No, está más lenta, se demora en tomar el aire.',
    ],
    { respira: 'si', estado_respiratorio: 'lenta' },
  ],
  [
    'slow to answer is not slow to breathe',
    'es-CL',
    ['A: ¿Cómo respira la niña?', 'C: La oigo respirar normal, pero me está contestando más lento.'],
    { respira: 'si', estado_respiratorio: 'normal' },
  ],
  [
    'a northern chest',
    'en-GB',
    [
      "A: What's happened?",
      "C: I've got a pain in me chest, love.",
      'A: Any trouble breathing?',
      'C: A bit short of puff, yeah.',
    ],
    { motivo: 'dolor_toracico', estado_respiratorio: 'dificultad' },
  ],
  [
    'who robbed and knifed lives elsewhere',
    'es-CL',
    ['A: ¿Qué ocurrió?', 'C: Acaban de apuñalar a un muchacho aquí, para quitarle la bicicleta.'],
    { motivo: 'trauma' },
  ],
]

tellEach(CASES)

test('who dialled the wrong number and says sorry leaves an empty record', async () => {
  const { record, alerts } = await told(
    'en-US',
    'A: 911, what is the address of your emergency?',
    "C: Yes, good morning, I'm trying to reach Doctor Feldman's office.",
    "A: You've reached 911. Do you have an emergency?",
    "C: No, no. I dialed the nine, and I must've hit the one twice.",
    'A: Is anybody hurt?',
    "C: I'm seventy-two years old and I've got a bad knee, that's all.",
    'A: That happens.',
    'C: Sorry to tie up your line.',
  )
  expect(record).toEqual({})
  expect(alerts).toContain('non_emergency')
  const spanish = await told(
    'es-CL',
    'A: SAMU, ¿cuál es la emergencia?',
    'C: Buenos días. ¿Hablo con la farmacia de la plaza?',
    'A: No, señora, esto es el ciento treinta y uno, las ambulancias. ¿Necesita una?',
    'C: No, por Dios, lo que necesito es que me traigan el losartán.',
    'A: ¿Hay alguien enfermo en la casa?',
    'C: No, si todavía tengo remedio.',
    'A: Esta línea es para urgencias no más.',
    'C: ¡Qué plancha! Habré marcado mal.',
  )
  expect(spanish.record).toEqual({})
  expect(spanish.alerts).not.toContain('covert_caller')
})
