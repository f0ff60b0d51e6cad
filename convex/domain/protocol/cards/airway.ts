/** Air that does not come: choking, drowning, a chest that tightens, an allergy. Sample text. */
import type { Card, Condition } from '../protocol.ts'
import { plain } from './plain.ts'

const choking: Condition = { any: [{ alert: 'airway_obstruction' }, { field: 'motivo', is: ['atragantamiento'] }] }
const PAI = 'Pre-Arrival Instructions'

export const CHOKING_INFANT: Card = {
  id: 'atragantado_lactante',
  title: { es: 'Atragantamiento, lactante', en: 'Choking, infant' },
  when: { all: [choking, { ageUnder: 1 }] },
  steps: [
    plain('atl_golpes', PAI, {
      title: ['Cinco golpes en la espalda', 'Five back blows'],
      say: [
        'Póngalo boca abajo sobre su antebrazo, con la cabeza más baja que el pecho. Dele cinco golpes entre los omóplatos con el talón de la mano.',
        'Lay the baby face down along your forearm, head lower than the chest. Give five blows between the shoulder blades with the heel of your hand.',
      ],
      why: [
        'Si tose fuerte o llora, no golpee: deje toser.',
        'If the baby coughs hard or cries, no blows: let it cough.',
      ],
      es: ['boca_abajo', 'cinco|5 golpes', 'golpes|palmadas espalda|omoplato*'],
      en: ['face down', 'five|5 blows|slaps', 'back blows', 'shoulder blades'],
      targetS: 90,
      branches: [
        { label: { es: 'Ya respira', en: 'Breathing now' }, next: 'atl_mirar', when: { field: 'respira', is: ['si'] } },
        { label: { es: 'No responde', en: 'Not responding' }, next: 'atl_rcp' },
      ],
    }),
    plain('atl_pecho', PAI, {
      title: ['Cinco compresiones', 'Five chest thrusts'],
      say: [
        'Delo vuelta boca arriba. Con dos dedos al centro del pecho, presione cinco veces. Alterne cinco y cinco hasta que salga.',
        'Turn the baby face up. With two fingers on the centre of the chest, push five times. Five and five until it comes out.',
      ],
      why: [
        'Nunca meta el dedo sin ver el objeto: lo empuja más adentro.',
        'Never a finger where nothing is seen: it pushes it deeper.',
      ],
      es: ['dos|2 dedos', 'del* vuelta', 'boca_arriba', 'cinco|5 compresiones|veces'],
      en: ['two|2 fingers', 'turn over', 'face up', 'chest thrusts'],
      targetS: 110,
    }),
    plain('atl_rcp', PAI, {
      title: ['No responde: compresiones', 'Not responding: compressions'],
      say: [
        'Acuéstelo en una mesa firme. Dos dedos al centro del pecho, hunda un tercio, treinta veces, rápido. Después dos soplos suaves.',
        'Lay the baby on a firm table. Two fingers on the centre of the chest, a third of its depth, thirty times, fast. Then two small breaths.',
      ],
      es: ['treinta veces', 'hunda', 'compresion*', 'sople*'],
      en: ['thirty times', 'third depth', 'compression*', 'breaths'],
      when: { field: 'consciente', is: ['no'] },
      required: false,
      metronome: { perMinute: 110, count: 30 },
    }),
    plain('atl_mirar', PAI, {
      title: ['Mirar que respire', 'Watch the breathing'],
      say: [
        'Téngalo en brazos, sentado y abrigado, y no le dé nada. Dígame si cambia de color o deja de llorar.',
        'Hold the baby upright and warm, and give nothing. Tell me if the colour changes or the crying stops.',
      ],
      es: ['no le de|des', 'nada boca', 'cambia color', 'mire respira*'],
      en: ['nothing mouth', "don't give", 'colour|color changes', 'watch breath*'],
      required: false,
    }),
  ],
}

