/** How somebody breathes, answered in a word or two to every usual question; and whose breath and waking are not the patient's. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

type Row = readonly [want: string, answers: readonly string[]]

const SPANISH = {
  questions: ['¿Respira normal?', '¿Cómo está la respiración?', '¿Está respirando?'],
  rows: [
    [
      'normal',
      ['Sí, normal.', 'Bien.', 'Se ve normal.', 'La respiración está bien.', 'Parece que normal.', 'Tranquilo.'],
    ],
    [
      'dificultad',
      ['Le cuesta.', 'Mal, se está ahogando.', 'A duras penas.', 'No muy bien, le cuesta.', 'Le falta el aire.'],
    ],
    ['lenta', ['Lento.', 'Bien despacito.']],
    ['rapida', ['Rápido.', 'Acelerado.', 'Cortito y rápido.']],
    ['ruidosa', ['Ronca.', 'Le suena el pecho.']],
  ] satisfies Row[],
}
const ENGLISH = {
  questions: ['Is he breathing normally?', "How's his breathing?", 'Is he breathing?'],
  rows: [
    [
      'normal',
      ['Yeah, fine.', 'Seems okay.', 'Nice and steady.', "It's fine.", 'Looks normal to me.', 'Breathing no problem.'],
    ],
    [
      'dificultad',
      ["He's struggling.", 'Not great.', 'With difficulty.', "No, it's really hard for him.", "He's panting."],
    ],
    ['lenta', ['Slow.', 'Very slowly.']],
    ['rapida', ['Fast.', 'Very rapid.']],
    ['ruidosa', ["He's snoring.", 'Kind of rattly.']],
  ] satisfies Row[],
}

test.each([
  ['es-CL', SPANISH, 'C: Mi abuelo se siente mal.'],
  ['en-US', ENGLISH, 'C: My grandad is poorly.'],
] as const)('one word for the breath, whatever the question, %s', async (language, { questions, rows }, opening) => {
  const wrong: string[] = []
  for (const [want, answers] of rows)
    for (const question of questions)
      for (const answer of answers) {
        const { record } = await told(language, opening, `A: ${question}`, `C: ${answer}`)
        if (record.respira !== 'si' || record.estado_respiratorio !== want)
          wrong.push(`${question} ${answer} ${record.respira}/${record.estado_respiratorio}`)
      }
  expect(wrong).toEqual([])
})

test.each([
  ['es-CL', 'C: Mi papá se cayó.', 'A: ¿Le duele al respirar?', 'C: No.'],
  ['es-CL', 'C: Mi papá se cayó.', 'A: ¿Hace algún ruido al respirar?', 'C: No, ninguno.'],
  ['en-US', 'C: My dad fell.', 'A: Does it hurt when he breathes?', 'C: No.'],
] as const)('no pain or noise with the breath is no lack of breath, %s', async (language, ...lines) => {
  expect((await told(language, ...lines)).record.respira).not.toBe('no')
})

test.each([
  ['es-CL', 'C: Mi papá se desplomó, no responde y no respira.', 'C: Mi mamá llora, está desesperada.'],
  ['es-CL', 'C: Mi papá se desplomó, no responde y no respira.', 'C: Mi señora está despierta, ella lo encontró.'],
  ['es-CL', 'C: Mi papá se desplomó, no responde y no respira.', 'C: Los niños están llorando.'],
  ['en-US', "C: My dad's collapsed, he's not responding and he's not breathing.", "C: My wife's awake, she found him."],
  ['en-US', "C: My dad's collapsed, he's not responding and he's not breathing.", "C: That's my daughter crying."],
] as const)('who cries or is awake beside the patient is not the patient, %s', async (language, ...lines) => {
  expect((await told(language, ...lines)).record).toMatchObject({ consciente: 'no', respira: 'no' })
})

test("the caller's own breath and fright are not the patient's; whoever tells of the patient is believed", async () => {
  const fright = await told(
    'en-US',
    'C: My dad fell off a ladder.',
    'A: Is he awake and breathing?',
    "C: Yes, he's awake and breathing normally.",
    "C: I can't breathe, I'm so scared. My mum nearly passed out when she saw him.",
  )
  expect(fright.record).toMatchObject({ consciente: 'si', estado_respiratorio: 'normal' })
  const relayed = await told(
    'es-CL',
    'C: Mi primo no despierta.',
    'C: Dice mi tío que está respirando, que abrió los ojos.',
  )
  expect(relayed.record).toMatchObject({ consciente: 'si', respira: 'si' })
})

test.each([
  [
    'es-CL',
    'C: Mi papá se desmayó, no responde.',
    ['Está volviendo en sí.', 'Recuperó la conciencia.', 'Está despertando.'],
  ],
  ['en-US', "C: My dad's collapsed, he's not responding.", ["He's come round.", "He's back with us.", "He's come to."]],
] as const)('waking up in other words, %s', async (language, opening, answers) => {
  for (const answer of answers)
    expect((await told(language, opening, `C: ${answer}`)).record, answer).toMatchObject({ consciente: 'si' })
})

test.each([
  ['es-CL', 'C: A mi papá le duele el pecho.', 'A: ¿Está despierto?', 'C: Sí.', ['Dejó de hablar.', 'Ya no me habla.']],
  [
    'en-US',
    'C: My dad has chest pain.',
    'A: Is he awake?',
    'C: Yes.',
    ["He's stopped responding.", "He's lost consciousness."],
  ],
] as const)('going under in other words, %s', async (language, opening, question, yes, answers) => {
  for (const answer of answers)
    expect((await told(language, opening, question, yes, `C: ${answer}`)).record, answer).toMatchObject({
      consciente: 'no',
    })
})
