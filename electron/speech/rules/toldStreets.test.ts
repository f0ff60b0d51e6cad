import { type Case, tellEach } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'two streets that run into each other',
    'es-CL',
    ['C: Chocaron donde Carrera se junta con Zenteno, hay un herido.'],
    { direccion: 'Carrera con Zenteno' },
  ],
  [
    'a street with its number behind it, unasked',
    'es-CL',
    ['C: Aquí sale en la boleta: Galvarino Riveros, seiscientos doce.'],
    { direccion: 'Galvarino Riveros', numero: '612' },
  ],
  [
    'a number of a street',
    'es-CL',
    ['C: Es cuatrocientos veinte de Gran Avenida, venga luego.'],
    { direccion: 'Gran Avenida', numero: '420' },
  ],
  ['a number dictated digit by digit', 'es-CL', ['A: ¿Qué número es?', 'C: Ocho... ocho... tres.'], { numero: '883' }],
  ['and in English', 'en-GB', ['A: What number is it?', 'C: Two, seven, nought.'], { numero: '270' }],
  [
    'a corner without its kinds of street',
    'en-US',
    ["C: He's lying in the crosswalk, Harmon and Devoe, he got hit."],
    { direccion: 'Harmon and Devoe' },
  ],
  [
    'a number and a name with no word for street, unasked',
    'en-US',
    ["C: My mom fell, I'm at 412 Maple and the door's open."],
    { direccion: 'Maple', numero: '412' },
  ],
  [
    'a number that counts hours is no house',
    'en-US',
    ["C: My mom fell, I'm at 24 Hour Fitness."],
    { direccion: undefined, numero: undefined },
  ],
  ['a number told unasked', 'en-GB', ["C: It's number 19, red door, he fell."], { numero: '19' }],
  [
    'two people are no corner',
    'en-US',
    ["C: My kids are here, Harmon and Devoe, they're scared."],
    { direccion: undefined },
  ],
  [
    'an address of another day',
    'es-CL',
    ['C: La otra vez los mandaron a Avenida Riveros novecientos y no era.'],
    { direccion: undefined, numero: undefined },
  ],
  [
    'a choice is no corner',
    'es-CL',
    ['C: Estoy entre Pinto y Lebu, no sé a cuál consultorio llevarla.'],
    { direccion: undefined },
  ],
  ['a vital sign is no house', 'es-CL', ['A: ¿Cuánto satura?', 'C: Nueve, cinco, uno.'], { numero: undefined }],
  [
    'a neighbour who came has her own flat',
    'es-CL',
    ['C: La vecina del 502 subió a ayudarme, mi papá se cayó.'],
    { depto: undefined },
  ],
  [
    'where they lived once',
    'es-CL',
    ['A: ¿De qué comuna llama?', 'C: Cuando vivíamos en Renca le pasó lo mismo.'],
    { comuna: undefined },
  ],
  [
    'the night porter was told',
    'es-CL',
    ['C: El nochero ya sabe, les va a abrir la barrera.'],
    { aviso_conserjeria: 'si' },
  ],
  ['the night porter is the patient', 'es-CL', ['C: El que se cayó es el nochero.'], { aviso_conserjeria: undefined }],
]

tellEach(CASES)
