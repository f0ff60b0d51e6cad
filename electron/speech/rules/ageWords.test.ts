/** Ages that are no plain count of years, ages of others, sex asked outright, and family names said apart. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test.each([
  [
    'es-CL',
    'C: Mi guagua respira mal.',
    'A: ¿Qué edad tiene?',
    [
      ['Un añito.', '1'],
      ['Dos semanas.', '2 semanas'],
      ['Veinte días.', '20 días'],
      ['Tiene un mes.', '1 mes'],
      ['Cumplió un año ayer.', '1'],
    ],
  ],
  [
    'es-CL',
    'C: Mi tía se cayó.',
    'A: ¿Qué edad tiene?',
    [
      ['Es del cincuenta y dos, tiene setenta y tres.', '73'],
      ['Debe tener unos cincuenta.', '50'],
    ],
  ],
  [
    'en-US',
    'C: My dad fell.',
    'A: How old is he?',
    [
      ['In his eighties.', 'eighties'],
      ["He'll be seventy next month, he's sixty-nine.", '69'],
      ['Two weeks.', '2 semanas'],
    ],
  ],
] as const)('asked how old, %s %s', async (language, opening, question, answers) => {
  for (const [answer, want] of answers)
    expect((await told(language, opening, question, `C: ${answer}`)).record.edad, answer).toBe(want)
})

test.each([
  ['en-US', 'C: My dad is eighty and he fell.', '80'],
  ['en-US', "C: My mum's 75 and she's collapsed.", '75'],
  ['en-US', 'C: My eight-month-old has a fever.', '8 meses'],
  ['en-US', 'C: A lady in her seventies has fallen.', 'seventies'],
  ['es-CL', 'C: Hay un hombre tirado, tendrá unos cincuenta.', '50'],
] as const)('told by the way, %s %s', async (language, line, want) => {
  expect((await told(language, line)).record.edad).toBe(want)
})

test.each([
  [
    'es-CL',
    'C: Mi papá se cayó.',
    [
      'Su hermana tiene treinta años.',
      'Mi hijo tiene doce años y está conmigo.',
      'Vive aquí hace cuarenta años.',
      'Cayó de unos tres metros.',
    ],
  ],
  [
    'en-US',
    'C: My dad fell.',
    ['His brother is thirty.', "He's lived here forty years.", "He's 6 foot 2.", 'My son is twelve, he is with me.'],
  ],
] as const)("another's age, a stay, a height: no age of the patient, %s", async (language, opening, lines) => {
  for (const line of lines) expect((await told(language, opening, `C: ${line}`)).record.edad, line).toBeUndefined()
})

test.each([
  ['es-CL', '¿Es hombre o mujer?', 'Mujer.', 'F'],
  ['es-CL', '¿Sexo?', 'Masculino.', 'M'],
  ['es-CL', '¿Es niño o niña?', 'Niñita.', 'F'],
  ['en-US', 'Male or female?', 'Male.', 'M'],
  ['en-US', 'Boy or girl?', 'Girl.', 'F'],
] as const)('asked outright, %s %s %s', async (language, question, answer, want) => {
  const opening = language === 'es-CL' ? 'C: Hay una persona herida.' : "C: Someone's hurt."
  expect((await told(language, opening, `A: ${question}`, `C: ${answer}`)).record.sexo).toBe(want)
})

test.each([
  [
    'es-CL',
    'C: Mi papá se cayó.',
    'A: ¿Cómo se llama?',
    'C: Hugo.',
    'A: ¿Apellido?',
    [
      ['Tapia Rojas.', 'Tapia Rojas'],
      ['Apellido Tapia.', 'Tapia'],
    ],
  ],
  [
    'en-US',
    'C: My dad fell.',
    "A: What's his name?",
    'C: Gerald.',
    'A: Last name?',
    [
      ["Hallam, with two L's.", 'Hallam'],
      ["O'Rourke.", "O'Rourke"],
    ],
  ],
] as const)('the family name alone, %s', async (language, opening, name, given, question, answers) => {
  for (const [answer, want] of answers) {
    const { record } = await told(language, opening, name, given, question, `C: ${answer}`)
    expect(record, answer).toMatchObject({ nombre: given.slice(3, -1), apellido: want })
  }
})

test.each([
  ['es-CL', 'C: Mi papá se cayó.', 'C: Mi hermana Carolina está con él.'],
  ['es-CL', 'C: Mi papá se cayó.', 'C: Mi mamá se llama Julia.'],
  ['en-US', 'C: My dad fell.', "C: My mum's called Julia."],
] as const)('the name of another of the family, %s %s %s', async (language, ...lines) => {
  expect((await told(language, ...lines)).record.nombre).toBeUndefined()
})

test.each([
  ['es-CL', 'C: Es mi papá, don Hugo Tapia, se cayó.', 'Hugo', 'Tapia'],
  ['es-CL', 'C: Es Hugo Tapia, mi papá, se cayó.', 'Hugo', 'Tapia'],
  ['en-US', 'C: The patient is Gerald Hallam.', 'Gerald', 'Hallam'],
] as const)('the patient named beside what they are to the caller, %s %s', async (language, line, nombre, apellido) => {
  expect((await told(language, line)).record).toMatchObject({ nombre, apellido })
})
