/** Blood, blows, burns, falls and crashes. Sample text. */
import type { Card } from '../protocol.ts'
import { plain } from './plain.ts'

const PAI = 'Pre-Arrival Instructions'

export const BLEEDING: Card = {
  id: 'hemorragia',
  title: { es: 'Hemorragia', en: 'Severe bleeding' },
  when: { alert: 'severe_bleeding' },
  steps: [
    plain('hem_presion', PAI, {
      title: ['Presión directa', 'Direct pressure'],
      say: [
        'Ponga un paño limpio sobre la herida y apriete fuerte con las dos manos. No lo levante para mirar; si se empapa, otro encima.',
        'Put a clean cloth on the wound and press hard with both hands. Do not lift it to look; if it soaks through, another on top.',
      ],
      fallback: [
        ['Si hay algo clavado', 'If something is stuck in it'],
        ['No lo saque. Apriete a los lados.', 'Do not pull it out. Press on both sides of it.'],
      ],
      es: [
        'apriete*',
        'aprete*',
        'presion*',
        'comprima*',
        'paño|toalla|polera herida',
        'ponga|ponle paño|toalla|polera|algo',
      ],
      en: ['press*', 'pressure', 'cloth|towel wound', 'push down'],
      targetS: 120,
    }),
    plain('hem_torniquete', PAI, {
      title: ['Torniquete', 'Tourniquet'],
      say: [
        '¿Sigue saliendo mucha sangre de un brazo o una pierna? Un cinturón o una tira ancha, cuatro dedos sobre la herida, apriete hasta que pare y mire la hora.',
        'Is an arm or leg still pouring blood? A belt or wide strip, a hand above the wound, tighten until it stops and note the time.',
      ],
      es: ['torniquete', 'cinturon', 'amarre', 'correa'],
      en: ['tourniquet', 'belt', 'tie above'],
      required: false,
    }),
    plain('hem_acostar', PAI, {
      title: ['Acostado y abrigado', 'Lying down, warm'],
      say: [
        'Acuéstelo, abríguelo y no le dé nada de comer ni beber.',
        'Lay them down, keep them warm, nothing to eat or drink.',
      ],
      es: ['acuest*', 'recuest*', 'abrig*', 'nada comer|beber|tomar', 'piernas arriba|levant*'],
      en: ['lay|lie down', 'warm', 'blanket', 'nothing eat|drink', 'legs up'],
      targetS: 210,
    }),
  ],
}

export const CRASH: Card = {
  id: 'accidente_transito',
  title: { es: 'Accidente de tránsito', en: 'Traffic collision' },
  when: { field: 'motivo', is: ['accidente_transito'] },
  steps: [
    plain('cho_cuantos', 'Triage', {
      title: ['¿Cuántos heridos?', 'How many hurt?'],
      say: [
        '¿Cuántos vehículos y cuántas personas heridas? ¿Alguien atrapado?',
        'How many vehicles and how many people hurt? Anybody trapped?',
      ],
      es: ['cuant* herid*|personas|vehiculos|lesionad*', 'atrapad*', 'alguien adentro'],
      en: ['how many', 'trapped', 'anyone|anybody else|inside'],
      asks: ['victims', 'trapped', 'hurt'],
      targetS: 75,
    }),
    plain('cho_peligro', PAI, {
      title: ['Escena segura', 'Safe scene'],
      say: [
        '¿Hay fuego, bencina derramada o cables? Ponga las luces intermitentes y aléjese de la calzada.',
        'Any fire, spilled fuel or wires? Put hazard lights on and keep off the road.',
      ],
      es: ['fuego|humo|bencina|combustible|cables', 'intermitentes', 'orilla', 'berma', 'alej*', 'lugar seguro'],
      en: ['fire|smoke|fuel|gas|wires', 'hazard lights', 'off road', 'safe place', 'get away'],
      asks: ['hurt'],
      targetS: 100,
    }),
    plain('cho_no_mover', PAI, {
      title: ['No mover', 'Do not move'],
      say: [
        'No lo mueva ni le saque el casco, salvo que haya fuego. Dígale que no gire la cabeza.',
        'Do not move them or take off a helmet unless there is fire. Tell them not to turn the head.',
      ],
      es: ['no lo|la|los|las|se mueva*|mueve', 'no saque casco', 'cabeza quiet*|firme', 'no mueva*', 'sin mover*'],
      en: ["don't move", 'do_not move', 'helmet', 'head still', 'keep still'],
      targetS: 150,
    }),
  ],
}

