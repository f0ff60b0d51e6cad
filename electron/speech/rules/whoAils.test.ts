import { tellEach } from './told.fixture.ts'

tellEach([
  ['who was hurt', 'es-CL', ['C: Me llama mi hija, pero el herido es mi marido.'], { sexo: 'M' }],
  ['whom it hurts', 'es-CL', ['C: Yo estoy bien. A la que le duele el pecho es a mi suegra.'], { sexo: 'F' }],
  ['whose illness is old', 'es-CL', ['C: El del asma es mi hermano.'], { sexo: undefined }],
  ['not the child beside', 'en-US', ['C: The girl is fine, it’s her dad that’s collapsed.'], { sexo: 'M' }],
  ['an old illness of another', 'en-GB', ['C: It’s his mum that’s diabetic.'], { historia_clinica: undefined }],
])
