import { tellEach } from './told.fixture.ts'

tellEach([
  ['not even', 'en-US', ['A: Any medications?', 'C: Not even an aspirin.'], { medicamentos: 'ninguno' }],
  ['ni una', 'es-CL', ['A: ¿Toma remedios?', 'C: Ni uno.'], { medicamentos: 'ninguno' }],
  ['no toma ni', 'es-CL', ['C: No toma ni una pastilla, y está pálida.'], { medicamentos: 'ninguno' }],
  ['but one', 'es-CL', ['A: ¿Toma remedios?', 'C: Ningún remedio más que la insulina.'], { medicamentos: 'insulina' }],
  ['no illness', 'es-CL', ['A: ¿Es diabético?', 'C: No tiene ninguna enfermedad.'], { historia_clinica: 'ninguna' }],
])
