import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test.each([
  [
    'es-CL',
    'Es paramédica la vecina: pulso noventa y seis, saturando ochenta y ocho, presión ciento diez con setenta.',
  ],
  ['en-GB', 'Obs are pulse ninety-six, sats eighty-eight, BP one-ten over seventy.'],
] as const)('%s: each number goes to the sign named beside it', async (language, line) => {
  const { record } = await told(language, `C: ${line}`)
  const es = language === 'es-CL'
  expect(record.signos_vitales?.split('; ').sort()).toEqual(
    es ? ['presión 110/70', 'pulso 96', 'saturación 88'] : ['blood pressure 110/70', 'pulse 96', 'saturation 88'],
  )
})

test.each([
  ['es-CL', 'La presión le salió diecisiete nueve.', 'presión 170/90'],
  ['es-CL', 'Le medí la presión, dieciséis con diez.', 'presión 160/100'],
  ['es-CL', 'Tiene la fiebre en treinta y nueve siete.', 'temperatura 39.7'],
  ['es-CL', 'El glucómetro marca HI.', 'glicemia HI'],
  ['en-US', "His sugar's forty-four.", 'glucose 44'],
  ['en-US', 'The clip on her finger says ninety-one.', 'saturation 91'],
  ['en-US', 'He is at a hundred and three point two.', 'temperature 103.2'],
  ['en-GB', 'Pulse is eighty, no, sorry, pulse is one-twenty.', 'pulse 120'],
  ['en-GB', 'Sats were ninety, now she is at eighty-four.', 'saturation 84'],
] as const)('%s: "%s" is %s', async (language, line, item) => {
  expect((await told(language, `C: ${line}`)).record.signos_vitales).toBe(item)
})

test.each([
  ['es-CL', '¿Cuánto tiene de temperatura?', 'Treinta y ocho coma seis.', 'temperatura 38.6'],
  ['es-CL', 'O sea, ciento treinta por minuto el pulso.', 'Eso mismo, ciento treinta.', 'pulso 130'],
  ['en-US', 'What does the thermometer say?', 'A hundred and two.', 'temperature 102'],
  ['en-US', 'How is the breathing?', 'I count thirty-six a minute.', 'breathing rate 36'],
] as const)('%s: %s — %s', async (language, question, answer, item) => {
  expect((await told(language, `A: ${question}`, `C: ${answer}`)).record.signos_vitales).toBe(item)
})

test.each([
  ['es-CL', '¿Le midió el azúcar?', 'La mía me la tomaron ayer, ciento diez.'],
  ['es-CL', '¿Qué temperatura tiene?', 'Afuera hay treinta y ocho grados.'],
  ['en-US', 'Do you feel a pulse?', 'My own heart is doing about one-eighty right now.'],
  ['en-GB', 'Any oxygen at home?', 'She is eighty-four years old.'],
] as const)('%s: %s — %s measures nothing of the patient', async (language, question, answer) => {
  expect((await told(language, `A: ${question}`, `C: ${answer}`)).record.signos_vitales).toBeUndefined()
})
