import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FIELDS, isFieldName, listItems } from '../../../convex/domain/canonical.ts'
import type { Heard, Listener, Turn } from '../understanding.ts'
import { rules } from './rules.ts'

const turnOf = (line: string, i: number): Turn => ({
  entryKey: `entry-${i}`,
  speaker: line.startsWith('A:') ? 'agent' : 'customer',
  text: line.slice(2).trim(),
  startMs: i * 4000,
  endMs: i * 4000 + 3000,
})

async function call(
  language: string,
  ...lines: string[]
): Promise<{ listener: Listener; heard: Heard[]; turns: Turn[] }> {
  const listener = rules.listen({ language, advice: 'es' })
  const turns = lines.map(turnOf)
  const heard: Heard[] = []
  for (const turn of turns) heard.push(await listener.hear(turn))
  return { listener, heard, turns }
}

const alertsOf = (heard: readonly Heard[]): string[] => heard.flatMap((one) => one.alerts.map((alert) => alert.type))

test('a repair within a turn and a correction across turns both win', async () => {
  const { listener, heard } = await call(
    'es-CL',
    'A: ¿Cuál es la dirección?',
    'C: Avenida Colón setecientos veinte... no, perdón, setecientos dos, en Talcahuano.',
    'A: ¿Avenida Colón setecientos dos?',
    'C: No, setecientos doce. Departamento cuarenta y uno.',
  )
  expect(listener.record()).toMatchObject({
    direccion: 'Avenida Colón',
    numero: '712',
    comuna: 'Talcahuano',
    depto: '41',
  })
  expect(heard[1]?.fields.find((change) => change.field === 'numero')?.value).toBe('702')
})

test('British and American addresses are read from their pattern, not from a list', async () => {
  const uk = await call(
    'en-GB',
    "A: What's the address?",
    "C: 17, no, sorry, 71 Wharf Lane, flat 4, in Ludlow. It's opposite the chapel.",
  )
  expect(uk.listener.record()).toMatchObject({ numero: '71', direccion: 'Wharf Lane', depto: '4', comuna: 'Ludlow' })
  expect(uk.listener.record().ubicacion_referencia).toContain('opposite the chapel')
  const us = await call('en-US', 'A: 911, what is the address?', 'C: Forty-four oh nine Juniper Drive, in Boise.')
  expect(us.listener.record()).toMatchObject({ numero: '4409', direccion: 'Juniper Drive', comuna: 'Boise' })
})

test('crossings, motorway posts and landmarks', async () => {
  const cross = await call(
    'es-CL',
    'A: ¿En qué calles?',
    'C: En Carmen con Avenida Matta, Santiago, al lado de la bomba.',
  )
  expect(cross.listener.record()).toMatchObject({ direccion: 'Carmen con Avenida Matta', comuna: 'Santiago' })
  const road = await call(
    'es-CL',
    'A: ¿Dónde fue?',
    'C: En la Ruta sesenta y ocho, kilómetro cuarenta, pasado el peaje.',
  )
  expect(road.listener.record().direccion).toBe('Ruta 68')
  expect(road.listener.record().ubicacion_referencia).toContain('40')
})

test("the caller's and the dispatcher's names are not the patient's", async () => {
  const { listener } = await call(
    'es-CL',
    'A: Emergencias, habla Tomás, ¿cuál es su emergencia?',
    'C: Soy Carmen, mi abuelo se cayó y no me contesta.',
    'A: ¿Cómo se llama su abuelo y qué edad tiene?',
    'C: Anselmo Huerta. Ochenta y uno, no, ochenta y dos.',
  )
  expect(listener.record()).toMatchObject({
    nombre: 'Anselmo',
    apellido: 'Huerta',
    edad: '82',
    sexo: 'M',
    consciente: 'no',
  })
})

