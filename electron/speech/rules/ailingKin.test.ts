/** Whose name it is that follows: of the kin who ails, not of the kin who stands by. */
import { type Case, tellEach } from './told.fixture.ts'

const CASES: readonly Case[] = [
  [
    'a daughter with a fever',
    'es-CL',
    ['A: Emergencias.', 'C: Mi hija tiene fiebre, se llama Sofía Rojas.'],
    { nombre: 'Sofía', apellido: 'Rojas' },
  ],
  [
    'a neighbour who fell',
    'es-CL',
    ['A: Emergencias.', 'C: Mi vecina se cayó en la escalera, se llama Rosa Leiva.'],
    { nombre: 'Rosa', apellido: 'Leiva' },
  ],
  [
    'a son who collapsed',
    'en-GB',
    ['A: Ambulance.', 'C: My son collapsed at football, his name is Oliver Marsh.'],
    { nombre: 'Oliver', apellido: 'Marsh' },
  ],
  [
    'a daughter who opens the door',
    'es-CL',
    ['A: ¿Qué pasó?', 'C: Mi marido no respira. Mi hija los espera abajo, se llama Paula.'],
    { nombre: undefined },
  ],
  [
    'a son who drives while the husband ails',
    'en-US',
    ['A: What happened?', 'C: My husband passed out, my son is driving to you, his name is Kyle.'],
    { nombre: undefined },
  ],
]

tellEach(CASES)
