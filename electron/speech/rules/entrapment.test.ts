import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    ['person_trapped', 'es-CL', 'C: El coloso se volcó y mi hermano está abajo, le grita a uno.'],
    ['person_trapped', 'es-CL', 'C: La arena le llega hasta la cintura, tiramos entre varios y no sale.'],
    ['person_trapped', 'es-CL', 'C: Se me cerró el auto con las llaves adentro y quedó la guagua.'],
    ['person_trapped', 'es-CL', 'C: Tiene la mano metida en la moledora hasta la muñeca.'],
    ['person_trapped', 'en-GB', "C: The forklift's tipped on top of him, we've tried lifting it and it won't shift."],
    ['person_trapped', 'en-GB', "C: He's buried to his waist in the sand."],
    ['person_trapped', 'en-GB', "C: We're in the lift, it's stopped between floors."],
    ['person_trapped', 'es-CL', 'C: Mi suegra quedó encerrada en el baño y no podemos abrir la puerta.'],
    ['person_trapped', 'en-GB', 'C: The press took his hand to the wrist.'],
  ],
  [
    ['person_trapped', 'es-CL', 'C: Me duele el pecho, como si me hubieran puesto un camión encima.'],
    ['person_trapped', 'es-CL', 'C: Lo que quedó debajo del camión es la mochila, el niño está bien.'],
    ['person_trapped', 'en-GB', "C: My chest hurts, it's like there's an elephant on top of me."],
    ['person_trapped', 'en-GB', "C: I'm under the doctor for my chest."],
    ['person_trapped', 'en-GB', 'C: He was stuck under the van but he is out now.'],
  ],
)