test('an arrest is suspected from a gasp, and taken back when the patient breathes', async () => {
  const { listener, heard } = await call(
    'en-US',
    "C: My coworker collapsed and he's not responding.",
    'A: Is he breathing?',
    'C: He takes one breath every ten seconds, like a gasp.',
    'A: Start chest compressions, push hard and fast.',
    "C: He's breathing again, he's moving his arm!",
  )
  expect(alertsOf(heard)).toEqual(expect.arrayContaining(['unconscious_patient', 'cardiac_arrest_suspected']))
  expect(heard[2]?.fields.find((change) => change.field === 'respira')?.value).toBe('no')
  expect(listener.record()).toMatchObject({ respira: 'si', motivo: 'paro_cardiorrespiratorio' })
})

test('a denial outright is an empty list said, and "no sé" is not', async () => {
  const none = await call('es-CL', 'A: ¿Es alérgico a algún remedio?', 'C: No, a ninguno.')
  expect(none.listener.record().alergias).toBe('ninguna')
  const unknown = await call('es-CL', 'A: ¿Es alérgico a algún remedio?', 'C: No sé, la verdad.')
  expect(unknown.listener.record().alergias).toBeUndefined()
})

test('a medicine that was stopped or only asked about is not taken', async () => {
  const { listener } = await call(
    'es-CL',
    'A: ¿Toma algún remedio?',
    'C: Toma enalapril. El bisoprolol se lo quitaron.',
  )
  expect(listItems(listener.record().medicamentos ?? '')).toEqual(['enalapril'])
})

test('what was said is taken back on request', async () => {
  const { listener } = await call(
    'es-CL',
    'A: ¿Qué edad tiene?',
    'C: Unos cuarenta años.',
    'A: Ya.',
    'C: Mejor no ponga la edad, no estoy seguro.',
  )
  expect(listener.record().edad).toBeUndefined()
})

test('resources only when the dispatcher commits them', async () => {
  const wish = await call('es-CL', 'C: Mándeme una ambulancia y a Carabineros.', 'A: ¿Necesita una ambulancia?')
  expect(wish.listener.record().recursos_requeridos).toBeUndefined()
  const sent = await call('es-CL', 'A: Va en camino una ambulancia básica y le aviso a Bomberos.')
  expect(listItems(sent.listener.record().recursos_requeridos ?? '')).toEqual(['ambulancia_basica', 'bomberos'])
  const offer = await call('en-US', "A: It doesn't need an ambulance, but I can send one if you like.")
  expect(offer.listener.record().recursos_requeridos).toBeUndefined()
})

test('a prank and a wrong number leave an empty record and say so once', async () => {
  const { listener, heard } = await call(
    'es-CL',
    'A: Emergencias, ¿qué pasa?',
    'C: ¿Hablo con la panadería?',
    'A: No, está llamando a emergencias.',
    'C: Ay, me equivoqué de número, disculpe.',
    'A: ¿Hay alguien herido?',
    'C: No, estamos todos bien.',
  )
  expect(listener.record()).toEqual({})
  expect(alertsOf(heard).filter((type) => type === 'non_emergency')).toHaveLength(1)
})

test('each alert names its rule and is raised once', async () => {
  const { heard } = await call(
    'es-CL',
    'C: La pierna le sangra mucho.',
    'A: ¿Sigue sangrando mucho?',
    'C: Sí, le sangra mucho, hay un charco grande.',
  )
  const raised = heard.flatMap((one) => one.alerts)
  expect(raised.filter((alert) => alert.type === 'severe_bleeding')).toHaveLength(1)
  expect(raised[0]?.rule).toBe('bleeding.heavy')
})

