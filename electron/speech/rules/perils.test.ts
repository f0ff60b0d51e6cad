import { warnsOf } from './warned.fixture.ts'

warnsOf(
  [
    ['scene_hazard', 'es-CL', 'C: Hay un olorcito a gas que no se aguanta en la pieza.'],
    ['scene_hazard', 'es-CL', 'C: Se cayó el poste y los cables están chicoteando en la calle.'],
    ['scene_hazard', 'es-CL', 'C: Juntó cloro con ácido y salió una nube blanca.'],
    ['scene_hazard', 'es-CL', 'C: El perro le está gruñendo a todos y no nos deja acercarnos.'],
    ['scene_hazard', 'en-GB', 'C: There is a cable sparking across the bonnet.'],
    ['scene_hazard', 'en-GB', "C: Diesel's pouring out of the tank and down the road."],
    ['scene_hazard', 'en-GB', 'C: His bull is stood over him and goes for anyone who moves.'],
  ],
  [
    ['scene_hazard', 'es-CL', 'C: Mi hermana anda echando chispas porque no la esperé.'],
    ['scene_hazard', 'en-GB', 'C: We had a gas leak in here, two years ago. Today it is my knee.'],
    ['scene_hazard', 'en-GB', "C: I've put ice on the ankle and it's gone down a bit."],
  ],
)
