import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test('asked for counts as committed, and a graded ambulance is one unit', async () => {
  const asked = await told('en-GB', 'C: She fell.', "A: I've requested an ambulance for her.")
  expect(asked.record.recursos_requeridos).toBe('ambulancia')
  const graded = await told('es-CL', 'C: Se cayó.', 'A: Va saliendo la ambulancia, es la básica de la posta.')
  expect(graded.record.recursos_requeridos).toBe('ambulancia_basica')
  const two = await told('es-CL', 'C: Chocaron.', 'A: Van tres ambulancias, una avanzada.')
  expect(two.record.recursos_requeridos).toBe('ambulancia_avanzada; ambulancia')
})

test('somebody on the way down tells the doorman', async () => {
  const { record } = await told('es-CL', 'A: ¿Le avisó al conserje?', 'C: No todavía, mi hijo va a avisar ahora.')
  expect(record.aviso_conserjeria).toBe('si')
})

test('blood pressure and an hour behind "last night"', async () => {
  const { record } = await told(
    'es-CL',
    'C: Mi papá está mal.',
    'A: ¿Le midieron la presión? ¿Desde cuándo está así?',
    'C: Arrojó ciento ochenta con noventa y cinco. Está así desde anoche como a las diez y media.',
  )
  expect(record.signos_vitales).toContain('180/95')
  expect(record.inicio_sintomas).toContain('diez y media')
  const well = await told('es-CL', 'A: ¿Desde cuándo?', 'C: A las nueve estaba bien. Le empezó hace quince minutos.')
  expect(well.record.inicio_sintomas).toContain('quince minutos')
  const since = await told('es-CL', 'A: ¿Desde cuándo?', 'C: Desde ayer en la mañana. Lo vio el doctor a las ocho.')
  expect(since.record.inicio_sintomas).toBe('Desde ayer en la mañana')
})
