import { type Case, tellEach } from './told.fixture.ts'

const reason = (what: string, language: 'es-CL' | 'en-US', line: string, motivo: string | undefined): Case => [
  what,
  language,
  [`C: ${line}`],
  { motivo },
]

tellEach([
  reason('an arm through a door', 'en-US', "My boy's put his arm through the glass door.", 'trauma'),
  reason('a thumb in a door', 'en-US', "He's shut his thumb in the car door.", 'trauma'),
  reason('a brick', 'en-US', 'A brick came down on his shoulder.', 'trauma'),
  reason('an ankle', 'en-US', "Her ankle's gone the wrong way.", 'trauma'),
  reason('a gate', 'es-CL', 'Se machucó la mano con el portón.', 'trauma'),
  reason('a bottle', 'es-CL', 'Le llegó un botellazo en la cabeza.', 'trauma'),
  reason('a thermometer that broke', 'es-CL', 'Se quebró el termómetro, pero la frente le arde.', 'fiebre'),
  reason('a hot forehead', 'en-US', "His forehead's roasting.", 'fiebre'),
  reason('shivers of fever', 'es-CL', 'Está con cuarenta de fiebre y tirita entero de frío.', 'fiebre'),
  reason('a house number', 'en-US', "We're at 102 Mill Road, it's my dad, he's 39.", undefined),
  reason('limbs', 'en-US', 'His arms and legs are all banging about.', 'convulsion'),
  reason('a stare that chews', 'es-CL', 'Se quedó pegado mirando fijo y mastica solo.', 'convulsion'),
  reason(
    'a crowd in uproar',
    'es-CL',
    'Está todo convulsionado acá por la marcha, se abrió la ceja un cabro.',
    'trauma',
  ),
  reason('on its roof', 'en-US', "A van's on its roof on the highway.", 'accidente_transito'),
  reason('born in a taxi', 'es-CL', 'Salió la guagua aquí mismo en el taxi.', 'parto'),
  reason('a puff that did nothing', 'es-CL', 'El puf no le hizo nada.', 'dificultad_respiratoria'),
  reason('an antidote', 'en-US', "I gave him the Narcan and he's up.", 'sobredosis'),
  reason('swallowed and gone down', 'es-CL', 'Se tragó una moneda, pero le pasó derechito.', undefined),
])