export const CHOKING: Card = {
  id: 'atragantado',
  title: { es: 'Atragantamiento', en: 'Choking' },
  when: { all: [choking, { not: { ageUnder: 1 } }] },
  steps: [
    plain('atr_tose', 'Triage', {
      title: ['¿Tose o habla?', 'Cough or speak?'],
      say: ['¿Puede toser, hablar o respirar algo?', 'Can they cough, speak or breathe at all?'],
      why: ['Si tose fuerte, que siga tosiendo. No golpee.', 'If the cough is strong, let it go on. No blows.'],
      es: ['puede toser|hablar|respirar', 'esta tosiendo', 'tose'],
      en: ['can cough|speak|talk|breathe', 'coughing'],
      asks: ['breathing', 'injury'],
      targetS: 60,
    }),
    plain('atr_abdomen', PAI, {
      title: ['Maniobra de Heimlich', 'Abdominal thrusts'],
      say: [
        'Párese detrás, abrácelo por la cintura. Puño sobre el ombligo, la otra mano encima, y apriete hacia adentro y arriba, fuerte, cinco veces.',
        'Stand behind and put your arms round the waist. Fist above the navel, other hand on top, pull in and up, hard, five times.',
      ],
      why: [
        'Embarazada u obeso: lo mismo en el centro del pecho.',
        'Pregnant or very large: the same on the centre of the chest.',
      ],
      es: ['detras', 'abra* cintura', 'puno ombligo|estomago|guata', 'adentro arriba', 'heimlich', 'golpes espalda'],
      en: [
        'stand behind',
        'behind him|her',
        'arms around|round',
        'fist',
        'in up',
        'heimlich',
        'back blows',
        'shoulder blades',
      ],
      targetS: 90,
      branches: [
        { label: { es: 'Lo botó', en: 'It came out' }, next: 'atr_despues' },
        { label: { es: 'Se desmayó', en: 'Passed out' }, next: 'atr_cae' },
      ],
    }),
    plain('atr_cae', PAI, {
      title: ['Se desmayó: compresiones', 'Passed out: compressions'],
      say: [
        'Acuéstelo en el suelo y empiece compresiones al centro del pecho, fuerte y rápido. Al abrir la boca, saque solo lo que vea.',
        'Lay them on the floor and push on the centre of the chest, hard and fast. When you open the mouth, take out only what you see.',
      ],
      es: ['compresion*', 'centro pecho', 'fuerte rapido'],
      en: ['compression*', 'centre|center|middle chest', 'hard fast'],
      when: { field: 'consciente', is: ['no'] },
      required: false,
      metronome: { perMinute: 110, count: 30 },
    }),
    plain('atr_despues', PAI, {
      title: ['Después', 'Afterwards'],
      say: [
        'Muy bien. Que se siente, no le dé nada de comer ni beber. La ambulancia lo revisa igual.',
        'Well done. Sit them down, nothing to eat or drink. The crew will check them all the same.',
      ],
      es: ['nada comer|beber', 'siente*', 'lo_revis*'],
      en: ['nothing eat|drink', 'sit him|her|them down'],
      required: false,
    }),
  ],
}

export const DROWNING: Card = {
  id: 'ahogamiento',
  title: { es: 'Ahogamiento en agua', en: 'Drowning' },
  when: 'never',
  opens: {
    es: ['ahog* piscina|rio|mar|playa|lago|agua|tina', 'sac* del_agua|piscina', 'piscina no respira'],
    en: ['drown*', 'pulled water|pool|river', 'pool not breathing', 'under water'],
  },
  steps: [
    plain('aho_fuera', PAI, {
      title: ['¿Fuera del agua?', 'Out of the water?'],
      say: [
        '¿Ya está fuera del agua? No entre usted si es peligroso: alcance una cuerda o algo que flote.',
        'Are they out of the water? Do not go in if it is dangerous: reach with a rope or something that floats.',
      ],
      es: ['fuera agua', 'sac* agua', 'lo_sacaron', 'cuerda|flote*'],
      en: ['out water', 'rope|floats'],
      targetS: 60,
    }),
    plain('aho_respira', PAI, {
      title: ['No respira: soplos primero', 'Not breathing: breaths first'],
      say: [
        'Si no respira: cabeza atrás, tape la nariz y dé dos soplos largos. Después treinta compresiones al centro del pecho. Yo cuento con usted.',
        'If not breathing: head back, pinch the nose and give two long breaths. Then thirty compressions on the centre of the chest. I count with you.',
      ],
      why: ['En el ahogado falta aire: los soplos van primero.', 'The drowned lack air: breaths come first.'],
      es: ['sopl*', 'boca_boca', 'compresion*', 'centro pecho'],
      en: ['breaths', 'compression*', 'centre|center|middle chest'],
      when: { not: { field: 'respira', is: ['si'] } },
      targetS: 120,
      metronome: { perMinute: 110, count: 30 },
    }),
    plain('aho_abrigo', PAI, {
      title: ['De lado y abrigado', 'On the side, warm'],
      say: [
        'Si respira: de lado, ropa mojada fuera, abríguelo. Puede empeorar después: no lo deje solo.',
        'If breathing: on the side, wet clothes off, keep warm. It may get worse later: do not leave them alone.',
      ],
      es: ['de_lado', 'abrig*', 'ropa mojada', 'frazada*'],
      en: ['on side', 'warm', 'wet clothes', 'blanket*'],
      required: false,
    }),
  ],
}

