import { tellEach } from './told.fixture.ts'

tellEach([
  [
    'to see whether',
    'es-CL',
    ['C: Le estaban haciendo exámenes para ver si era lupus.'],
    { historia_clinica: undefined },
  ],
  [
    'ruled out',
    'en-US',
    ['A: Any history?', 'C: He has epilepsy.', 'C: Wait, they ruled that out.'],
    { historia_clinica: undefined },
  ],
  ['known', 'en-US', ['A: Any history?', 'C: She has lupus.'], { historia_clinica: 'lupus' }],
])
