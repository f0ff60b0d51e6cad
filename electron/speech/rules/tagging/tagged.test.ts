/** The tagger beside the rules: it fills, it stands in bare speech, and it takes nothing that cannot be a value. */
import { expect, test } from 'vitest'
import { rulesWith } from '../rules.ts'
import type { Kind } from './labels.ts'
import { type TagLine, tag } from './tagger.ts'

/** Tags the words of the table wherever they are said. */
const tagThe =
  (table: Readonly<Record<string, readonly [kind: Kind, margin: number]>>): TagLine =>
  ({ text }) =>
    Object.entries(table).flatMap(([words, [kind, margin]]) => {
      const start = text.indexOf(words)
      return start < 0 ? [] : [{ kind, margin, start, end: start + words.length }]
    })

async function recordOf(tagLine: TagLine, ...said: readonly string[]) {
  const listener = rulesWith({ tag: tagLine }).listen({ language: 'es-CL', advice: 'es' })
  for (const [i, words] of said.entries()) {
    const speaker = words.startsWith('A: ') ? 'agent' : 'customer'
    await listener.hear({
      entryKey: `${i}`,
      speaker,
      text: words.slice(3),
      startMs: i * 5000,
      endMs: i * 5000 + 4000,
    })
  }
  return listener.record()
}

test('an empty field is filled where the tag is clear, and left empty where it is not', async () => {
  const said = ['A: ¿Cómo se llama el paciente?', 'C: Este... zutano, creo.'] as const
  expect(await recordOf(tagThe({ zutano: ['nombre', 40] }), ...said)).toMatchObject({ nombre: 'Zutano' })
  expect((await recordOf(tagThe({ zutano: ['nombre', 1] }), ...said)).nombre).toBeUndefined()
  expect((await recordOf(tagThe({ zutano: ['nombre', 40] }), 'C: Y zutano ahí parado.')).nombre).toBeUndefined()
})

test('in written speech what the rules read stands; in bare speech the tag does', async () => {
  const street = tagThe({ 'los olmos': ['direccion', 40] })
  const asked = 'A: ¿Cuál es la dirección?'
  expect((await recordOf(street, asked, 'C: Calle Los Aromos 340, cerca de Los Olmos.')).direccion).toBe('Los Aromos')
  expect((await recordOf(street, asked, 'C: calle los aromos al lado de los olmos')).direccion).toBe('los Olmos')
})

test.each([
  ['numero', 'esquina'],
  ['edad', 'ciento veinte'],
] as const)('%s cannot be "%s"', async (field, words) => {
  const text = words === 'ciento veinte' ? '120' : words
  const record = await recordOf(tagThe({ [text]: [field, 40] }), `C: Es la ${words} de acá.`)
  expect(record[field]).toBeUndefined()
})

test("a name that is somebody else's is not the patient's", async () => {
  const record = await recordOf(
    tagThe({ marisol: ['nombre', 40] }),
    'A: ¿Con quién hablo?',
    'C: Con Marisol, soy la vecina.',
    'A: ¿Qué pasó?',
    'C: Marisol le habla, un señor se cayó.',
  )
  expect(record.nombre).toBeUndefined()
})

test('as learnt: street, number and town of a line that was heard without stops', async () => {
  const said = 'C: mi abuelo se cayo en la casa estamos en pasaje los tamarugos ochocientos doce en quilpue apurense'
  expect(await recordOf(tag, 'A: ¿Dónde está la emergencia?', said)).toMatchObject({
    numero: '812',
    comuna: 'Quilpué',
  })
})
