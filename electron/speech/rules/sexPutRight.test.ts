import { tellEach } from './told.fixture.ts'

tellEach([
  ['seen better', 'es-CL', ['C: Hay un cabro botado.', 'C: Dije que era un cabro y es una mujer.'], { sexo: 'F' }],
  ['answered otherwise', 'es-CL', ['A: ¿Es niñita la guagua?', 'C: No, hombrecito.'], { sexo: 'M' }],
  [
    'dressed like one',
    'en-GB',
    ['C: There’s a lad on the floor.', 'C: We took her for a lad, it’s a girl.'],
    { sexo: 'F' },
  ],
  ['denied', 'en-US', ['C: It’s a boy.', 'C: No, it’s not a boy, she’s a girl.'], { sexo: 'F' }],
  [
    'thought and right',
    'en-US',
    ['C: A man fell. I thought the man was asleep, but the woman next door called me.'],
    { sexo: 'M' },
  ],
])
