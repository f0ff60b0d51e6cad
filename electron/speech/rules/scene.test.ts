import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test('an admitted joke and a wrong number leave an empty record', async () => {
  const joke = await told(
    'es-CL',
    'A: Emergencias.',
    'C: Mi gato tiene un infarto.',
    'A: ¿Perdón?',
    'C: Era una broma, disculpe.',
  )
  expect(joke.record).toEqual({})
  expect(joke.alerts).toContain('non_emergency')
  const wrong = await told(
    'es-CL',
    'A: SAMU, ¿cuál es su emergencia?',
    'C: ¿Hablo con el banco? Vivo en calle Prat 10.',
    'A: No, esto es urgencias. ¿Alguien herido?',
    'C: No, todo bien, anoté mal el número.',
  )
  expect(wrong.record).toEqual({})
  expect(wrong.alerts).toContain('non_emergency')
})

test('"this is not a joke" is no joke', async () => {
  const { record } = await told('en-US', "C: My dad has chest pain. It's not a joke, please hurry!")
  expect(record.motivo).toBe('dolor_toracico')
  const play = await told('es-CL', 'C: Mi hijo estaba jugando y se cayó del árbol, pensé que era una broma.')
  expect(play.record.motivo).toBe('caida')
})

test('asked about blood, how much of it answers', async () => {
  const { alerts } = await told('es-CL', 'C: Se cortó con un vidrio.', 'A: ¿Está sangrando?', 'C: Harto, no para.')
  expect(alerts).toContain('severe_bleeding')
  const little = await told('es-CL', 'C: Se cortó con un vidrio.', 'A: ¿Está sangrando?', 'C: No mucho.')
  expect(little.alerts).not.toContain('severe_bleeding')
})

test('empty boxes are an overdose, a try before it a risk', async () => {
  const { record, alerts } = await told(
    'en-GB',
    'C: I found my brother with empty packets next to him.',
    'A: Is he awake?',
    "C: Yes. He's tried this once before.",
  )
  expect(record.motivo).toBe('sobredosis')
  expect(alerts).toContain('suicide_risk')
})

test('those who take turns are no victims; those who cannot go down are trapped', async () => {
  const turns = await told(
    'es-CL',
    'C: Mi jefe no respira.',
    'A: ¿Cuántas personas hay para turnarse?',
    'C: Somos tres.',
  )
  expect(turns.alerts).not.toContain('multiple_victims')
  const stuck = await told('es-CL', 'C: Hay un incendio en el primer piso y no podemos bajar.')
  expect(stuck.alerts).toContain('person_trapped')
})

test('a wound by another with the weapon near is violence in progress; oxygen in a fire is a hazard', async () => {
  const { alerts } = await told('es-CL', 'C: ¡Lo apuñalaron y el otro anda afuera con el machete!')
  expect(alerts).toContain('violence_in_progress')
  const fire = await told('es-CL', 'C: Se quema la casa y adentro hay cilindros de oxígeno.')
  expect(fire.alerts).toContain('scene_hazard')
})
