/** Cardiac arrest: hands on the chest, by the size of the patient. Sample text; after the public guidance for untrained rescuers (ILCOR, AHA 2020). */
import type { Card, Condition } from '../protocol.ts'

const arrest: Condition = {
  any: [
    { alert: 'cardiac_arrest_suspected' },
    { field: 'motivo', is: ['paro_cardiorrespiratorio'] },
    {
      all: [
        { field: 'consciente', is: ['no'] },
        { field: 'respira', is: ['no'] },
      ],
    },
  ],
}
/** Came back: compressions are over. */
const breathes: Condition = { field: 'respira', is: ['si'] }
const small: Condition = { ageUnder: 8 }

const REPLACE = {
  label: { es: 'Si se cansa', en: 'If they tire' },
  say: {
    es: 'Que otra persona tome el relevo sin detenerse más de 5 segundos.',
    en: 'Let somebody else take over without stopping for more than 5 seconds.',
  },
}
const BACK = { label: { es: 'Volvió a respirar', en: 'Breathing again' }, next: 'rcp_volvio', when: breathes }

export const ARREST: Card = {
  id: 'paro_adulto',
  title: { es: 'Paro cardíaco, adulto', en: 'Cardiac arrest, adult' },
  when: { all: [arrest, { not: small }] },
  steps: [
    {
      id: 'rcp_posicion',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Boca arriba, piso firme', en: 'On the back, firm floor' },
      say: {
        es: 'Escúcheme, vamos a ayudarle juntos. Acuéstelo boca arriba en el suelo, arrodíllese a su lado y ponga el altavoz.',
        en: 'Listen, we are going to help together. Lay them flat on their back on the floor, kneel beside them and put the phone on speaker.',
      },
      why: {
        es: 'En la cama el pecho no se hunde. Cada minuto sin compresiones quita cerca de un 10 %.',
        en: 'On a bed the chest does not sink. Each minute without compressions costs about 10 %.',
      },
      fallback: {
        label: { es: 'Si no puede moverlo', en: 'If it cannot be moved' },
        say: {
          es: 'Deje el colchón, empuje igual y con más fuerza.',
          en: 'Leave them there, push all the same and harder.',
        },
      },
      done: [
        {
          says: {
            es: [
              'boca_arriba',
              'de_espalda*',
              'pong* suelo|piso',
              'acuest* suelo|piso|espalda',
              'arrodill*',
              'baj* suelo|piso',
            ],
            en: ['flat back', 'on back', 'lay him|her|them', 'onto floor', 'on floor|ground', 'kneel*'],
          },
        },
      ],
      after: ['respira'],
      required: true,
      targetS: 120,
    },
    {
      id: 'rcp_manos',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Manos al centro del pecho', en: 'Hands on the chest' },
      say: {
        es: 'Ponga el talón de una mano al centro del pecho, la otra mano encima, y empuje fuerte hacia abajo, al menos cinco centímetros.',
        en: 'Put the heel of one hand on the centre of the chest, the other hand on top, and push down hard, at least two inches.',
      },
      why: {
        es: 'Entre las tetillas, brazos estirados. Que no se detenga a mirar.',
        en: 'Between the nipples, arms straight. They must not stop to look.',
      },
      done: [
        {
          says: {
            es: [
              'talon|palma mano',
              'mano* centro|medio pecho',
              'centro|medio pecho',
              'mano* pecho',
              'mano* encima otra',
            ],
            en: [
              'heel hand',
              'hands|hand centre|center|middle chest',
              'hands|hand on chest',
              'middle|centre|center chest',
            ],
          },
        },
      ],
      branches: [{ label: { es: 'No puede hacerlo', en: 'Cannot do it' }, next: 'rcp_dea' }, BACK],
      after: ['respira'],
      required: true,
      targetS: 150,
    },
    {
      id: 'rcp_compresiones',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Compresiones 110/min', en: 'Compressions 110/min' },
      say: {
        es: 'Empuje fuerte y rápido, yo cuento con usted: uno, dos, tres, cuatro… Deje que el pecho suba cada vez. No se detenga.',
        en: 'Push hard and fast, I count with you: one, two, three, four… Let the chest come up each time. Do not stop.',
      },
      why: {
        es: 'De 100 a 120 por minuto. Prenda el clic y cuente en voz alta.',
        en: '100 to 120 a minute. Turn the click on and count aloud.',
      },
      fallback: REPLACE,
      done: [
        {
          says: {
            es: [
              'uno dos tres',
              'empuje* fuerte',
              'fuerte rapido',
              'compresion*',
              'cuente conmigo|voz',
              'presione fuerte rapido',
              'apriete* fuerte',
              'siga* contando|comprimiendo',
            ],
            en: [
              'one two three',
              'push hard',
              'hard fast',
              'compression*',
              'count out|with|aloud',
              'pump*',
              'keep pushing|pumping',
            ],
          },
        },
      ],
      after: ['rcp_manos'],
      branches: [{ label: { es: 'No puede más', en: 'Cannot go on' }, next: 'rcp_relevo' }, BACK],
      required: true,
      targetS: 180,
      metronome: { perMinute: 110, count: 30 },
    },
    {
      id: 'rcp_dea',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'DEA cerca', en: 'Defibrillator near' },
      say: {
        es: '¿Hay un desfibrilador cerca, u otra persona que pueda empujar? Mande a buscarlos. Mientras tanto no se detengan.',
        en: 'Is there a defibrillator near, or somebody else who can push? Send for them. Meanwhile do not stop.',
      },
      done: [
        {
          says: {
            es: ['desfibrilador', 'dea', 'parche*', 'descarga*'],
            en: ['defibrillator', 'aed', 'pads', 'shock*'],
          },
        },
      ],
      branches: [
        { label: { es: 'Llegó el DEA', en: 'It is here' }, next: 'rcp_dea_uso' },
        { label: { es: 'No hay', en: 'There is none' }, next: 'rcp_relevo' },
      ],
      required: false,
      metronome: { perMinute: 110, count: 30 },
    },
    {
      id: 'rcp_dea_uso',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Usar el DEA', en: 'Use the defibrillator' },
      say: {
        es: 'Préndalo y haga lo que dice. Pegue los parches en el pecho desnudo y seco. Cuando diga descarga, que nadie lo toque.',
        en: 'Turn it on and do what it says. Stick the pads on the bare dry chest. When it says shock, nobody touches them.',
      },
      done: [
        {
          says: {
            es: ['parche* pecho', 'haga|siga lo|que dice|diga', 'nadie toque', 'prend* desfibrilador|aparato|maquina'],
            en: ['pads chest', 'do what says', 'nobody|one touch*', 'turn on'],
          },
        },
      ],
      required: false,
    },
    {
      id: 'rcp_relevo',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Relevo cada 2 min', en: 'Change every 2 min' },
      say: {
        es: 'Cámbiense cada dos minutos, sin parar más de cinco segundos. Siga hasta que llegue la ambulancia o se mueva.',
        en: 'Change every two minutes, with no more than five seconds between. Go on until the ambulance comes or they move.',
      },
      fallback: REPLACE,
      done: [
        {
          says: {
            es: ['relev*', 'cambi* dos|2', 'turn*', 'siga hasta', 'no pare|detenga|deje', 'otra persona'],
            en: [
              'take turns|over',
              'swap*',
              'switch*',
              'keep going|on until',
              "don't stop",
              'do_not stop',
              'somebody|someone else',
            ],
          },
        },
      ],
      branches: [BACK],
      required: false,
      metronome: { perMinute: 110, count: 30 },
    },
    {
      id: 'rcp_volvio',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Volvió a respirar', en: 'Breathing again' },
      say: {
        es: 'Póngalo de lado, con la cabeza hacia atrás, y mire el pecho sin dejar de hablarme. Si deja de respirar, dígame altiro.',
        en: 'Roll them on their side, head back, and watch the chest while you talk to me. If they stop breathing, tell me at once.',
      },
      when: breathes,
      done: [{ says: { es: ['de_lado', 'de_costado', 'ladito'], en: ['on side', 'onto side', 'recovery position'] } }],
      required: false,
    },
  ],
}

