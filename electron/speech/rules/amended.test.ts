/** What a caller amends later in the call, and what was never the patient's: each as people say it. */
import { type Case, tellEach } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'the flat read back wrongly, not the end of the house number',
    'en-US',
    [
      'A: What’s your address?',
      'C: 4418 Poplar Street, apartment 18, third floor.',
      'A: They want to be sure of the unit. You said eighteen?',
      'C: No, it’s thirty-one. Eighteen was my last apartment. Thirty-one.',
    ],
    { numero: '4418', depto: '31' },
  ],
  [
    'a surname with a letter told, and spelled',
    'en-US',
    ['A: What’s his name?', 'C: Owen Smith.', 'A: Okay.', 'C: It’s Smyth with a Y, not an I. S, M, Y, T, H.'],
    { nombre: 'Owen', apellido: 'Smyth' },
  ],
  [
    'apellido con su letra',
    'es-CL',
    ['A: ¿Cómo se llama la paciente?', 'C: Elena Bergara.', 'A: Ya.', 'C: Es Vergara con ve corta, ve corta.'],
    { nombre: 'Elena', apellido: 'Vergara' },
  ],
  [
    'a name that was a passenger’s',
    'es-CL',
    [
      'A: ¿Cuál es la emergencia?',
      'C: Chocó una micro, el chofer está atrapado, dicen que se llama Rodrigo.',
      'A: Va la ambulancia.',
      'C: Perdón, el Rodrigo es uno de los pasajeros, del chofer no sé el nombre.',
    ],
    { nombre: undefined },
  ],
  [
    'one medicine in the place of another',
    'es-CL',
    [
      'A: ¿Qué remedios toma?',
      'C: Toma metformina y atenolol.',
      'A: Ya.',
      'C: Disculpe, miré la hoja de otro abuelito: él toma metformina y enalapril, no atenolol.',
    ],
    { medicamentos: 'metformina; enalapril' },
  ],
  [
    'the other street of the corner',
    'es-CL',
    [
      'A: ¿En qué lugar están?',
      'C: En Irarrázaval con Pedro de Valdivia.',
      'A: Ya.',
      'C: Oiga, me dicen que esta calle no es Pedro de Valdivia. Irarrázaval con Macul.',
    ],
    { direccion: 'Irarrázaval con Macul' },
  ],
  [
    'the mile marker asked for, and read again',
    'en-US',
    [
      'A: What is the location?',
      'C: I’m on Interstate 40, there’s a car upside down.',
      'A: What mile marker are you at?',
      'C: I wanna say one ninety.',
      'A: Okay.',
      'C: I’m at the sign now, it’s one ninety-three, not one ninety.',
    ],
    { ubicacion_referencia: 'mile marker 193' },
  ],
  [
    'a number that is not told to the end',
    'es-CL',
    ['A: ¿Cuál es la dirección?', 'C: Es en la calle Bulnes, el número es ochocientos y algo, no me acuerdo.'],
    { direccion: 'Bulnes', numero: undefined },
  ],
  [
    'the saturation, not the pressure, and measured again',
    'es-CL',
    [
      'A: ¿Tiene saturómetro, le tomó la presión?',
      'C: Satura ochenta y cuatro, y la presión la tiene en ciento sesenta con noventa.',
      'A: Póngale oxígeno.',
      'C: Con el oxígeno subió a noventa y dos.',
    ],
    { signos_vitales: 'presión 160/90; saturación 92' },
  ],
  [
    'a town is no saturation',
    'en-US',
    ['A: Which city?', 'C: Ninety-two, it’s in Spokane.'],
    { signos_vitales: undefined },
  ],
  [
    'short of air behind a "no"',
    'es-CL',
    ['A: ¿Le cuesta respirar?', 'C: No puede tomar aire hasta el fondo, está agitado.'],
    { respira: 'si', estado_respiratorio: 'dificultad' },
  ],
  [
    'a breath that hurts',
    'en-US',
    ['A: Is he breathing all right?', 'C: He’s breathing, but it hurts him every time he takes a breath.'],
    { respira: 'si', estado_respiratorio: 'dificultad' },
  ],
  [
    'the attacker’s name, and the age of a child who is there',
    'en-US',
    [
      'A: 911, what’s your emergency?',
      'C: My ex is at my door, he’s kicking it, he’s trying to get in!',
      'A: Is anybody in there with you?',
      'C: It’s me and my son, he’s seven.',
      'A: What’s his name?',
      'C: Brandon. Brandon Pike.',
      'A: Tell me your name.',
      'C: Melissa. Melissa Ortega.',
    ],
    { nombre: 'Melissa', apellido: 'Ortega', edad: undefined, sexo: undefined },
  ],
  [
    'where the caller is, and where help is needed',
    'es-CL',
    [
      'A: ¿Usted está con ella?',
      'C: No, yo estoy en Quilpué, ella vive sola en Limache.',
      'A: ¿En qué comuna?',
      'C: Limache.',
    ],
    { comuna: 'Limache' },
  ],
  [
    'pills that were gathered are not taken',
    'es-CL',
    [
      'A: ¿Qué ocurre?',
      'C: Mi amiga dice que se quiere matar, que no quiere seguir viviendo.',
      'A: ¿Le dijo cómo?',
      'C: Dijo que tenía juntadas unas pastillas de dormir.',
    ],
    { medicamentos: undefined },
  ],
  [
    'the name of the one in the next bed',
    'es-CL',
    [
      'A: ¿Cómo se llama y qué edad tiene?',
      'C: Don Hernán. Setenta y nueve.',
      'A: Ya.',
      'C: Discúlpeme, le di el nombre del señor de la otra pieza. Este caballero es Octavio, Octavio Lagos.',
    ],
    { nombre: 'Octavio', apellido: 'Lagos', edad: '79' },
  ],
  [
    'an allergy of the brother’s',
    'en-US',
    [
      'A: Any allergies?',
      'C: She’s allergic to codeine.',
      'A: Okay.',
      'C: Her dad says I’ve muddled them up, it’s Peter who can’t have codeine. With Anna it’s latex.',
    ],
    { alergias: 'latex' },
  ],
  [
    'an old pen',
    'en-US',
    [
      'A: What does he take for his diabetes?',
      'C: He has the Humalog.',
      'A: Okay.',
      'C: I’ve told you wrong. The Humalog was the old one, they put him on Tresiba.',
    ],
    { medicamentos: 'Tresiba' },
  ],
  [
    'an age in months, put right by another',
    'es-CL',
    [
      'A: ¿Qué edad tiene?',
      'C: Un año y medio.',
      'A: Ya.',
      'C: Mi hija dice que estoy mal con la edad, tiene un año y diez meses.',
    ],
    { edad: '1 año 10 meses' },
  ],
  [
    'a flat read back is no house number, and sure is no street',
    'es-CL',
    [
      'A: ¿Cuál es la dirección del edificio?',
      'C: Calle Tucapel mil doscientos diez.',
      'A: ¿Qué departamento?',
      'C: El quinientos seis.',
      'A: ¿Quinientos seis? ¿Está seguro?',
      'C: Segurísimo, quinientos seis.',
    ],
    { direccion: 'Tucapel', numero: '1210', depto: '506' },
  ],
  [
    'air that is running short',
    'es-CL',
    ['A: ¿Qué ocurre?', 'C: Tengo un abuelito que le está faltando el aire.'],
    { motivo: 'dificultad_respiratoria', estado_respiratorio: 'dificultad' },
  ],
]

tellEach(CASES)
