import { tellEach } from './told.fixture.ts'

tellEach([
  ['a pronoun of the object', 'es-CL', ['C: La encontré tirada en el baño, no sé cuánto lleva ahí.'], { sexo: 'F' }],
  ['what was heard', 'es-CL', ['C: Yo estaba durmiendo y lo sentí toser toda la noche.'], { sexo: 'M' }],
  ['what doctors did', 'es-CL', ['C: La operaron hace un mes y ahora sangra.'], { sexo: 'F' }],
  ['a dog bites somebody', 'es-CL', ['C: El perro la mordió en la mano y sangra.'], { sexo: 'F' }],
  ['who keeps the caller company', 'es-CL', ['C: Estoy con Berta, mi vecina, y se cayó un señor.'], { sexo: 'M' }],
  ['a trait', 'es-CL', ['C: Es hipertenso y no se ha tomado nada.'], { sexo: 'M' }],
  ['a state', 'es-CL', ['C: Está toda mojada y no habla.'], { sexo: 'F' }],
  ['the one who is pitied', 'es-CL', ['C: No respira bien, pobrecita, apúrense.'], { sexo: 'F' }],
  ['weeks of pregnancy', 'es-CL', ['C: Está de treinta y seis semanas y le duele mucho.'], { sexo: 'F' }],
  ['he, with its accent', 'es-CL', ['C: Él no quiere ir al hospital, pero está pálido.'], { sexo: 'M' }],
  [
    'the article, which has none',
    'es-CL',
    ['C: No quiere ir al hospital, dice que el dolor pasa.'],
    { sexo: undefined },
  ],
  ['a thing is no woman', 'es-CL', ['C: La puerta la dejé abierta, la van a ver altiro.'], { sexo: undefined }],
  ['a limb is no woman', 'es-CL', ['C: La pierna está toda hinchada y no puede pisar.'], { sexo: undefined }],
  [
    'the dispatcher says "el paciente" of anybody',
    'es-CL',
    ['A: ¿El paciente respira?', 'C: Sí, respira.'],
    { sexo: undefined },
  ],
  [
    'the dispatcher has heard of a woman',
    'es-CL',
    ['A: ¿Cuándo la vio bien por última vez?', 'C: Anoche.'],
    { sexo: 'F' },
  ],
])
