import { tellEach } from './told.fixture.ts'

tellEach([
  ['kin behind the name', 'es-CL', ['C: Se cayó Ramiro Toloza, mi cuñado.'], { nombre: 'Ramiro', apellido: 'Toloza' }],
  [
    'kin behind the name, in English',
    'en-US',
    ['C: It’s bad. Natalie, she’s my daughter, she fainted.'],
    { nombre: 'Natalie' },
  ],
  ['kin before it', 'es-CL', ['C: Le pegaron a mi primo, al Gonzalo.'], { nombre: 'Gonzalo' }],
  [
    'a companion is not the patient',
    'es-CL',
    ['C: Estoy con Marcela, mi hermana, y se cayó un señor.'],
    { nombre: undefined },
  ],
  ['by what they are', 'en-GB', ['C: The lad’s Kieran, he came off his bike.'], { nombre: 'Kieran' }],
  ['a people is no name', 'en-US', ['C: The patient is Hispanic, she speaks no English.'], { nombre: undefined }],
  ['what the papers say', 'es-CL', ['C: Le decimos Yoyo. Gregorio es en verdad.'], { nombre: 'Gregorio' }],
  [
    'which of the two',
    'en-US',
    ['A: Last name for the patient?', 'C: Lindgren. Astrid’s the first.'],
    { nombre: 'Astrid', apellido: 'Lindgren' },
  ],
  [
    'a title and no first name',
    'en-GB',
    ['A: What’s the patient’s name?', 'C: Mrs Ollerenshaw.'],
    { nombre: undefined, apellido: 'Ollerenshaw' },
  ],
  [
    'read back and confirmed',
    'es-CL',
    ['A: Patricio Lagos Neira.', 'C: Así mismo.'],
    { nombre: 'Patricio', apellido: 'Lagos Neira' },
  ],
  [
    'read back and put right',
    'es-CL',
    ['A: Pedro Mora, ¿cierto?', 'C: Mora no, Moya.'],
    { nombre: 'Pedro', apellido: 'Moya' },
  ],
  [
    'the other child',
    'es-CL',
    ['C: La enferma es la Sofía.', 'C: Perdón, le dije Sofía y esa es la grande. Esta es la Trinidad.'],
    { nombre: 'Trinidad' },
  ],
  ['told on the radio', 'en-US', ['C: They said Marcus from the dock is trapped.'], { nombre: 'Marcus' }],
  ['a hospital is nobody', 'es-CL', ['C: La operaron en el Luis Calvo y quedó mal.'], { nombre: undefined }],
  ['the caller’s own', 'es-CL', ['C: Soy Rodrigo Vera, mi papá se cayó.'], { nombre: undefined }],
])
