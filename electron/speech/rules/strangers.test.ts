/** Ways of asking, sending and telling that other speakers use than those the first calls had. */
import { expect, test } from 'vitest'
import { told } from './told.fixture.ts'

test.each([
  ['A: ¿Cuál es el domicilio?'],
  ['A: ¿Adónde tengo que mandar la ayuda?'],
  ['A: ¿Hacia dónde le envío la ambulancia?'],
  ['A: ¿En qué calle se encuentra?'],
])('%s asks for the address', async (question) => {
  const { record } = await told(
    'es-CL',
    question,
    'C: Los Carrera mil doscientos, departamento cuarenta y uno, Concepción.',
  )
  expect(record).toMatchObject({ direccion: 'Los Carrera', numero: '1200', depto: '41', comuna: 'Concepción' })
})

test.each([
  ['es-CL', 'A: Le asigné una ambulancia básica, parte desde el hospital.', 'ambulancia_basica'],
  ['es-CL', 'A: Van rodando tres carros bomba y pedí una ambulancia.', 'bomberos; ambulancia'],
  ['es-CL', 'A: Va bajando un radiopatrulla.', 'policia'],
  ['es-CL', 'A: Ya le despaché el SAMU, y Carabineros está avisado.', 'policia; ambulancia'],
  ['en-GB', 'A: A crew is on blue lights to you.', 'ambulancia'],
  [
    'en-US',
    'A: I have engine 12 and medic 4 responding, state troopers have been notified.',
    'bomberos; policia; ambulancia',
  ],
] as const)('%s %s commits', async (language, line, units) => {
  const { record } = await told(
    language,
    language === 'es-CL' ? 'C: Mi papá se desmayó.' : 'C: My dad collapsed.',
    line,
  )
  expect(record.recursos_requeridos).toBe(units)
})

test('what would not be sent is not sent', async () => {
  const { record } = await told(
    'en-US',
    'C: I broke out in hives.',
    "A: I wouldn't roll an ambulance for this, but it's your call.",
  )
  expect(record.recursos_requeridos).toBeUndefined()
})

test('a town refused, offered, repeated', async () => {
  const refused = await told('es-CL', 'A: ¿Comuna?', 'C: Esto es Quilpué, no Villa Alemana.')
  expect(refused.record.comuna).toBe('Quilpué')
  const two = await told('es-CL', 'A: ¿Dirección?', 'C: Avenida Collín quinientos, en Chillán. No Chillán Viejo, ojo.')
  expect(two.record.comuna).toBe('Chillán')
  const again = await told('es-CL', 'C: Avenida Prat 470.', 'A: ¿De Valdivia?', 'C: De Valdivia, claro.')
  expect(again.record.comuna).toBe('Valdivia')
  const screen = await told(
    'en-GB',
    'A: That comes up as Hexham. Which road did you come in on?',
    'C: Hexham, yeah. Mill Road.',
  )
  expect(screen.record).toMatchObject({ comuna: 'Hexham', direccion: 'Mill Road' })
})

test('whose flat: people known by their door', async () => {
  const { record } = await told(
    'es-CL',
    'A: ¿Hay gente que se sienta mal?',
    'C: La señora del trescientos doce no reacciona.',
    'A: ¿Alguien más?',
    'C: Dos niños del trescientos cuatro.',
  )
  expect(record).toMatchObject({ depto: '312', consciente: 'no' })
})

test('names offered unasked, double names, and verbs that are none', async () => {
  const offered = await told(
    'en-US',
    'C: One of our campers is sick.',
    'A: OK.',
    "C: She's trying. It's Mackenzie, by the way, Mackenzie Dahl.",
  )
  expect(offered.record).toMatchObject({ nombre: 'Mackenzie', apellido: 'Dahl' })
  const double = await told('es-CL', 'C: Es mi señora.', 'A: ¿Cómo se llama ella?', 'C: Ella es María Eugenia Cárcamo.')
  expect(double.record).toMatchObject({ nombre: 'María Eugenia', apellido: 'Cárcamo' })
  const four = await told(
    'es-CL',
    'C: A mi hijo lo mordió un perro.',
    'A: ¿Y el nombre?',
    'C: Martín Alonso Rojas Peña.',
  )
  expect(four.record).toMatchObject({ nombre: 'Martín Alonso', apellido: 'Rojas Peña' })
  const verb = await told(
    'es-CL',
    'C: Mi hija no despierta.',
    'A: ¿Respira?',
    'C: Respira tranquila, sí. Sigue respirando.',
  )
  expect(verb.record.nombre).toBeUndefined()
})

