import { expect, test } from 'vitest'
import { rules } from '../rules.ts'
import learnt from './weights.json' with { type: 'json' }

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

test('what is said between a question and its answer does not leave the phase', async () => {
  const phases = await phasesOf(
    'en-US',
    "A: 911, what's your emergency?",
    'C: My dad fell and he is bleeding a lot.',
    "A: What's the address?",
    'C: Hold on. 12 Oak Street, in Salem.',
    'A: Okay.',
    'A: An ambulance is on the way.',
    'C: Thank you, thank you.',
    'A: Press hard on the wound with a towel.',
    'C: I am pressing.',
    'A: Good, keep pressing.',
  )
  expect(phases.slice(3)).toEqual(['', '', 'Dispatch', '', 'Pre-Arrival Instructions', '', ''])
})

test('what was learnt has a weight for each phase, and none for a number', () => {
  const rows = Object.entries<number[]>(learnt)
  expect(rows.length).toBeGreaterThan(1000)
  for (const [cue, row] of rows) {
    expect(cue).toMatch(/^(?:. words|lines) \d+$|^\D+$/)
    expect(row).toHaveLength(7)
    expect(row.every(Number.isSafeInteger)).toBe(true)
  }
})
