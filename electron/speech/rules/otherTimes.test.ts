import { type Case, tellEach } from './told.fixture.ts'

tellEach([
  [
    'years ago',
    'es-CL',
    ['C: El abuelo tuvo un infarto hace años, pero hoy se quebró la cadera.'],
    { motivo: 'trauma' },
  ],
  [
    'last year',
    'en-US',
    ["C: My granddad had a stroke last year but today he's slipped on the step."],
    { motivo: 'caida' },
  ],
  [
    'a fright',
    'es-CL',
    ['C: Casi me da un infarto del susto, mi hijo se cortó el pie con un vidrio.'],
    { motivo: 'trauma' },
  ],
  [
    'a fright in English',
    'en-US',
    ["C: I nearly had a heart attack, my son's cut his hand open."],
    { motivo: 'trauma' },
  ],
  ['a drill', 'es-CL', ['C: Ayer hubo simulacro con un muñeco que no respiraba.'], { respira: undefined }],
  ['now', 'en-US', ['C: He had this in 2019 and now he is not breathing.'], { respira: 'no' }],
  ['now in Spanish', 'es-CL', ['C: El año pasado se desmayó y ahora no respira.'], { respira: 'no' }],
] satisfies readonly Case[])
