import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    ['violence_in_progress', 'es-CL', 'C: Está pateando la puerta y tiene orden de alejamiento.'],
    ['violence_in_progress', 'es-CL', 'C: Lo tienen en el suelo entre cuatro.'],
    ['violence_in_progress', 'en-GB', "C: He's banging her head against the wall."],
    ['violence_in_progress', 'en-GB', "C: I'm hiding in the bathroom, I can hear him outside."],
    ['weapon_present', 'es-CL', 'C: Quebró la botella contra el muro y viene para acá.'],
    ['weapon_present', 'es-CL', 'C: Mi vecino tiró dos escopetazos al aire.'],
    ['weapon_present', 'en-GB', "C: He's on the drive with a twelve bore."],
    ['weapon_present', 'en-GB', 'C: The man was swinging a pool cue at people.'],
    ['weapon_present', 'en-GB', 'C: He came out with a crossbow and he is loading it.'],
    ['violence_in_progress', 'es-CL', 'C: Ayer me pegó y ahora está afuera pateando la puerta otra vez.'],
  ],
  [
    ['weapon_present', 'es-CL', 'C: Estaba pelando papas y se pasó a llevar el dedo con el cuchillo.'],
    ['weapon_present', 'en-GB', 'C: The knife slipped while I was cutting a squash, my thumb is cut.'],
    ['violence_in_progress', 'en-GB', "C: He's banged his head on the swing, that is all."],
    ['weapon_present', 'es-CL', 'C: Mi papá se pegó con un martillo en el dedo.'],
    ['weapon_present', 'en-GB', 'C: He was splitting logs with an axe and nicked his shin.'],
    ['violence_in_progress', 'es-CL', 'C: Ayer me asaltaron y hoy me duele el cuello.'],
  ],
)
