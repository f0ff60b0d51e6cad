/** Illnesses, medicines, allergies, onset and readings: every usual question crossed with everyday answers, and what belongs to others. */
import { expect, test } from 'vitest'
import type { FieldName } from '../../../convex/domain/canonical.ts'
import { told } from './told.fixture.ts'

type Matrix = {
  readonly field: FieldName
  readonly questions: readonly string[]
  readonly none?: readonly [string, readonly string[]]
  readonly unknown: readonly string[]
  readonly said: readonly (readonly [string, string])[]
}

const SPANISH: readonly Matrix[] = [
  {
    field: 'historia_clinica',
    questions: [
      '¿Enfermedades?',
      '¿Algún antecedente?',
      '¿Padece de algo?',
      '¿Se controla por algo?',
      '¿Sufre del corazón, diabetes, algo así?',
    ],
    none: ['ninguna', ['No.', 'No, gracias a Dios.', 'Es sano.', 'Que yo sepa, no.', 'No sufre de nada.']],
    unknown: ['No sé.', 'No sabría decirle.', 'Eso no lo sé.', 'No la conozco.'],
    said: [
      ['Sufre del corazón.', 'sufre del corazon'],
      ['Problemas al corazón.', 'problemas al corazon'],
      ['Apnea del sueño.', 'apnea del sueno'],
      ['Resistencia a la insulina.', 'resistencia a la insulina'],
    ],
  },
  {
    field: 'medicamentos',
    questions: ['¿Toma remedios?', '¿Está tomando algo?', '¿Medicamentos?', '¿Está medicado?'],
    none: ['ninguno', ['No.', 'Que yo sepa, no.', 'No toma nada.', 'Ningún remedio.']],
    unknown: ['No sé.', 'Sí, pero no sé cuáles.'],
    said: [
      ['Espironolactona.', 'espironolactona'],
      ['Tamsulosina.', 'tamsulosina'],
      ['Toma diuréticos.', 'diureticos'],
      ['Las pastillas de la presión.', 'pastillas de la presion'],
    ],
  },
  {
    field: 'alergias',
    questions: ['¿Alergias?', '¿Es alérgico a algo?'],
    unknown: ['No sabría decirle.', 'No la conozco.'],
    said: [['Al níquel.', 'niquel']],
  },
  {
    field: 'inicio_sintomas',
    questions: ['¿Hace cuánto rato empezó?', '¿Cuándo comenzaron los síntomas?', '¿Desde cuándo está así?'],
    unknown: ['No sé, yo llegué recién.'],
    said: [
      ['Después de almuerzo.', 'despues de almuerzo'],
      ['Amaneció así.', 'amanecio asi'],
      ['Hace un par de horas.', 'hace un par de horas'],
      ['Un cuarto de hora.', 'un cuarto de hora'],
      ['Desde hace una semana.', 'desde hace una semana'],
      ['El lunes.', 'el lunes'],
    ],
  },
]
const ENGLISH: readonly Matrix[] = [
  {
    field: 'historia_clinica',
    questions: [
      'Any medical history?',
      'Any existing conditions?',
      'Does he suffer from anything?',
      'Anything like diabetes, heart trouble?',
    ],
    none: ['ninguna', ['No.', 'No, fit as a fiddle.', 'He has no health problems.', 'Nothing that I know of.']],
    unknown: ["I don't know.", "I couldn't tell you.", 'I have no idea, I just found him.'],
    said: [
      ['Sleep apnea.', 'sleep apnea'],
      ['Two previous heart attacks.', '2 previous heart attacks'],
      ["Crohn's.", "crohn's"],
      ['Acid reflux.', 'acid reflux'],
    ],
  },
  {
    field: 'medicamentos',
    questions: ['Any medications?', 'Is he on anything for that?', 'Does he take any tablets?'],
    none: ['ninguno', ['Nope.', 'Not that I know of.', "He's not on anything."]],
    unknown: ["I don't know.", "Yes, but I don't know what."],
    said: [
      ['A water tablet.', 'water tablet'],
      ['Blood pressure tablets.', 'blood pressure tablets'],
      ['Tablets for his blood pressure.', 'tablets for his blood pressure'],
      ['Naproxen.', 'naproxen'],
      ['His water tablets, furosemide.', 'furosemide'],
    ],
  },
  {
    field: 'alergias',
    questions: ['Any allergies?', 'Is he allergic to anything?'],
    unknown: ["I couldn't say."],
    said: [
      ['Elastoplast.', 'elastoplast'],
      ['Just hay fever.', 'hay fever'],
    ],
  },
  {
    field: 'inicio_sintomas',
    questions: ['When did this start?', 'How long has this been going on?', 'How long ago?'],
    unknown: ["I don't know, I just got here."],
    said: [
      ['A quarter of an hour ago.', 'a quarter of an hour ago'],
      ['Half an hour.', 'half an hour'],
      ['He woke up with it.', 'woke up with it'],
      ['An hour and a half ago.', 'an hour and a half ago'],
    ],
  },
]

