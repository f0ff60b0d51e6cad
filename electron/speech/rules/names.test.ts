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

test('who holds the weapon is not the patient', async () => {
  const { record } = await told(
    'en-US',
    'C: Somebody got stabbed!',
    "C: He's still got the knife, he's outside.",
    "C: She's here on the floor.",
  )
  expect(record.sexo).toBe('F')
})
