import { tellEach } from './told.fixture.ts'

tellEach([
  ['barred with a reason', 'en-US', ['C: No codeine, last time she came out in hives.'], { alergias: 'codeine' }],
  ['barred without one', 'en-US', ['C: He takes no aspirin, he is tired.'], { alergias: undefined }],
  [
    'what does harm',
    'es-CL',
    ['A: ¿Algo que le haga mal?', 'A: ¿Aspirina le hace mal?', 'C: Esa la tolera. Lo que le hace mal es el maní.'],
    { alergias: 'maní' },
  ],
  ['of a brother', 'es-CL', ['A: ¿Es alérgica?', 'C: La hermana chica, al maní.'], { alergias: undefined }],
  [
    'another instead',
    'es-CL',
    ['A: ¿Alergias?', 'C: A la penicilina. No, con la penicilina no pasa nada, es al ibuprofeno.'],
    { alergias: 'ibuprofeno' },
  ],
])
