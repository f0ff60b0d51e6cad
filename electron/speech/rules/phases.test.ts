import { expect, test } from 'vitest'
import { rules } from './rules.ts'

/** The phase after each line; '' where it stayed. */
async function phasesOf(language: string, ...lines: string[]): Promise<string[]> {
  const listener = rules.listen({ language, advice: 'es' })
  const phases: string[] = []
  for (const [i, line] of lines.entries()) {
    const heard = await listener.hear({
      entryKey: `e${i}`,
      speaker: line.startsWith('A:') ? 'agent' : 'customer',
      text: line.slice(2).trim(),
      startMs: i * 4000,
      endMs: i * 4000 + 3000,
    })
    phases.push(heard.phase ?? '')
  }
  return phases
}

test('a call goes through its phases by what the dispatcher does', async () => {
  expect(
    await phasesOf(
      'es-CL',
      'A: Emergencias, ¿cuál es su emergencia?',
      'C: Mi papá tiene un dolor fuerte en el pecho.',
      'A: ¿Cuál es la dirección?',
      'C: Prat ochocientos diez, Arica.',
      'A: ¿Está consciente, respira bien?',
      'C: Sí, las dos.',
      'A: Va en camino una ambulancia avanzada.',
      'A: Siéntelo y suéltele la ropa.',
      'C: Ya.',
      'A: Si empeora, me vuelve a llamar. Gracias por llamar.',
    ),
  ).toEqual([
    'Opening',
    'Chief Complaint',
    'Location',
    '',
    'Triage',
    '',
    'Dispatch',
    'Pre-Arrival Instructions',
    '',
    'Closing',
  ])
})

test('one stray question after the dispatch does not open a phase', async () => {
  const phases = await phasesOf(
    'en-US',
    "A: 911, what's your emergency?",
    'C: My dad fell and he is bleeding a lot.',
    "A: What's the address?",
    'C: 12 Oak Street, in Salem.',
    'A: An ambulance is on the way.',
    'A: How old is he?',
    'C: Sixty.',
    'A: Press hard on the wound with a towel.',
  )
  expect(phases.slice(4)).toEqual(['Dispatch', '', '', 'Pre-Arrival Instructions'])
})

test('orders are known by their grammar, questions in the imperative are not orders', async () => {
  const opening = ['A: Emergencias.', 'C: Mi hermana se desmayó.', 'A: ¿Respira?', 'C: Sí.']
  expect((await phasesOf('es-CL', ...opening, 'A: Recuéstenla de costado y abríguenla.')).at(-1)).toBe(
    'Pre-Arrival Instructions',
  )
  expect((await phasesOf('es-CL', ...opening, 'A: Dígame, ¿toma remedios?')).at(-1)).toBe('')
})
