import { expect, test } from 'vitest'
import { BODY_SIGNS } from './bodySigns.ts'
import { SIGN_NAMES } from './signals.ts'
import { told } from './told.fixture.ts'

const reasonOf = async (language: 'es-CL' | 'en-GB', words: string) =>
  (await told(language, `C: ${words}`)).record.motivo

test('a part of the body and what it feels, in either order', async () => {
  expect(await reasonOf('es-CL', 'Mi papá siente el pecho apretado.')).toBe('dolor_toracico')
  expect(await reasonOf('es-CL', 'Le vino una clavada en el pecho a mi jefe.')).toBe('dolor_toracico')
  expect(await reasonOf('en-GB', 'My husband has a squeezing in his chest.')).toBe('dolor_toracico')
  expect(await reasonOf('es-CL', 'Mi nana tiene el labio colgando y no se le entiende nada.')).toBe('acv')
  expect(await reasonOf('en-GB', "My gran's left side has gone weak, her smile is crooked.")).toBe('acv')
  expect(await reasonOf('es-CL', 'Al niño se le inflamaron los párpados y la lengua.')).toBe('reaccion_alergica')
})

test('burns and bones are injuries', async () => {
  expect(await reasonOf('es-CL', 'Mi hija se quemó las manos con la plancha.')).toBe('trauma')
  expect(await reasonOf('en-GB', 'My son has scalded his arm.')).toBe('trauma')
})

test('about to jump is a risk of suicide; to be threatened is not', async () => {
  const edge = await told('es-CL', 'C: Hay una niña arriba de la azotea, dice que se va a lanzar.')
  expect(edge.record.motivo).toBe('ideacion_suicida')
  expect(edge.alerts).toContain('suicide_risk')
  const threat = await told('es-CL', 'C: Mi ex está afuera y me quiere matar.')
  expect(threat.alerts).not.toContain('suicide_risk')
})

test('"¿cómo te llamas?" is not a fire', async () => {
  const { record } = await told('es-CL', 'C: Oye, amigo, ¿cómo te llamas?')
  expect(record.motivo).toBeUndefined()
})

test('vehicles that hit, sides that fail', async () => {
  expect(await reasonOf('en-GB', 'A bus has just struck a man outside the bank.')).toBe('accidente_transito')
  expect(await reasonOf('es-CL', 'Una micro arrolló a un caballero.')).toBe('accidente_transito')
  expect(await reasonOf('es-CL', 'A mi tata se le durmió todo el lado izquierdo.')).toBe('acv')
})

test('a danger that the dispatcher names and the caller affirms', async () => {
  const { alerts } = await told('en-GB', 'C: A dog bit my leg.', 'A: Is the dog still loose?', 'C: Yes, it is.')
  expect(alerts).toContain('scene_hazard')
})

test('caught between the irons or under the car is trapped', async () => {
  const { alerts } = await told('es-CL', 'C: Chocó un camión y el chofer está prensado, no lo pueden sacar.')
  expect(alerts).toContain('person_trapped')
})

test('every entry widens a sign that exists', () => {
  expect(SIGN_NAMES).toEqual(expect.arrayContaining(Object.keys(BODY_SIGNS)))
})