test('months of a pregnancy are no age, and the husband asked about is no patient', async () => {
  const { record } = await told('es-CL', 'C: Tengo dolor.', 'A: ¿Usted está embarazada?', 'C: De cinco meses.')
  expect(record).toMatchObject({ historia_clinica: 'embarazada de 5 meses' })
  expect(record.edad).toBeUndefined()
  const weeks = await told('en-US', 'C: My wife is in labor.', 'A: How far along is she?', 'C: Thirty-four weeks.')
  expect(weeks.record.historia_clinica).toBe('34 weeks')
  const him = await told('es-CL', 'C: Necesito que me vean hoy.', 'A: ¿Es su marido, un conviviente?', 'C: Sí.')
  expect(him.record.sexo).toBeUndefined()
})

test('how awake, how breathing, by what the eye sees', async () => {
  const awake = await told('en-US', 'C: She has asthma.', 'A: Is she alert?', "C: She's looking right at me.")
  expect(awake.record).toMatchObject({ consciente: 'si', avdi: 'alerta' })
  const doll = await told(
    'en-GB',
    'A: Is he breathing?',
    "C: His chest isn't going up.",
    'A: Shout at him.',
    "C: Nothing, he's like a rag doll.",
  )
  expect(doll.record).toMatchObject({ respira: 'no', consciente: 'no' })
  const pinch = await told(
    'es-CL',
    'C: Le grito y no me abre los ojos.',
    'A: Apriétele fuerte con los nudillos el pecho. ¿Hace algún gesto?',
    'C: Frunció la cara, se quejó.',
  )
  expect(pinch.record).toMatchObject({ consciente: 'no', avdi: 'dolor' })
  const slurred = await told('es-CL', 'A: ¿Ella le habla?', 'C: Habla como curada.')
  expect(slurred.record.consciente).toBe('si')
  const sips = await told('en-US', 'A: Is she breathing normally?', "C: No, it's like little sips of air.")
  expect(sips.record).toMatchObject({ respira: 'si', estado_respiratorio: 'dificultad' })
  const none = await told('en-US', 'A: Is she breathing normally?', 'C: No, no air at all, nothing.')
  expect(none.record.respira).toBe('no')
})

test.each([
  ['es-CL', 'C: Hay un topón de frente, un auto chico contra un camión.', 'accidente_transito'],
  ['en-US', 'C: He ran right into a light pole and the car is smoking.', 'accidente_transito'],
  ['es-CL', 'C: El caballero que cuido se me cayó recién, venía bajando los peldaños.', 'caida'],
  ['en-GB', 'C: My gran took a nasty tumble.', 'caida'],
] as const)('%s %s', async (language, line, reason) => {
  const { record } = await told(language, line)
  expect(record.motivo).toBe(reason)
})

test('a wound to the head under a blood thinner is orange; a stranger who stabs is no violence at home', async () => {
  const fall = await told(
    'es-CL',
    'C: Mi tata se me cayó recién.',
    'A: ¿En qué parte se golpeó?',
    'C: En la frente, se hizo un tajo. Toma clopidogrel.',
  )
  expect(fall.record).toMatchObject({ motivo: 'caida', codigo: 'naranja' })
  const bar = await told(
    'en-US',
    'C: A guy just got stabbed in our parking lot.',
    'A: Is he around?',
    "C: Yes, he's attacking people across the street.",
  )
  expect(bar.record.motivo).toBe('trauma')
})

test('a place picked of two that were offered, or named anew by its kind', async () => {
  const end = await told(
    'en-GB',
    "A: And what's the shop, and where?",
    "C: Mallory's, 9 Wind Street, Swansea.",
    'A: Is that the castle end or the station end?',
    "C: Castle end. It's got a yellow awning.",
  )
  expect(end.record).toMatchObject({ ubicacion_detalle: 'yellow awning' })
  expect(end.record.ubicacion_referencia).toContain('Castle end')
  const chapel = await told(
    'es-CL',
    'C: Es el camino de Rauco a Teno.',
    'A: ¿Qué fue lo último que pasaron?',
    'C: La capilla de San Juan... mi hijo dice que no, que esa era la de Quilvo.',
  )
  expect(chapel.record.ubicacion_referencia).toContain('capilla de Quilvo')
  expect(chapel.record.ubicacion_referencia).not.toContain('San Juan')
})

test('hives alone in who breathes well are green; a swollen tongue later is red', async () => {
  const skin = [
    'C: I broke out in hives after dinner.',
    'A: Any trouble breathing?',
    "C: No, I'm breathing totally fine.",
  ] as const
  const mild = await told('en-US', ...skin)
  expect(mild.record).toMatchObject({ motivo: 'reaccion_alergica', codigo: 'verde' })
  const worse = await told('en-US', ...skin, 'A: Okay.', 'C: Oh God, now my tongue is swelling up.')
  expect(worse.record.codigo).toBe('rojo')
})
