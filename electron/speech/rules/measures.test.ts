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

test('the caller who is the patient measures their own, and one may stand outside', async () => {
  const own = await told(
    'es-CL',
    'C: Me siento mal, estoy mareada y soy hipertensa, yo tengo la presión en 190 con 110.',
  )
  expect(own.record.signos_vitales).toBe('presión 190/110')
  const outside = await told('es-CL', 'C: Estamos afuera con mi papá, satura ochenta y dos.')
  expect(outside.record.signos_vitales).toBe('saturación 82')
})

test.each([
  ['en-US', 'He took his pulse ox off at 8:30.'],
  ['en-US', "He's diabetic, takes 40 units, sugar was fine at 7."],
  ['en-US', "The sats machine's on the third floor, apartment 88."],
  ['es-CL', 'Toma la presión a las 10 y toma losartán de 50.'],
  ['es-CL', 'El azúcar se la controla cada 15 días.'],
  ['es-CL', 'Tiene el oxígeno a 40 metros.'],
] as const)('%s: "%s" measures nothing', async (language, line) => {
  expect((await told(language, `C: ${line}`)).record.signos_vitales).toBeUndefined()
})
