import { tellEach } from './told.fixture.ts'

tellEach([
  ['the last', 'es-CL', ['A: ¿Asma, diabetes, epilepsia?', 'C: Lo último.'], { historia_clinica: 'epilepsia' }],
  ['the first', 'en-US', ['A: Asthma or diabetes?', 'C: The first one.'], { historia_clinica: 'Asthma' }],
  [
    'the last time',
    'en-US',
    ['A: Asthma or diabetes?', 'C: The last time they checked her she was fine.'],
    { historia_clinica: undefined },
  ],
])
