import { tellEach } from './told.fixture.ts'

tellEach([
  [
    'since something happened',
    'es-CL',
    ['A: ¿Desde cuándo está así?', 'C: Desde que terminó la teleserie, oiga.'],
    { inicio_sintomas: 'Desde que terminó la teleserie' },
  ],
  [
    'since something happened, in English',
    'en-US',
    ['A: How long has he been like this?', 'C: Since halftime. He sat down.'],
    { inicio_sintomas: 'Since halftime' },
  ],
  [
    'since the caller came says nothing',
    'es-CL',
    ['A: ¿Desde cuándo está así?', 'C: Desde que llegué.'],
    { inicio_sintomas: undefined },
  ],
  [
    'the caller’s own day',
    'en-US',
    ['A: How long has she been down?', 'C: I’ve been out since Monday, no idea.'],
    { inicio_sintomas: undefined },
  ],
  [
    'before the call',
    'en-GB',
    ['C: He went grey a few minutes before I rang.'],
    { inicio_sintomas: 'a few minutes before I rang' },
  ],
  [
    'the day put right',
    'es-CL',
    ['C: Le empezó el martes la fiebre, miento, fue el domingo.'],
    { inicio_sintomas: 'el domingo' },
  ],
  [
    'the span put right',
    'es-CL',
    ['C: Lleva diez minutos así, no, ya son veinte minutos.'],
    { inicio_sintomas: '20 minutos' },
  ],
  [
    'the unit misheard',
    'en-US',
    ['A: Three days he has been sick.', 'C: Three hours, not days.'],
    { inicio_sintomas: '3 hours' },
  ],
  [
    'the other half of the day',
    'es-CL',
    ['A: ¿Cinco de la tarde?', 'C: De la mañana, joven.'],
    { inicio_sintomas: 'las 5 de la mañana' },
  ],
  ['after a meal', 'en-GB', ['C: It started straight after lunch.'], { inicio_sintomas: 'straight after lunch' }],
])