const plain = (value: string | undefined): string | undefined =>
  value
    ?.normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

test.each([
  ['es-CL', SPANISH, 'C: Mi papá se siente mal.'],
  ['en-US', ENGLISH, 'C: My dad is poorly.'],
] as const)('asked, denied, not known, told, %s', async (language, groups, opening) => {
  const wrong: string[] = []
  for (const { field, questions, none, unknown, said } of groups) {
    const [nothing, denials] = none ?? ['', []]
    const wanted: readonly (readonly [string, string | undefined])[] = [
      ...denials.map((answer) => [answer, nothing] as const),
      ...unknown.map((answer) => [answer, undefined] as const),
      ...said,
    ]
    for (const question of questions)
      for (const [answer, want] of wanted) {
        const { record } = await told(language, opening, `A: ${question}`, `C: ${answer}`)
        if (plain(record[field]) !== want) wrong.push(`${question} ${answer} ${record[field]}`)
      }
  }
  expect(wrong).toEqual([])
})

test.each([
  [
    'es-CL',
    'C: Mi papá se siente mal.',
    [
      'Yo soy diabética también.',
      'Su hermano es epiléptico, él no.',
      'Mi mamá toma enalapril.',
      'Yo tomo losartán también.',
      'Vive acá desde hace veinte años.',
      'Lo operaron hace diez años.',
      'La ambulancia la llamé hace diez minutos.',
    ],
  ],
  [
    'en-US',
    "C: My dad's not well.",
    [
      "I'm diabetic myself so I know.",
      "I'm on warfarin too.",
      "His brother's epileptic, not him.",
      'His blood pressure is 180 over 100.',
    ],
  ],
] as const)(
  "the illness, the medicine or the hour of something else is not the patient's, %s",
  async (language, opening, lines) => {
    for (const line of lines) {
      const { record } = await told(language, opening, `C: ${line}`)
      expect([record.historia_clinica, record.medicamentos, record.inicio_sintomas], line).toEqual([
        undefined,
        undefined,
        undefined,
      ])
    }
  },
)

test("the patient's own illness, though it is said of the caller's mother", async () => {
  const unasked = await told('es-CL', 'C: Aló.', 'A: ¿Qué pasa?', 'C: Mi mamá es diabética y está desmayada.')
  expect(unasked.record.historia_clinica).toBe('diabética')
})

test.each([
  ['es-CL', 'A: ¿Le tomó la temperatura?', 'C: 38 con 7.', 'temperatura 38.7'],
  ['es-CL', 'A: ¿Tiene fiebre?', 'C: Sí, 39.', 'temperatura 39'],
  ['es-CL', 'A: ¿Qué más?', 'C: Está saturando 85.', 'saturación 85'],
  ['en-US', 'A: What are his sats?', 'C: Ninety-one percent.', 'saturation 91'],
  ['en-US', "A: What's his heart rate?", 'C: 140.', 'pulse 140'],
] as const)('what a device shows, %s %s %s', async (language, question, answer, value) => {
  expect((await told(language, question, answer)).record.signos_vitales).toBe(value)
})
