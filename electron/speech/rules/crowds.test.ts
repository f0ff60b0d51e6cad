import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    ['multiple_victims', 'es-CL', 'C: Chocó la van del colegio, hay gente regada en el pasto.'],
    ['multiple_victims', 'es-CL', 'C: Mi hermana no responde y mi papá anda vomitando.'],
    ['multiple_victims', 'es-CL', 'A: ¿Cuántos son los afectados?', 'C: Yo vi cinco, parece.'],
    ['multiple_victims', 'es-CL', 'C: Ninguno de los tres reacciona.'],
    ['multiple_victims', 'en-GB', "C: Three of the girls went down, they've all fainted."],
    ['multiple_victims', 'en-GB', "C: The driver's bleeding and the cyclist is on the ground holding his arm."],
    ['multiple_victims', 'en-GB', 'A: Just the one patient?', 'C: No, my mum and my brother.'],
    ['multiple_victims', 'en-GB', 'A: How many of them are sick?', "C: It's about eight now."],
  ],
  [
    ['multiple_victims', 'es-CL', 'C: Mi hermano se cortó y mi mamá está llamando a mi tía.'],
    ['multiple_victims', 'es-CL', 'C: Íbamos cuatro en el auto pero los demás están bien, es solo mi abuela.'],
    [
      'multiple_victims',
      'en-GB',
      'A: Is anybody else hurt?',
      "C: There were two of us but I'm fine, it's only her ankle.",
    ],
    ['multiple_victims', 'en-GB', 'A: How many people are there to help you?', 'C: Three.'],
    ['multiple_victims', 'en-GB', "C: My son's bleeding and my wife says to hurry."],
  ],
)