test('silence is told by the clock, advice comes and goes', async () => {
  const listener = rules.listen({ language: 'es-CL', advice: 'en' })
  await listener.hear(turnOf('A: Emergencias, ¿cuál es su emergencia?', 0))
  expect(alertsOf([listener.idle(10_000)])).toEqual([])
  expect(alertsOf([listener.idle(20_000)])).toEqual(['silent_call'])
  expect(alertsOf([listener.idle(40_000)])).toEqual([])
  const late = rules.listen({ language: 'es-CL', advice: 'en' })
  await late.hear(turnOf('C: Mi papá se desmayó y no respira.', 0))
  const advised = late.idle(60_000).coaching.map((tip) => tip.key)
  expect(advised).toContain('location')
  const answered = await late.hear(turnOf('C: Estamos en calle Prat 455, en Arica.', 16))
  expect(answered.coachingDone).toContain('location')
})

test('an arrest brings the advice to start compressions until orders are given', async () => {
  const { heard } = await call(
    'es-CL',
    'C: Mi papá se desmayó y no respira.',
    'A: Ponga las manos al centro del pecho y apriete fuerte.',
  )
  expect(heard[0]?.coaching.map((tip) => tip.key)).toContain('compressions')
  expect(heard[1]?.coachingDone).toContain('compressions')
})

const fragment = fc.constantFrom(
  'A: ¿Cuál es la dirección?',
  'C: Los Aromos mil doscientos, Renca',
  'C: no, perdón, mil trescientos',
  'A: ¿Respira?',
  'C: sí, pero ronca',
  'C: está llorando',
  'A: Va una ambulancia avanzada',
  'C: mi hijo Pedro tiene 3 años',
  'C: toma losartán',
  'A: ¿alergias?',
  'C: no, ninguna',
  'C: Three, me and Milo',
  'C: 29 St Giles Street, Norwich',
  'C: jajaja',
  'C: no ponga la edad',
  'C: [silencio]',
  'C: ¡¡¡',
  'C: 😀😀',
)
const anyLine = fc.oneof(
  fragment,
  fc.string({ maxLength: 80 }).map((text) => `C: ${text}`),
  fc.string({ unit: 'grapheme', maxLength: 40 }).map((text) => `A: ${text}`),
)

test('hear never throws, quotes literally what it uses, and is the same every time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyLine, { maxLength: 14 }),
      fc.constantFrom('es-CL', 'en-GB', 'xx'),
      async (lines, language) => {
        const first = await call(language, ...lines)
        const texts = new Map(first.turns.map((turn) => [turn.entryKey, turn]))
        for (const one of first.heard) {
          for (const { field, value, evidence, confidence } of one.fields) {
            expect(confidence).toBeGreaterThan(0)
            expect(confidence).toBeLessThanOrEqual(1)
            for (const proof of evidence) {
              expect(texts.get(proof.entryKey)?.text).toContain(proof.quote)
              expect(texts.get(proof.entryKey)?.speaker).toBe(proof.speaker)
            }
            if (value !== null && isFieldName(field)) {
              const spec: { kind: string; values?: readonly string[] } = FIELDS[field]
              const parts = spec.kind === 'list' ? listItems(value) : [value]
              if (spec.values) for (const part of parts) expect(spec.values).toContain(part)
            }
          }
          for (const alert of one.alerts)
            for (const proof of alert.evidence) expect(texts.get(proof.entryKey)?.text).toContain(proof.quote)
        }
        const types = alertsOf(first.heard)
        expect(new Set(types).size).toBe(types.length)
        const second = await call(language, ...lines)
        expect(second.heard).toEqual(first.heard)
      },
    ),
    { numRuns: 60 },
  )
})

test('a line of ten thousand characters is heard like any other', async () => {
  for (const piece of [
    'en calle Los Aromos mil doscientos ',
    'Uno Dos Tres ',
    'no no no ',
    '12 ',
    'Aa ',
    '😀',
    'hace como ',
    'Camino de la ',
  ]) {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000)
    const { heard } = await call('es-CL', 'A: ¿Cuál es la dirección?', `C: ${text}`)
    expect(heard).toHaveLength(2)
    await call('en-US', "A: What's the address?", `C: ${text}`)
  }
})
