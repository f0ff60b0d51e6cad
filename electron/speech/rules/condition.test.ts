import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test('the response scale moves with consciousness, whoever says it and whenever', async () => {
  const awake = await told(
    'es-CL',
    'C: Se cayó mi suegro y no responde.',
    'A: ¿Respira?',
    'C: Sí, respira.',
    'C: Ya, está abriendo los ojos, me está mirando.',
  )
  expect(awake.record).toMatchObject({ consciente: 'si', avdi: 'alerta' })
  const gone = await told('en-GB', 'A: Is he awake?', "C: Yes, he's awake.", 'C: Hang on, he is not answering me now!')
  expect(gone.record).toMatchObject({ consciente: 'no', avdi: 'inconsciente' })
})

test('answers to pain and to a raised voice in either order of words', async () => {
  const pain = await told('es-CL', 'C: Mi tía está tirada, se queja solamente cuando le doy un pellizco.')
  expect(pain.record.avdi).toBe('dolor')
  const voice = await told('es-CL', 'A: ¿Está consciente?', 'C: Sí, pero solo cuando la llamo fuerte.')
  expect(voice.record.avdi).toBe('verbal')
})

test('moaning to a pinch is not awake, and "neither breathes" is a whole statement', async () => {
  const pain = await told('es-CL', 'C: Mi cuñada no contesta, si la pellizco se queja un poco.')
  expect(pain.record).toMatchObject({ consciente: 'no', avdi: 'dolor' })
  const both = await told('es-CL', 'A: ¿Reacciona, respira?', 'C: No reacciona ni respira.')
  expect(both.record).toMatchObject({ consciente: 'no', respira: 'no', estado_respiratorio: 'ausente' })
})

test('a limp body is an unconscious one', async () => {
  const { record, alerts } = await told('en-US', "C: My baby was choking and now he's gone limp in my arms!")
  expect(record.consciente).toBe('no')
  expect(alerts).toContain('unconscious_patient')
})

test('a neighbour may be the patient; a neighbour who stands by is not', async () => {
  const patient = await told('es-CL', 'C: Encontré a mi vecino en el suelo, no reacciona.')
  expect(patient.record.consciente).toBe('no')
  const helper = await told('es-CL', 'A: ¿Quién grita?', 'C: Es el vecino que está gritando por ayuda.')
  expect(helper.record.consciente).toBeUndefined()
})

test('how the patient breathes may be the whole answer', async () => {
  const slow = await told('en-US', 'A: Is he breathing?', 'C: Yes, but slow, maybe every seven seconds.')
  expect(slow.record).toMatchObject({ respira: 'si', estado_respiratorio: 'lenta' })
  const fast = await told('es-CL', 'A: ¿Cómo respira?', 'C: Rapidito.')
  expect(fast.record).toMatchObject({ respira: 'si', estado_respiratorio: 'rapida' })
  const gasps = await told('en-US', 'C: He fainted.', 'A: Is he breathing?', 'C: One gasp every fifteen seconds.')
  expect(gasps.record).toMatchObject({ respira: 'no', estado_respiratorio: 'agonica' })
})

test('one word tells how one breathes', async () => {
  const { record } = await told('es-CL', 'C: Se cayó mi tía.', 'A: ¿Y cómo está respirando?', 'C: Bien, tranquila.')
  expect(record).toMatchObject({ respira: 'si', estado_respiratorio: 'normal' })
})

test('yes to two questions at once, behind a greeting', async () => {
  const { record } = await told(
    'en-GB',
    'A: Ambulance, is the patient awake and breathing?',
    "C: Good evening, yes, both. It's my dad.",
  )
  expect(record).toMatchObject({ consciente: 'si', respira: 'si' })
})

test.each([
  ['en-US', 'I nearly passed out this morning'],
  ['en-US', 'they passed out flyers at the door'],
  ['en-US', "my nan isn't answering her phone"],
  ['en-US', "he won't answer the door"],
  ['en-US', 'I blacked out earlier but I am fine now'],
  ['es-CL', 'no reacciona bien a los remedios'],
  ['es-CL', 'no se despierta de noche'],
  ['es-CL', 'casi se desmaya pero ya está bien'],
  ['es-CL', 'se desmayó ayer pero ahora está bien'],
] as const)('%s: %s tells of nobody who is out now', async (language, line) => {
  const { record, alerts } = await told(language, `C: ${line}.`)
  expect(record.consciente).not.toBe('no')
  expect(alerts).not.toContain('unconscious_patient')
})

test.each([
  ['en-US', 'I think he might be unconscious'],
  ['en-US', "she nearly died, she's passed out"],
  ['es-CL', 'casi no respira, se desmayó'],
] as const)('%s: %s does', async (language, line) => {
  expect((await told(language, `C: ${line}.`)).record.consciente).toBe('no')
})
