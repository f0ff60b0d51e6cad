import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test('asked for the patient, "don" introduces the patient', async () => {
  const { record } = await told(
    'es-CL',
    'C: Se desmayó un señor.',
    'A: ¿Cómo se llama él?',
    'C: Don Eleuterio, Eleuterio Barraza.',
  )
  expect(record).toMatchObject({ nombre: 'Eleuterio', apellido: 'Barraza' })
})

test('two names asked at once: she is the patient, I am not', async () => {
  const { record } = await told(
    'es-CL',
    'C: Se cayó la niña.',
    'A: ¿Cómo se llama ella y cuál es su nombre, señora?',
    'C: Ella es Isidora Farías y yo soy Olga.',
  )
  expect(record).toMatchObject({ nombre: 'Isidora', apellido: 'Farías' })
})

test('a first name read back with "how much" asks for the rest of it', async () => {
  const { record } = await told(
    'es-CL',
    'C: Mi hijo está con fiebre.',
    'A: ¿Nombre?',
    'C: Mati.',
    'A: ¿Matías cuánto?',
    'C: Matías Oyarce.',
  )
  expect(record).toMatchObject({ nombre: 'Matías', apellido: 'Oyarce' })
})

test('kin named besides the patient, a card that says the name', async () => {
  const kin = await told(
    'es-CL',
    'C: Se cayó un alumno.',
    'A: ¿Nombre del alumno?',
    'C: Renato Ojeda. El papá se llama Waldo.',
  )
  expect(kin.record).toMatchObject({ nombre: 'Renato', apellido: 'Ojeda' })
  const card = await told(
    'es-CL',
    'C: Atropellaron a un joven.',
    'A: ¿Edad?',
    'C: No sé. En el bolsillo hay una cédula: Iván Cerda.',
  )
  expect(card.record).toMatchObject({ nombre: 'Iván', apellido: 'Cerda' })
})

test("whom he hit is me: my age and name are the patient's, my son's are not", async () => {
  const { record } = await told(
    'en-US',
    'C: My husband punched me and I am hiding in the closet.',
    'A: Is anyone with you?',
    "C: My son, he's seven.",
    'A: How old are you?',
    'C: Thirty-eight.',
    "A: What's your name?",
    'C: Denise Fowler.',
  )
  expect(record).toMatchObject({ edad: '38', nombre: 'Denise', apellido: 'Fowler' })
  expect(record.sexo).toBeUndefined()
})

test('who is hit is the patient, not who hits', async () => {
  const { record } = await told(
    'es-CL',
    'C: El vecino está golpeando a su señora.',
    'A: ¿Cómo se llama?',
    'C: Ella es la señora Gladys.',
  )
  expect(record).toMatchObject({ sexo: 'F', nombre: 'Gladys' })
})

test('a birthday that has been counts', async () => {
  const { record } = await told('en-GB', 'A: How old is she?', 'C: Forty, no, she turned forty-one in March.')
  expect(record.edad).toBe('41')
})

test('who holds the weapon is not the patient', async () => {
  const { record } = await told(
    'en-US',
    'C: Somebody got stabbed!',
    "C: He's still got the knife, he's outside.",
    "C: She's here on the floor.",
  )
  expect(record.sexo).toBe('F')
})
