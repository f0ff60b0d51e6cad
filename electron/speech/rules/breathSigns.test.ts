import { type Case, tellEach } from './told.fixture.ts'

tellEach([
  [
    'smooth',
    'en-US',
    ["A: How's his breathing?", 'C: Smooth and easy.'],
    { respira: 'si', estado_respiratorio: 'normal' },
  ],
  ['soft', 'es-CL', ['A: ¿Cómo respira?', 'C: Suavecito, parejo.'], { respira: 'si', estado_respiratorio: 'normal' }],
  [
    'an engine',
    'es-CL',
    ['A: ¿Cómo respira?', 'C: Como motor viejo.'],
    { respira: 'si', estado_respiratorio: 'ruidosa' },
  ],
  [
    'bubbles',
    'en-US',
    ["A: How's her breathing?", 'C: Like a coffee pot, all bubbly.'],
    { respira: 'si', estado_respiratorio: 'ruidosa' },
  ],
  [
    'a count',
    'en-US',
    ["A: How's her breathing?", 'C: I make it forty a minute.'],
    { respira: 'si', estado_respiratorio: 'rapida' },
  ],
  [
    'a slow count',
    'es-CL',
    ['A: Cuéntele las respiraciones, ¿cuántas son?', 'C: Seis en un minuto.'],
    { respira: 'si', estado_respiratorio: 'lenta' },
  ],
  ['a belly', 'en-US', ['A: Is he breathing?', 'C: Yeah, I can see his tummy moving.'], { respira: 'si' }],
  [
    'a nose without air',
    'es-CL',
    ['A: ¿Respira?', 'C: No hay aire que le entre.'],
    { respira: 'no', estado_respiratorio: 'ausente' },
  ],
  [
    'a chest that stops',
    'en-US',
    ['A: Watch her chest.', "C: It came up once. It's not coming back up!"],
    { respira: 'no' },
  ],
  [
    'hands at the throat',
    'en-US',
    ["C: He had a mouthful of steak, he's clutching his throat and can't make a sound."],
    { motivo: 'atragantamiento', estado_respiratorio: 'obstruida' },
  ],
  ['not stopped', 'en-US', ['A: Has he stopped breathing?', "C: No, he's not stopped breathing."], { respira: 'si' }],
  [
    'the caller’s own',
    'es-CL',
    ['A: Señora, respire conmigo.', 'C: Ya, ya, estoy respirando.'],
    { respira: undefined },
  ],
  [
    'a caller who ran',
    'en-US',
    ["C: Sorry, I'm out of breath, I've been running. Two cars hit each other on the bridge."],
    { respira: undefined, estado_respiratorio: undefined },
  ],
  ['another machine', 'en-US', ['C: She stopped her breathing treatments in May.'], { respira: undefined }],
] satisfies readonly Case[])
