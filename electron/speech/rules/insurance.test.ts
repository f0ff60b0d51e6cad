import { tellEach } from './told.fixture.ts'

tellEach([
  [
    'chosen from the question',
    'es-CL',
    ['A: ¿Fonasa o isapre?', 'C: Lo primero, tramo C.'],
    { seguro_salud: 'Fonasa C' },
  ],
  ['changed', 'es-CL', ['C: Tenía plan en la Consalud y se cambió, ahora es Colmena.'], { seguro_salud: 'Colmena' }],
  [
    'a slip',
    'es-CL',
    ['A: ¿Qué previsión tiene?', 'C: Banmédica... no, miento, Cruz Blanca.'],
    { seguro_salud: 'Cruz Blanca' },
  ],
  [
    'a hospital is none',
    'es-CL',
    ['C: Estamos afuera de la Mutual de Seguridad, en la esquina.'],
    { seguro_salud: undefined },
  ],
])
