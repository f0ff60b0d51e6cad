import { expect, test } from 'vitest'
import { rulesWith } from '../rules.ts'
import type { AmendLine } from './amender.ts'
import type { Amended } from './fields.ts'

/** Finds the words in whatever line says them. */
const amendThe =
  (words: string, field: Amended, chance: number): AmendLine =>
  ({ line }) => {
    const start = line.text.indexOf(words)
    return start < 0 ? [] : [{ field, chance, start, end: start + words.length }]
  }

async function recordOf(amend: AmendLine | undefined, language: string, ...said: readonly string[]) {
  const listener = rulesWith(amend ? { amend } : {}).listen({ language, advice: 'es' })
  for (const [i, words] of said.entries())
    await listener.hear({
      entryKey: `${i}`,
      speaker: words.startsWith('A: ') ? 'agent' : 'customer',
      text: words.slice(3),
      startMs: i * 5000,
      endMs: i * 5000 + 4000,
    })
  return listener.record()
}

const FLAT = ['A: ¿Qué departamento?', 'C: El 907.', 'A: ¿Puede bajar alguien?'] as const

test('a likely value takes the place of the one that is held, an unlikely one does not', async () => {
  const said = [...FLAT, 'C: Mi polola va, dice que 901.'] as const
  expect((await recordOf(amendThe('901', 'depto', 0.9), 'es-CL', ...said)).depto).toBe('901')
  expect((await recordOf(amendThe('901', 'depto', 0.2), 'es-CL', ...said)).depto).toBe('907')
})

test('nothing is put right that is not held', async () => {
  const record = await recordOf(amendThe('901', 'numero', 0.9), 'es-CL', ...FLAT, 'C: Dice que 901.')
  expect(record.numero).toBeUndefined()
})

test('an item of a list falls for the one that stands in its place', async () => {
  const said = [
    'A: ¿Qué remedios toma?',
    'C: Losartán y warfarina.',
    'A: ¿Respira?',
    'C: Sí. No es warfarina, acenocumarol dice.',
  ]
  const record = await recordOf(amendThe('acenocumarol', 'medicamentos', 0.9), 'es-CL', ...said)
  expect(record.medicamentos?.toLowerCase()).toMatch(/losart[aá]n/)
  expect(record.medicamentos?.toLowerCase()).toContain('acenocumarol')
  expect(record.medicamentos?.toLowerCase()).not.toContain('warfarina')
})

test('an article tells no sex: a woman’s age is put right by her card', async () => {
  const said = ['A: ¿Qué edad tiene la señora?', 'C: Tiene 70.', 'A: ¿Respira?', 'C: Sí, aquí el carnet dice 73.']
  expect(await recordOf(amendThe('73', 'edad', 0.9), 'es-CL', ...said)).toMatchObject({ sexo: 'F', edad: '73' })
})

test('the patient of a birth stays the mother, whatever is born', async () => {
  const said = ['C: Mi señora va a tener la guagua ahora, ya viene.', 'A: ¿Qué ve?', 'C: ¡Salió, es un hombrecito!']
  expect((await recordOf(amendThe('hombrecito', 'sexo', 0.9), 'es-CL', ...said)).sexo).toBe('F')
})

test.each([
  [
    'es-CL',
    [...FLAT, 'C: Mi polola va bajando... Dice que le diga novecientos uno, que el siete es donde vivíamos antes.'],
    { depto: '901' },
  ],
  [
    'es-CL',
    [
      'A: ¿Qué edad tiene ella?',
      'C: Dieciocho.',
      'A: ¿Hay algún adulto?',
      'C: No... dieciséis tiene, le había dicho dieciocho porque estábamos tomando.',
    ],
    { edad: '16' },
  ],
  [
    'en-GB',
    [
      'A: What flat?',
      'C: Flat 12.',
      'A: Is she awake?',
      "C: Just about. Fourteen, it says on the door, 14, I'm all over the place.",
    ],
    { depto: '14' },
  ],
] as const)('as learnt, %s: %s', async (language, said, wanted) => {
  expect(await recordOf(undefined, language, ...said)).toMatchObject(wanted)
})

test.each([
  ['es-CL', [...FLAT, 'C: Voy yo, tengo treinta y dos y corro. Del 907 al ascensor son dos pasos.'], { depto: '907' }],
  [
    'en-GB',
    ['A: How old is he?', "C: He's 71.", 'A: Is he breathing?', "C: Yes. My mum's here, she's 68, she's crying."],
    { edad: '71' },
  ],
] as const)('what is another’s puts nothing right, %s: %s', async (language, said, wanted) => {
  expect(await recordOf(undefined, language, ...said)).toMatchObject(wanted)
})
