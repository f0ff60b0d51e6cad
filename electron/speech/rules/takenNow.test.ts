import { tellEach } from './told.fixture.ts'

tellEach([
  ['never bought', 'es-CL', ['C: Le recetaron losartán, pero no lo ha comprado.'], { medicamentos: undefined }],
  [
    'never filled',
    'en-US',
    ['A: What does he take?', 'C: They prescribed warfarin, he never filled it.'],
    { medicamentos: undefined },
  ],
  [
    'pulled off',
    'en-US',
    ['A: Blood thinners?', 'C: Eliquis, she was, but they took her off it.'],
    { medicamentos: undefined },
  ],
  ['read back', 'es-CL', ['A: ¿Losartán, me dijo?', 'C: No, valsartán.'], { medicamentos: 'valsartán' }],
  ['boxes', 'en-GB', ['C: I’ve the boxes here. Ramipril. Bisoprolol.'], { medicamentos: 'Ramipril; Bisoprolol' }],
  [
    'given before the call',
    'es-CL',
    ['C: Le puse dos puff de salbutamol y sigue igual.'],
    { medicamentos: 'salbutamol' },
  ],
])
