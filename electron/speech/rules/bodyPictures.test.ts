import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'
import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    [
      'stroke_suspected',
      'es-CL',
      'C: Se le fue la mitad de la cara, habla como con una papa en la boca y se le cae el vaso de la mano izquierda.',
    ],
    ['stroke_suspected', 'en-GB', "C: His words are coming out like porridge and his arm is like somebody else's."],
    ['severe_respiratory_distress', 'es-CL', 'C: Habla de a palabritas y se le hunde el cuello, es asmático.'],
    [
      'severe_respiratory_distress',
      'en-GB',
      'C: She gets two words out and then stops, the skin is sucking in over her ribs.',
    ],
    ['hypoglycemia_suspected', 'en-GB', "C: He's diabetic and the meter just says LO, he's sweating."],
    [
      'silent_call',
      'es-CL',
      'A: ¿Aló? ¿Me escucha?',
      'C: [silencio]',
      'A: ¿Hay alguien?',
      'C: [respiración] [se corta la llamada]',
    ],
    ['silent_call', 'en-GB', 'A: Hello, ambulance?', 'C: ...', 'A: Can you hear me?', 'C: (tapping)'],
    ['call_dropped', 'en-GB', 'C: She is on the', 'A: Hello? No, the line has gone dead.'],
  ],
  [
    ['stroke_suspected', 'en-GB', 'C: By a stroke of luck I was passing, he has hurt his ankle, no slurring.'],
    ['stroke_suspected', 'es-CL', 'C: Se le cayó la taza y se quemó la mano derecha.'],
    ['severe_respiratory_distress', 'en-GB', 'C: He had two puffs of his inhaler and he is fine now.'],
    ['hypoglycemia_suspected', 'es-CL', 'C: El aparato marca lo que tiene que marcar, es la rodilla lo que le duele.'],
  ],
)

test('a picture gives the reason for the call', async () => {
  const chest = await told('es-CL', 'C: Siento el pecho como si un elefante se me hubiera sentado.')
  expect(chest.record.motivo).toBe('dolor_toracico')
  const bus = await told('es-CL', 'C: Se tumbó la micro en la curva, hay gente herida.')
  expect(bus.record.motivo).toBe('accidente_transito')
  const fever = await told('es-CL', 'C: Mi niña está con 39 y medio y no le baja.')
  expect(fever.record.motivo).toBe('fiebre')
})

test('no voice past what was swallowed: the airway is blocked, until it comes out', async () => {
  const blocked = await told('es-CL', 'C: Se tragó una uva y no hace ni un ruido, se agarra el cogote.')
  expect(blocked.record).toMatchObject({ motivo: 'atragantamiento', estado_respiratorio: 'obstruida' })
  const free = await told(
    'en-GB',
    'C: He had a grape in his throat, no noise at all, but it flew out and he is bawling.',
  )
  expect(free.record.estado_respiratorio).not.toBe('obstruida')
})