export const BREATHING: Card = {
  id: 'dificultad_respiratoria',
  title: { es: 'Dificultad respiratoria', en: 'Trouble breathing' },
  when: {
    all: [
      { any: [{ alert: 'severe_respiratory_distress' }, { field: 'motivo', is: ['dificultad_respiratoria'] }] },
      { not: { alert: 'cardiac_arrest_suspected' } },
    ],
  },
  steps: [
    plain('dis_habla', 'Triage', {
      title: ['¿Frases completas?', 'Full sentences?'],
      say: [
        '¿Puede decir una frase completa sin parar a tomar aire? ¿De qué color tiene los labios?',
        'Can they say a whole sentence without stopping for air? What colour are the lips?',
      ],
      es: ['hablar|decir frase*', 'color labios', 'puede hablar', 'labios'],
      en: ['full|whole sentence*', 'colour|color lips', 'lips', 'can talk|speak'],
      asks: ['breathing', 'breathingHard'],
      targetS: 90,
    }),
    plain('dis_sentar', PAI, {
      title: ['Sentado, ropa suelta', 'Sitting up, loose clothes'],
      say: [
        'Siéntelo inclinado hacia adelante, suelte la ropa y abra una ventana. No lo acueste.',
        'Sit them up leaning forward, loosen the clothes and open a window. Do not lay them down.',
      ],
      es: ['sient*', 'sentad*', 'inclin* adelante', 'abra ventana', 'solt*|suelte* ropa', 'no lo_acueste'],
      en: ['sit up', 'sitting', 'lean* forward', 'loosen', 'open window', 'upright'],
      targetS: 150,
    }),
    plain('dis_inhalador', PAI, {
      title: ['Su inhalador', 'Their inhaler'],
      say: [
        '¿Tiene un inhalador recetado? Que lo use ahora, como le indicó su médico.',
        'Do they have an inhaler of their own? Use it now, as their doctor said.',
      ],
      es: ['inhalador', 'puff*', 'salbutamol', 'aerocamara'],
      en: ['inhaler', 'puffs', 'spacer'],
      asks: ['medication'],
      required: false,
    }),
  ],
}

export const ANAPHYLAXIS: Card = {
  id: 'anafilaxia',
  title: { es: 'Reacción alérgica grave', en: 'Severe allergic reaction' },
  when: { any: [{ alert: 'anaphylaxis_suspected' }, { field: 'motivo', is: ['reaccion_alergica'] }] },
  steps: [
    plain('ana_signos', 'Triage', {
      title: ['¿Respira o traga mal?', 'Breathing or swallowing?'],
      say: [
        '¿Le cuesta respirar o tragar? ¿Tiene hinchada la cara o la lengua?',
        'Is it hard to breathe or swallow? Are the face or tongue swollen?',
      ],
      es: ['hincha*', 'tragar', 'cuesta respirar', 'lengua', 'ronchas'],
      en: ['swollen|swelling', 'swallow', 'tongue', 'hives|rash'],
      asks: ['breathing', 'breathingHard'],
      targetS: 90,
    }),
    plain('ana_adrenalina', PAI, {
      title: ['Autoinyector', 'Auto-injector'],
      say: [
        '¿Tiene autoinyector de adrenalina? Apoye la punta en la mitad de afuera del muslo, por sobre la ropa, empuje fuerte y cuente hasta diez.',
        'Do they have an adrenaline auto-injector? Put the tip on the outer middle of the thigh, through clothes, push hard and count to ten.',
      ],
      es: ['autoinyector|epipen|adrenalina', 'muslo'],
      en: ['auto|epipen|adrenaline|epinephrine', 'thigh'],
      asks: ['medication'],
      targetS: 150,
    }),
    plain('ana_posicion', PAI, {
      title: ['Acostado, piernas arriba', 'Lying down, legs up'],
      say: [
        'Acuéstelo con las piernas en alto; si le cuesta respirar, sentado. Que no se pare ni camine.',
        'Lay them down with legs raised; if breathing is hard, sitting. They must not stand or walk.',
      ],
      es: ['piernas alto|arriba', 'acuest*', 'no pare|camine'],
      en: ['legs up|raised', 'lay down', 'sit up', "don't stand|walk"],
      required: false,
    }),
  ],
}