export const ARREST_CHILD: Card = {
  id: 'paro_nino',
  title: { es: 'Paro cardíaco, niño o lactante', en: 'Cardiac arrest, child or infant' },
  when: { all: [arrest, small] },
  steps: [
    {
      id: 'rcpn_posicion',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Boca arriba, piso firme', en: 'On the back, firm surface' },
      say: {
        es: 'Escúcheme, vamos a ayudarle juntos. Acuéstelo boca arriba sobre el suelo o una mesa firme y destape el pecho.',
        en: 'Listen, we are going to help together. Lay the child on their back on the floor or a firm table and bare the chest.',
      },
      done: [
        {
          says: {
            es: ['boca_arriba', 'de_espalda*', 'acuest* suelo|piso|mesa', 'pong* suelo|piso|mesa'],
            en: ['flat back', 'on back', 'on floor|table', 'lay him|her|them|baby|child'],
          },
        },
      ],
      after: ['respira'],
      required: true,
      targetS: 120,
    },
    {
      id: 'rcpn_soplos',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Dos soplos', en: 'Two breaths' },
      say: {
        es: 'Incline un poco la cabeza hacia atrás. Cubra su boca, y la nariz si es guagua, y sople dos veces, suave, hasta que suba el pecho.',
        en: 'Tilt the head back a little. Cover the mouth, and the nose too if a baby, and give two small breaths until the chest rises.',
      },
      why: {
        es: 'En niños casi siempre falta el aire primero. Si no puede, compresiones solas.',
        en: 'In children air is nearly always what fails first. If they cannot, compressions alone.',
      },
      done: [
        {
          says: {
            es: ['sople*', 'soplo*', 'respiracion* boca'],
            en: ['breaths', 'blow*', 'puff*', 'mouth mouth|nose'],
          },
        },
      ],
      branches: [{ label: { es: 'No puede soplar', en: 'Cannot give breaths' }, next: 'rcpn_compresiones' }],
      required: false,
      targetS: 150,
    },
    {
      id: 'rcpn_compresiones',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Compresiones 110/min', en: 'Compressions 110/min' },
      say: {
        es: 'Guagua: dos dedos al centro del pecho. Niño: el talón de una mano. Hunda un tercio del pecho, rápido, treinta veces: uno, dos, tres…',
        en: 'Baby: two fingers on the centre of the chest. Child: the heel of one hand. Push a third of its depth, fast, thirty times: one, two, three…',
      },
      why: { es: 'Treinta y dos soplos, y otra vez.', en: 'Thirty and two breaths, and again.' },
      fallback: REPLACE,
      done: [
        {
          says: {
            es: ['dos|2 dedos', 'talon mano', 'uno dos tres', 'centro|medio pecho', 'compresion*', 'empuje*'],
            en: ['two|2 fingers', 'heel hand', 'one two three', 'middle|centre|center chest', 'compression*', 'push*'],
          },
        },
      ],
      branches: [{ label: { es: 'Volvió a respirar', en: 'Breathing again' }, next: 'rcpn_volvio', when: breathes }],
      after: ['respira'],
      required: true,
      targetS: 180,
      metronome: { perMinute: 110, count: 30 },
    },
    {
      id: 'rcpn_seguir',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'No detenerse', en: 'Do not stop' },
      say: {
        es: 'Treinta compresiones y dos soplos, sin parar, hasta que llegue la ambulancia o se mueva. Lo está haciendo bien.',
        en: 'Thirty compressions and two breaths, without stopping, until the ambulance comes or the child moves. You are doing well.',
      },
      done: [
        {
          says: {
            es: ['treinta dos', '30 2', 'no pare|detenga|deje', 'siga*'],
            en: ['thirty two', '30 2', "don't stop", 'keep going'],
          },
        },
      ],
      required: false,
      metronome: { perMinute: 110, count: 30 },
    },
    {
      id: 'rcpn_volvio',
      phase: 'Pre-Arrival Instructions',
      title: { es: 'Volvió a respirar', en: 'Breathing again' },
      say: {
        es: 'Muy bien. Tómelo de lado contra su pecho, abrigado, y mire que respire. Si para, dígame altiro.',
        en: 'Well done. Hold the child on their side against you, warm, and watch the breathing. If it stops, tell me at once.',
      },
      when: breathes,
      done: [{ says: { es: ['de_lado', 'de_costado', 'abrigu*'], en: ['on side', 'warm', 'watch breathing'] } }],
      required: false,
    },
  ],
}
