import { expect, test } from 'vitest'
import { type Case, tellEach, told } from './told.fixture.ts'

tellEach([
  [
    'pinched and called',
    'en-US',
    ["C: I've pinched her arm and called her and there's not a murmur."],
    { avdi: 'inconsciente' },
  ],
  [
    'slapped',
    'en-GB',
    ["C: My uncle's in the bath, I've slapped his cheeks and he won't so much as blink."],
    { consciente: 'no' },
  ],
  ['shaken', 'en-US', ["C: I've shaken her and shaken her and she just flops."], { consciente: 'no' }],
  ['gone again', 'en-US', ["C: She woke up for a bit. She's gone again, I can't wake her."], { consciente: 'no' }],
  [
    'pinched in Spanish',
    'es-CL',
    ['C: Le grito al oído, le pellizco la mano y no hay reacción.'],
    { consciente: 'no', avdi: 'inconsciente' },
  ],
  ['water on the face', 'es-CL', ['C: Lo cacheteé, le eché agua en la cara y ni mu.'], { consciente: 'no' }],
  ['a rag', 'es-CL', ['C: Mi abuela está en el sillón, le hablo y es de trapo.'], { consciente: 'no' }],
  ['by the scale', 'es-CL', ['C: Glasgow de seis, está intubado.'], { consciente: 'no', avdi: 'inconsciente' }],
  ['by its parts', 'en-GB', ['C: Eyes four, verbal five, motor six.'], { consciente: 'si', avdi: 'alerta' }],
  [
    'only a shout',
    'en-US',
    ['A: Is she responding?', "C: Only if I shout, she'll open her eyes and then drift off."],
    { consciente: 'si', avdi: 'verbal' },
  ],
  [
    'only a shout in Spanish',
    'es-CL',
    ['C: Hay que remecerla harto para que conteste.'],
    { consciente: 'si', avdi: 'verbal' },
  ],
  [
    'to pain',
    'en-US',
    ['A: Squeeze his earlobe hard, what does he do?', 'C: He pulls away from it.'],
    { avdi: 'dolor' },
  ],
  [
    'to pain and not to voice',
    'es-CL',
    ['A: Apriétele la uña, ¿qué hace?', 'C: Quita la mano.', 'A: ¿Y si le habla?', 'C: Le hablo y nada.'],
    { avdi: 'dolor' },
  ],
] satisfies readonly Case[])

test.each([
  ['en-US', "My neighbor shouted for help and nothing happened, her kitchen's on fire"],
  ['en-US', "I knocked and yelled through the window and nobody answers, there's mail piled up"],
  ['en-US', 'He shouted at me and I said nothing'],
  ['en-US', "He's not responding to the antibiotics, his fever's a hundred and three"],
  ['es-CL', 'Llamé a gritos y nadie abre, está cerrado con llave'],
  ['es-CL', 'Mi hijo no responde los mensajes, estoy preocupada'],
] as const)('%s: "%s" tells of nobody who is out', async (language, line) => {
  const { record, alerts } = await told(language, `C: ${line}.`)
  expect(record.consciente).toBeUndefined()
  expect(alerts).not.toContain('unconscious_patient')
})
