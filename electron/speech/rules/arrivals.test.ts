import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    [
      'imminent_delivery',
      'es-CL',
      'C: Se le reventó la fuente y los dolores le vienen uno encima de la otra, se le ve la cabecita.',
    ],
    ['imminent_delivery', 'es-CL', 'C: Está de nueve meses, el cuerpo le puja solo.'],
    ['imminent_delivery', 'en-GB', "C: My wife's in labour, there's a little foot hanging out."],
    ['imminent_delivery', 'en-GB', "C: She's thirty-eight weeks and her body's pushing by itself."],
  ],
  [
    ['imminent_delivery', 'en-GB', "C: The mare's pushing and I can see a hoof."],
    ['imminent_delivery', 'es-CL', 'C: Tengo treinta semanas y me dio acidez.'],
    ['imminent_delivery', 'en-GB', 'C: Somebody was pushing at the door.'],
  ],
)
