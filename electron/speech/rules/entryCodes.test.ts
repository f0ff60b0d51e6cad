import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test.each([
  ['en-US', 'A: Is there a gate code?', 'C: 4417, then pound.', 'gate code 4417'],
  ['es-CL', 'A: ¿El portón tiene clave?', 'C: Sí, 4417 y después gato.', 'clave 4417'],
  ['en-US', 'A: What floor are you on?', 'C: Third floor, end of the hall.', 'third floor'],
  ['en-GB', 'A: Which floor, please?', 'C: Twelfth. Lifts are working, just about.', 'twelfth floor'],
  ['en-US', 'A: Which building?', 'C: Building F, like Frank.', 'building F'],
  ['es-CL', 'A: ¿Hay ascensor?', 'C: Quinto piso, segunda puerta.', 'quinto piso'],
] as const)('%s: %s — %s', async (language, question, answer, detail) => {
  const { record } = await told(language, question, answer)
  expect(record.ubicacion_detalle?.toLowerCase()).toContain(detail.toLowerCase())
})

test('a number that answers another question is no code', async () => {
  const { record } = await told('en-US', 'A: Is the gate open?', 'C: Yes, and his sugar was 417.')
  expect(record.ubicacion_detalle ?? '').not.toContain('417')
})
