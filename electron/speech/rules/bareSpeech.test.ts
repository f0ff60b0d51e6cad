/** Calls heard without capitals and stops: what was lost there and is heard as written now. */
import { expect, test } from 'vitest'
import { type Case, tellEach, told } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'the age of whom is asked for',
    'en-GB',
    ['A: and how old is she', "C: three turned three in august i'm seventy four"],
    { edad: '3' },
  ],
  [
    'years and months',
    'es-CL',
    ['A: qué edad tiene', 'C: un año dos meses con fiebre desde ayer'],
    { edad: '1 año 2 meses' },
  ],
  [
    'a flat is no other house',
    'es-CL',
    [
      'A: cuál es la dirección',
      'C: avenida arturo prat tres mil ochenta frente a playa brava',
      'A: qué departamento',
      'C: el mil cuatrocientos seis no esa es la vecina el mil cuatrocientos ocho',
    ],
    { direccion: 'avenida Arturo Prat', numero: '3080' },
  ],
  [
    'a town is no other street',
    'en-US',
    [
      'A: what is the address',
      'C: forty eight sixty sycamore bend drive',
      'A: and what city',
      "C: mesquite it's the house with the dumpster in front",
    ],
    { direccion: 'Sycamore Bend Drive' },
  ],
  [
    'a medicine that goes on beside one that was stopped',
    'es-CL',
    ['A: toma algún remedio', 'C: toma fluoxetina en las mañanas la quetiapina se la suspendieron'],
    { medicamentos: 'fluoxetina' },
  ],
  [
    'what is sent, before a question',
    'en-GB',
    ["A: right i've an ambulance on its way to you have you any aspirin", 'C: no'],
    { recursos_requeridos: 'ambulancia' },
  ],
]

tellEach(CASES)

test('the patient is named first, and who is with him after', async () => {
  const { record } = await told(
    'es-CL',
    'C: mi vecino se cayó de la escalera',
    'A: cuántos años tiene y cómo se llama',
    'C: wladimir uribe tiene cuarenta y siete el que está con él es su hijo',
  )
  expect(record).toMatchObject({ nombre: 'Wladimir', apellido: 'Uribe', edad: '47' })
})