export const FALL: Card = {
  id: 'caida',
  title: { es: 'Caída o golpe', en: 'Fall or blow' },
  when: { field: 'motivo', is: ['caida', 'trauma'] },
  steps: [
    plain('cai_altura', 'Triage', {
      title: ['¿De qué altura?', 'From how high?'],
      say: [
        '¿De qué altura cayó? ¿Se golpeó la cabeza o perdió el conocimiento? ¿Qué le duele?',
        'From how high? Did they hit the head or pass out? What hurts?',
      ],
      es: ['altura', 'golpe* cabeza', 'perdio conocimiento', 'donde duele', 'le duele', 'desmay*'],
      en: ['how high|far', 'hit head', 'pass* out', 'where|what hurt*', 'any pain'],
      asks: ['injury', 'hurt'],
      targetS: 100,
    }),
    plain('cai_no_mover', PAI, {
      title: ['No levantar', 'Do not lift'],
      say: [
        'No lo levante. Que se quede como está, abríguelo, y no le dé nada de comer ni beber.',
        'Do not lift them. Leave them as they are, keep them warm, nothing to eat or drink.',
      ],
      es: [
        'no lo|la|se levant*|mueva*|pare',
        'no levant*|mueva*',
        'abrig*',
        'tap*',
        'nada comer|tomar|beber',
        'qued* quiet*|ahi',
      ],
      en: ["don't move|lift|get", 'do_not move|lift', 'stay still|there', 'warm', 'nothing eat|drink', 'blanket'],
      targetS: 150,
    }),
  ],
}

export const BURNS: Card = {
  id: 'quemadura',
  title: { es: 'Quemadura', en: 'Burns' },
  when: 'never',
  opens: {
    es: [
      'se quemo',
      'quemad* agua|aceite|cara|brazo|cuerpo',
      'agua hirviendo',
      'le cayo aceite|agua hirviendo|caliente',
    ],
    en: ['burned|burnt herself|himself|hand|arm|face', 'scald*', 'boiling water', 'hot oil'],
  },
  steps: [
    plain('que_agua', PAI, {
      title: ['Agua corriente 20 min', 'Running water, 20 min'],
      say: [
        'Agua corriente fría, no helada, sobre la quemadura, veinte minutos. Saque anillos y ropa que no esté pegada.',
        'Cool running water, not ice, on the burn for twenty minutes. Take off rings and clothes that do not stick.',
      ],
      es: ['agua corriente|fria|llave', 'enfri*'],
      en: ['cool|cold|running water', 'rinse'],
      targetS: 120,
    }),
    plain('que_cubrir', PAI, {
      title: ['Cubrir, sin cremas', 'Cover, no creams'],
      say: [
        'Nada de cremas, pasta ni hielo. Cubra con un paño limpio o plástico de cocina, y abríguelo.',
        'No creams, paste or ice. Cover with a clean cloth or kitchen film, and keep warm.',
      ],
      es: ['nada crema*|pasta|hielo', 'no ponga|eche', 'cubra*', 'paño limpio'],
      en: ['no cream*|butter|ice', "don't put", 'cover*', 'clean cloth'],
      targetS: 210,
    }),
  ],
}

export const FIRE: Card = {
  id: 'incendio',
  title: { es: 'Incendio', en: 'Fire' },
  when: { field: 'motivo', is: ['incendio'] },
  steps: [
    plain('inc_adentro', 'Triage', {
      title: ['¿Hay gente adentro?', 'Anybody inside?'],
      say: ['¿Hay alguien adentro? ¿Cuántos y dónde?', 'Is anybody inside? How many and where?'],
      es: ['alguien|gente|personas adentro|dentro', 'hay alguien', 'quedo alguien', 'atrapad*'],
      en: ['anyone|anybody|people inside', 'trapped', 'everyone|everybody out'],
      asks: ['trapped', 'victims', 'hurt'],
      targetS: 60,
    }),
    plain('inc_salir', PAI, {
      title: ['Salir y no volver', 'Out and stay out'],
      say: [
        'Salgan todos ahora, agachados, cierre la puerta y no vuelva a entrar por nada. Si no puede salir: puerta cerrada, ropa mojada abajo, a la ventana.',
        'Everybody out now, low, close the door and do not go back for anything. If you cannot: door shut, wet clothes below, to the window.',
      ],
      es: ['salga*', 'salgan', 'no vuelva*|entre*', 'cierre puerta', 'afuera', 'ventana', 'agachad*'],
      en: ['get out', 'go outside', "don't go back", 'do_not go', 'close|shut door', 'window', 'stay low'],
      targetS: 90,
    }),
  ],
}
