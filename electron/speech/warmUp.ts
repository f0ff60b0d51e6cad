/** Lets an understanding hear a made-up call before the first real one: what is compiled at first use is then compiled already. */
import type { Turn, Understanding } from './understanding.ts'

const CALLS = [
  {
    language: 'es-CL',
    lines: [
      ['agent', 'Emergencias, ¿cuál es la dirección?'],
      [
        'customer',
        'En calle Los Robles tres mil doscientos, no, perdón, tres mil veinte, en Ñuñoa, depto 502. Me llamo Ana Rojas.',
      ],
      ['agent', '¿Qué le pasa? ¿Está consciente, respira? ¿Qué edad tiene?'],
      [
        'customer',
        'Mi papá se desmayó hace diez minutos, tiene setenta y un años, es diabético, toma losartán, no respira bien.',
      ],
      [
        'agent',
        'Va una ambulancia en camino. ¿Es alérgico a algo? Póngalo de espalda en el suelo y comprima el pecho.',
      ],
      ['customer', 'No, ninguna alergia. Ya está despertando, gracias.'],
    ],
  },
  {
    language: 'en-GB',
    lines: [
      ['agent', 'Ambulance service, what is the address of the emergency?'],
      ['customer', "It's flat 3, 42 Mill Road in Leeds, no sorry, 44. My name is Ann Lee."],
      ['agent', 'Is she awake and breathing? How old is she?'],
      ['customer', "My mother is eighty-one, she fell an hour ago and she's bleeding, she takes warfarin."],
      ['agent', 'An ambulance is on its way. Press hard on the wound. Any allergies?'],
      ['customer', 'Penicillin. Thank you.'],
    ],
  },
] as const

/** Nothing of it is kept. An understanding that answers late is not waited for. */
export function warmUp(understanding: Understanding): void {
  for (const { language, lines } of CALLS) {
    const listener = understanding.listen({ language, advice: 'es' })
    for (const [i, [speaker, text]] of lines.entries()) {
      const turn: Turn = { entryKey: `warm-up:${i}`, speaker, text, startMs: i * 4000, endMs: i * 4000 + 3000 }
      void listener.hear(turn)
    }
    listener.idle(lines.length * 4000)
  }
}
