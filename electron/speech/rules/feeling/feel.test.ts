import { expect, test } from 'vitest'
import { rules } from '../rules.ts'
import { feelBy } from './feel.ts'
import learnt from './weights.json' with { type: 'json' }

const feltIn = async (language: string, ...lines: string[]): Promise<string[]> => {
  const listener = rules.listen({ language, advice: 'es' })
  const felt: string[] = []
  for (const [i, line] of lines.entries()) {
    const { sentiment } = await listener.hear({
      entryKey: `e${i}`,
      speaker: line.startsWith('A:') ? 'agent' : 'customer',
      text: line.slice(2).trim(),
      startMs: i * 4000,
      endMs: i * 4000 + 3000,
    })
    felt.push(sentiment ?? '')
  }
  return felt
}

test('fear is negative, a street neutral, thanks positive', async () => {
  expect(
    await feltIn(
      'es-CL',
      'A: Emergencias, ¿qué sucede?',
      'C: ¡Mi papá no respira, por favor, apúrense, ayúdenme!',
      'A: ¿Cuál es la dirección?',
      'C: Calle Prat ochocientos diez, Arica.',
      'A: Ya va la ambulancia.',
      'C: Muchas gracias, que Dios la bendiga.',
    ),
  ).toEqual(['neutral', 'negative', 'neutral', 'neutral', 'neutral', 'positive'])
})

test('and in English', async () => {
  const felt = await feltIn(
    'en-GB',
    'A: Ambulance, what is the address?',
    "C: Oh my God, she's bleeding everywhere, please hurry!",
    'A: Where are you?',
    'C: 14 Park Road.',
    'A: They are outside now.',
    'C: Oh, thank you so much.',
  )
  expect([felt[1], felt[3], felt[5]]).toEqual(['negative', 'neutral', 'positive'])
})

test('without weights nothing is felt one way rather than another; each cue has a weight for each of the three', () => {
  expect(Object.values(learnt).every((row) => row.length === 3)).toBe(true)
  const feel = feelBy(new Map([['always', [0, 0, 1]]]))
  const line = { turn: { entryKey: 'e', speaker: 'customer', text: 'Ya.', startMs: 0, endMs: 1 }, text: 'ya' }
  expect(
    feel({
      line: line as unknown as Parameters<typeof feel>[0]['line'],
      mood: { alarming: false, relieved: false, tense: false },
      signs: new Set(),
      topics: new Set(),
      phase: 'Opening',
      red: false,
      lines: 1,
    }),
  ).toBe('neutral')
})
