import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test('Spanish denies behind the word too', async () => {
  const { record } = await told('es-CL', 'A: ¿Qué enfermedades tiene?', 'C: Asmático no es. Hipertenso sí.')
  expect(record.historia_clinica).toBe('Hipertenso')
  const thin = await told('es-CL', 'A: ¿Toma anticoagulantes?', 'C: Anticoagulantes no, enalapril.')
  expect(thin.record.medicamentos).toBe('enalapril')
})

test('two questions at once: the medicine stays a medicine, the allergen an allergen', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿Qué remedios toma? ¿Alguna alergia?',
    'C: Losartán una vez al día. Es alérgica a la dipirona.',
  )
  expect(record).toMatchObject({ medicamentos: 'Losartán', alergias: 'dipirona' })
  const self = await told('es-CL', 'A: ¿Alergias?', 'C: Soy alérgico a las nueces.')
  expect(self.record.alergias).toBe('nueces')
})

test('what is taken day by day counts even in an overdose; acids and vitamins are medicines', async () => {
  const { record } = await told(
    'en-US',
    'C: My sister took a whole bottle of pills.',
    'A: Is she prescribed anything?',
    'C: Nortriptyline, and folic acid.',
  )
  expect(record.medicamentos).toBe('Nortriptyline; folic acid')
  const none = await told('en-US', 'A: Any allergies, any medication?', 'C: Allergic to latex. No medication.')
  expect(none.record).toMatchObject({ alergias: 'latex', medicamentos: 'ninguno' })
})

test('what is taken after what must not be given', async () => {
  const { record } = await told('en-GB', 'A: Any allergies?', "C: She's allergic to codeine and she takes ramipril.")
  expect(record).toMatchObject({ alergias: 'codeine', medicamentos: 'ramipril' })
})
