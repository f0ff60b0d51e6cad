import { expect, test } from 'vitest'
import { type Case, tellEach, told } from './told.fixture.ts'

tellEach([
  ['a question gets a deed', 'en-US', ['A: Does he respond?', "C: He's cursing at the cat."], { consciente: 'si' }],
  ['a request proves it', 'en-GB', ['A: Is he awake?', "C: Oh, he's asking for a beer."], { avdi: 'alerta' }],
  ['a likeness', 'en-GB', ['A: Is she alert?', 'C: Bright as a button, love.'], { consciente: 'si', avdi: 'alerta' }],
  [
    'back from a faint',
    'en-US',
    ["C: She fainted at church but she's sitting up drinking tea now."],
    { consciente: 'si' },
  ],
  ['on his feet', 'en-US', ["C: He came off his bike, he's walking round and swearing."], { consciente: 'si' }],
  ['tea with the family', 'es-CL', ['A: ¿Está consciente?', 'C: Está tomando té con nosotros.'], { avdi: 'alerta' }],
  ['songs', 'es-CL', ['C: Se pegó en la ceja. Está cantando rancheras en la camilla.'], { consciente: 'si' }],
  ['scolding', 'es-CL', ['C: Se cayó mi suegra, está como si nada, retando a los nietos.'], { consciente: 'si' }],
  ['never lost', 'es-CL', ['A: ¿Perdió el conocimiento?', 'C: No, en ningún momento.'], { consciente: 'si' }],
  ['never lost either', 'en-US', ['A: Did she black out?', 'C: No, she remembers all of it.'], { consciente: 'si' }],
  ['a yes to senseless', 'en-US', ['A: Is he unconscious?', 'C: Yes.'], { consciente: 'no', avdi: 'inconsciente' }],
  ['and in Spanish', 'es-CL', ['A: ¿Está inconsciente?', 'C: Sí, señorita.'], { consciente: 'no' }],
  ['a no to senseless', 'es-CL', ['A: ¿Está inconsciente?', 'C: No.'], { consciente: 'si' }],
  ['lost for a while', 'en-US', ['A: Did he pass out?', 'C: Yes, for a second.'], { consciente: undefined }],
] satisfies readonly Case[])

test('who sings or swears elsewhere wakes nobody', async () => {
  const { record, alerts } = await told(
    'es-CL',
    'C: Mi papá está tirado en el baño, no responde.',
    'C: Mi hermano está gritando en el pasillo.',
  )
  expect(record.consciente).toBe('no')
  expect(alerts).toContain('unconscious_patient')
})
