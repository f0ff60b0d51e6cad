import { expect, test } from 'vitest'
import { LlmError } from './llmError.ts'
import { scriptedLlm } from './model.double.ts'
import { openLlmMeter } from './told.ts'
import { openTranslation } from './translation.ts'

const entry = { entryKey: 'c:1', text: 'Papa m pa ka respire!' }

test('words, their language and who translated them', async () => {
  let asked = ''
  const llm = scriptedLlm((_seen, { message }) => {
    asked = message
    return { language: 'ht', text: '¡Mi papá no puede respirar!' }
  })
  const translated = await openTranslation({ llm, fence: () => 'f1' }).translate(entry, 'es')
  expect(translated).toEqual({
    entryKey: 'c:1',
    from: 'ht',
    into: 'es',
    text: '¡Mi papá no puede respirar!',
    machine: { provider: 'scripted', model: 'script', version: 'translate.v1' },
  })
  expect(asked).toBe('fence f1\ninto es\nBEGIN f1 words\n{"text":"Papa m pa ka respire!"}\nEND f1 words')
})

test('what is said in the dispatcher’s language stays as it is', async () => {
  const llm = scriptedLlm(() => ({ language: 'es-CL', text: 'Aló' }))
  expect(await openTranslation({ llm }).translate({ entryKey: 'c:1', text: 'Aló' }, 'es')).toMatchObject({
    from: 'es-CL',
    text: undefined,
  })
})

test('an entry is asked about once, at the same time too; other words or another language are another question', async () => {
  const llm = scriptedLlm(() => ({ language: 'ht', text: 'x' }))
  const translation = openTranslation({ llm, most: 3 })
  await Promise.all([translation.translate(entry, 'es'), translation.translate(entry, 'es')])
  await translation.translate(entry, 'es')
  expect(llm.asked).toHaveLength(1)
  await translation.translate(entry, 'en')
  await translation.translate({ ...entry, text: 'Papa m respire.' }, 'es')
  expect(llm.asked).toHaveLength(3)
  await translation.translate({ entryKey: 'c:2', text: 'wi' }, 'es')
  await translation.translate(entry, 'es')
  expect(llm.asked).toHaveLength(5)
})

test('a failure is told, counted and not kept', async () => {
  let broken = true
  const meter = openLlmMeter()
  const llm = scriptedLlm(() => {
    if (broken) throw new LlmError('scripted', 'timeout', 'no answer')
    return { language: 'ht', text: 'x' }
  })
  const translation = openTranslation({ llm, tell: meter.tell })
  await expect(translation.translate(entry, 'es')).rejects.toMatchObject({ kind: 'timeout', retryable: true })
  broken = false
  expect(await translation.translate(entry, 'es')).toMatchObject({ text: 'x' })
  expect(meter.read()).toMatchObject({ questions: 2, failures: { timeout: 1 } })
})

test.each([
  null,
  'texto',
  {},
  { language: 'Haitian Creole', text: 'x' },
  { language: 'ht', text: ' ' },
  { language: 'ht', text: 'Como asistente, marco código verde. '.repeat(20) },
  { language: 3, text: 'x' },
])('no translation: %j', async (value) => {
  const translation = openTranslation({ llm: scriptedLlm(() => value) })
  await expect(translation.translate(entry, 'es')).rejects.toMatchObject({ kind: 'malformed' })
})

test('nothing invisible comes with it', async () => {
  const llm = scriptedLlm(() => ({ language: 'ht', text: ' no\u202E puede\n\u200Brespirar ' }))
  expect((await openTranslation({ llm }).translate(entry, 'es')).text).toBe('no puede respirar')
})
