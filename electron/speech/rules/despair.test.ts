import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    ['suicide_risk', 'es-CL', 'C: Hay un joven sentado en la cornisa con los pies para afuera.'],
    ['suicide_risk', 'es-CL', 'C: Mandó un audio despidiéndose y regaló sus cosas.'],
    ['suicide_risk', 'es-CL', 'C: Tenía un cordel amarrado de la viga.'],
    ['suicide_risk', 'en-GB', "C: There's a woman on the wrong side of the railings."],
    ['suicide_risk', 'en-GB', "C: I've got the tablets lined up in front of me."],
    ['suicide_risk', 'en-GB', "C: They'd all be better off if I wasn't here."],
    ['suicide_risk', 'en-GB', 'C: She has shut herself in the garage in the car with the engine running.'],
    ['suicide_risk', 'es-CL', 'C: Está arriba de una antena y dice que no quiere bajar.'],
  ],
  [
    ['suicide_risk', 'es-CL', 'C: Me quería morir de la vergüenza, pero es puro un esguince.'],
    ['suicide_risk', 'es-CL', 'C: Está cerrado el consultorio, hay un cartel colgado.'],
    ['suicide_risk', 'es-CL', 'C: No le veo salida a la calle de atrás.'],
    ['suicide_risk', 'en-GB', 'C: I could have killed myself for leaving that step wet. It is her wrist.'],
  ],
)
