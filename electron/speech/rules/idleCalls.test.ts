import { expect, test } from 'vitest'
import { rulesWith } from './rules.ts'
import { told, toldTo } from './told.fixture.ts'

test.each([
  ['es-CL', 'C: Se me marcó solo, lo llevaba en la mochila. Disculpe, estoy con mi hija Ana de seis años.'],
  ['es-CL', 'C: Llamo solo para dar las gracias, atendieron a mi tía Rosa que se había caído.'],
  ['es-CL', 'C: Estamos haciendo una prueba del citófono del ascensor.'],
  ['es-CL', 'C: Necesito la ficha de mi papá, don Luis Soto.', 'A: Eso se pide en la oficina, señora.'],
  [
    'es-CL',
    'C: Mi amigo Pedro se murió de hambre. [risas]',
    'A: Esta línea es de emergencias.',
    'C: Si es talla. [risas]',
  ],
  [
    'es-CL',
    'C: Quiero hora con el dentista para Marta, de ochenta.',
    'A: Esto es el 131.',
    'C: ¿No es la clínica? Perdone.',
  ],
  ['en-GB', "C: It's gone and dialled by itself, it was in my pocket, sorry. I'm fine, I'm seventy."],
  ['en-GB', 'C: Alarm engineer here, just the monthly test of the lift phone.'],
  ['en-GB', 'C: I only wanted to say thank you to the crew who came to my wife, she had a fall.'],
  ['en-GB', 'C: Rex is nine and he has a bad leg.', 'A: And who is Rex?', 'C: My dog.'],
  ['en-GB', 'C: They have not emptied the bins.', "A: That's one for the council, sir."],
] as const)('nobody to help, %s: %s', async (language, ...lines) => {
  const { record, alerts } = await told(language, ...lines)
  expect(record).toEqual({})
  expect(alerts).toContain('non_emergency')
})

test.each([
  ['es-CL', 'C: Mi papá no despierta.', 'A: ¿Qué pasó?', 'C: Perdone, es que estoy nerviosa, no despierta.'],
  ['es-CL', 'C: Me mordió el perro de la vecina, es un perro grande.'],
  ['es-CL', 'C: Se marcó solo pero ya que está, mi mamá tiene dolor al pecho.'],
  ['en-GB', "C: He's under his horse, it's a big mare, and he can't breathe."],
  ['en-GB', 'C: My dad had a blood test and now his arm is bleeding badly.'],
  [
    'en-GB',
    'C: My mum has chest pain.',
    'A: This is the ambulance service.',
    'C: Oh right, sorry, yes, she is sweating.',
  ],
] as const)('somebody to help all the same, %s: %s', async (language, ...lines) => {
  const { record, alerts } = await told(language, ...lines)
  expect(record).not.toEqual({})
  expect(alerts).not.toContain('non_emergency')
})

test('what was taken for a call for nothing is a call again when the caller tells of something grave, and nothing is lost', async () => {
  const { record, alerts, over } = await told(
    'es-CL',
    'C: Es mi gato, se llama Tito, estamos en Los Boldos 320.',
    'A: Eso se ve en la veterinaria, señora.',
    'C: ¡Pero mi marido se cayó del techo por sacarlo y se está ahogando, no puede respirar!',
  )
  expect(record).toMatchObject({ direccion: 'Los Boldos', numero: '320' })
  expect(record.motivo).toBeDefined()
  expect(alerts).toContain('non_emergency')
  expect(over).toEqual(['non_emergency'])
})

test('what was given back because the whole speaks of somebody is not taken again by one word', async () => {
  const chances = [0.9, 0.8, 0.1, 0.1, 0.1, 0.8, 0.8]
  const taken = rulesWith({ openIdle: () => () => chances.shift() ?? 0 })
  const lines = [
    'C: Se me marcó solo, lo llevaba en la mochila, disculpe, estamos en Los Boldos 320.',
    'A: ¿Todo bien?',
    'C: Mi mamá anda mareada desde ayer.',
    'A: ¿Qué edad tiene?',
    'C: Ochenta. Perdone, se marcó solo, lo llevaba en la mochila.',
  ]
  const { record, over } = await toldTo(taken, 'es-CL', ...lines)
  expect(record).toMatchObject({ direccion: 'Los Boldos', edad: '80' })
  expect(over).toEqual(['non_emergency'])
  // Where the whole does not speak of somebody, it is taken as ever.
  const more = await toldTo(taken, 'es-CL', lines[4] ?? '')
  expect(more.record).toEqual({})
})

test('a thing that is the dog’s empties no record', async () => {
  const { record, alerts } = await told(
    'es-CL',
    'C: Hay una señora que va a tener la guagua en mi auto.',
    'A: ¿Dónde están?',
    'C: En la Ruta 5 Sur, en la berma.',
    'A: ¿Tiene algo limpio?',
    'C: Una frazada, pero es la del perro.',
  )
  expect(record).toMatchObject({ motivo: 'parto', direccion: 'Ruta 5 Sur' })
  expect(alerts).not.toContain('non_emergency')
})
