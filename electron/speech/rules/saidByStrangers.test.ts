import { expect, test } from 'vitest'
import { BY_STRANGERS, NOT_BY_STRANGERS } from './saidByStrangers.fixture.ts'
import { told } from './told.fixture.ts'

const raisedBy = async (row: string): Promise<{ type: string; alerts: readonly string[] }> => {
  const [type = '', tongue, words = ''] = row.split('|')
  const { alerts } = await told(
    tongue === 'es' ? 'es-CL' : 'en-GB',
    tongue === 'es' ? 'A: SAMU, ¿cuál es su emergencia?' : 'A: Ambulance, what is your emergency?',
    `C: ${words}`,
  )
  return { type, alerts }
}

test('told by likeness, idiom or what the eye sees, at most one way in twenty goes unheard', async () => {
  const rows = BY_STRANGERS.trim().split('\n')
  const missed: string[] = []
  for (const row of rows) {
    const { type, alerts } = await raisedBy(row)
    if (!alerts.includes(type)) missed.push(row)
  }
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(rows.length / 20)
})

test.each(NOT_BY_STRANGERS.trim().split('\n'))('only sounds like it: %s', async (row) => {
  const { type, alerts } = await raisedBy(row)
  expect(alerts).not.toContain(type)
})

test('what the dispatcher would do "if the throat gets tight" is no tight throat', async () => {
  const { alerts } = await told(
    'en-US',
    'C: I broke out in hives after dinner.',
    'A: If your throat gets tight or you cannot swallow, call us back.',
    'C: Okay.',
  )
  expect(alerts).not.toContain('anaphylaxis_suspected')
})

test('an appointment asked of the police by somebody who insists is a call under cover, and blows told in code are blows', async () => {
  const covert = await told(
    'es-CL',
    'A: Carabineros de Chile, buenas tardes.',
    'C: Buenas, llamo para confirmar mi hora con el dentista.',
    'A: Señora, usted llama a Carabineros.',
    'C: Sí, por eso mismo los llamo.',
    'A: Si él la golpeó, diga que le duele la muela.',
    'C: Sí, me duele la muela.',
  )
  expect(covert.alerts).toEqual(expect.arrayContaining(['covert_caller', 'violence_in_progress']))
  const wrong = await told(
    'es-CL',
    'A: Carabineros de Chile, buenas tardes.',
    'C: Buenas, llamo para confirmar mi hora con el dentista.',
    'A: Señora, usted llama a Carabineros.',
    'C: Ay, perdón, marqué mal.',
  )
  expect(wrong.alerts).toEqual(['non_emergency'])
})

test('somebody else who is unwell, when that was asked, makes several', async () => {
  const two = await told(
    'en-GB',
    "C: We pulled a lad out of the canal and he's not breathing.",
    'A: Is everybody else all right?',
    "C: There's an older bloke who jumped in to help, he's shivering and sick.",
  )
  expect(two.alerts).toContain('multiple_victims')
  const one = await told(
    'en-GB',
    "C: We pulled a lad out of the canal and he's not breathing.",
    'A: Is everybody else all right?',
    "C: There's a woman here who's helping, everyone's fine.",
  )
  expect(one.alerts).not.toContain('multiple_victims')
})

test('on a road without a number, who does not know where is lost', async () => {
  const { alerts } = await told('es-CL', 'C: Chocamos, estamos en el camino a Farellones pero no sé dónde estamos.')
  expect(alerts).toContain('location_uncertain')
})
