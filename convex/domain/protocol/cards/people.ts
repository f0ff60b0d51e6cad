/** Birth, poison, violence, despair, a call that cannot be spoken. Sample text. */
import type { Card } from '../protocol.ts'
import { plain } from './plain.ts'

const PAI = 'Pre-Arrival Instructions'

export const BIRTH: Card = {
  id: 'parto',
  title: { es: 'Parto', en: 'Childbirth' },
  when: { any: [{ alert: 'imminent_delivery' }, { field: 'motivo', is: ['parto'] }] },
  steps: [
    plain('par_semanas', 'Triage', {
      title: ['Semanas y contracciones', 'Weeks and contractions'],
      say: [
        '¿Cuántas semanas tiene? ¿Cada cuánto vienen las contracciones? ¿Se ve la cabeza? ¿Es el primer hijo?',
        'How many weeks? How far apart are the contractions? Can you see the head? Is it the first child?',
      ],
      es: ['semanas', 'contraccion*', 've cabeza', 'primer hijo|guagua', 'rompio'],
      en: ['weeks', 'contraction*', 'see head', 'first baby|child', 'waters'],
      asks: ['pregnancy'],
      targetS: 75,
    }),
    plain('par_posicion', PAI, {
      title: ['Acostada, toallas', 'Lying down, towels'],
      say: [
        'Que se acueste de espalda con las rodillas dobladas, sin ropa de la cintura para abajo. Busque toallas secas y una frazada.',
        'Lay her on her back with the knees bent, nothing on below the waist. Find dry towels and a blanket.',
      ],
      es: ['acuest*', 'recuest*', 'rodillas', 'toalla*', 'ropa interior'],
      en: ['lay|lie down|back', 'knees', 'towel*', 'underwear'],
      targetS: 150,
    }),
    plain('par_sale', PAI, {
      title: ['Sostener, no tirar', 'Support, do not pull'],
      say: [
        'Ponga la palma sobre la cabecita para que salga despacio. Sosténgala, no tire. Si ve el cordón en el cuello, páselo por sobre la cabeza.',
        'Put a palm on the head so that it comes slowly. Support it, do not pull. If the cord is round the neck, slip it over the head.',
      ],
      es: ['no tire|jale', 'sosten*', 'sujet* cabeza|cabecita', 'palma cabeza|cabecita', 'despacio', 'cordon'],
      en: ["don't pull", 'do_not pull', 'support head', 'hold head', 'slowly|gently', 'cord'],
    }),
    plain('par_guagua', PAI, {
      title: ['Secar y abrigar', 'Dry and warm'],
      say: [
        'Séquela fuerte con la toalla, póngala sobre el pecho de la mamá y tápelas. No corte ni tire el cordón.',
        'Rub the baby dry with a towel, put it on the mother’s chest and cover both. Do not cut or pull the cord.',
      ],
      why: [
        'Si no llora ni respira después de secarla: soplos y compresiones.',
        'If no cry or breath after drying: breaths and compressions.',
      ],
      es: ['sequ*', 'frot*', 'pecho mama|mamá', 'no corte*', 'tap*', 'abrig*'],
      en: ['dry*', 'rub*', 'chest mother|mom|her', "don't cut", 'do_not cut', 'cover|wrap', 'skin'],
      branches: [{ label: { es: 'No llora', en: 'Not crying' }, next: 'par_no_llora' }],
    }),
    plain('par_no_llora', PAI, {
      title: ['No llora: soplos', 'Not crying: breaths'],
      say: [
        'Boca arriba, cabeza derecha. Limpie boca y nariz, cubra las dos con su boca y sople suave cinco veces. Dígame si se mueve el pecho.',
        'Face up, head straight. Wipe mouth and nose, cover both with your mouth and give five small breaths. Tell me if the chest moves.',
      ],
      es: ['sopl*', 'limpi* boca|nariz'],
      en: ['breaths', 'wipe mouth|nose'],
      when: { field: 'estado_respiratorio', is: ['ausente'] },
      required: false,
    }),
  ],
}

export const OVERDOSE: Card = {
  id: 'sobredosis',
  title: { es: 'Sobredosis o intoxicación', en: 'Overdose or poisoning' },
  when: { any: [{ alert: 'overdose_suspected' }, { field: 'motivo', is: ['sobredosis'] }] },
  steps: [
    plain('sob_que', 'Triage', {
      title: ['¿Qué, cuánto, cuándo?', 'What, how much, when?'],
      say: [
        '¿Qué tomó, cuánto y hace cuánto rato? Tenga el envase a mano.',
        'What was taken, how much and when? Keep the packet at hand.',
      ],
      es: ['que tomo|trago|consumio', 'cuanto|cuantas', 'hace cuanto', 'envase|caja|frasco'],
      en: ['what|how take*|took', 'how much|many|long', 'bottle|packet|box'],
      asks: ['medication', 'onset', 'happened'],
      targetS: 75,
    }),
    plain('sob_no_vomito', PAI, {
      title: ['No provocar vómito', 'Do not make them vomit'],
      say: [
        'No provoque vómito ni le dé leche u otra cosa. Si se duerme, póngalo de lado y mire que respire.',
        'Do not make them vomit and give no milk or anything else. If drowsy, on the side, and watch the breathing.',
      ],
      es: ['no provoque|haga|vomit*', 'no le_de', 'nada comer|beber|tomar', 'de_lado'],
      en: ["don't make|give", 'do_not make|give', 'nothing eat|drink', 'on side', 'his|her|their side'],
      targetS: 150,
    }),
  ],
}

export const SUICIDE: Card = {
  id: 'riesgo_suicida',
  title: { es: 'Riesgo de suicidio', en: 'Suicide risk' },
  when: { any: [{ alert: 'suicide_risk' }, { field: 'motivo', is: ['ideacion_suicida'] }] },
  steps: [
    plain('sui_escucha', 'Triage', {
      title: ['Escuchar', 'Listen'],
      say: [
        'Gracias por llamar. Estoy aquí con usted y no voy a colgar. ¿Me quiere contar qué está pasando?',
        'Thank you for calling. I am here with you and will not hang up. Will you tell me what is going on?',
      ],
      es: ['estoy aqui|con_usted|contigo', 'gracias llamar', 'no voy colgar|cortar', 'cuent*', 'escuchando'],
      en: ['i am|im|here with|for', "i'm here", 'thank calling', 'not hang', 'tell me', 'listening'],
      targetS: 75,
    }),
    plain('sui_medio', 'Triage', {
      title: ['¿Medio a la mano?', 'Means at hand?'],
      say: [
        '¿Está pensando en quitarse la vida? ¿Tiene algo consigo con que hacerse daño?',
        'Are you thinking of ending your life? Do you have anything with you to hurt yourself?',
      ],
      why: ['Preguntarlo derecho no aumenta el riesgo.', 'Asking straight does not raise the risk.'],
      es: ['quitarse vida', 'hacerse dano', 'matarse', 'tiene algo|pastillas|arma|cuchillo', 'tom* algo|pastillas'],
      en: ['ending|end life', 'hurt yourself', 'kill* yourself', 'have|taken anything|pills|weapon|knife'],
      asks: ['intent', 'weapon', 'medication'],
      targetS: 120,
    }),
    plain('sui_acompana', PAI, {
      title: ['Alejar y acompañar', 'Put it away, stay'],
      say: [
        'Deje eso lejos de usted un momento, por favor. ¿Hay alguien que pueda acompañarlo ahora?',
        'Please put that away from you for a moment. Is there somebody who can be with you now?',
      ],
      es: ['dej* lejos|eso', 'alej*', 'alguien con_usted|contigo|acompan*', 'siente*'],
      en: ['put away|down', 'away from', 'somebody|someone|anyone with'],
      targetS: 180,
    }),
  ],
}

export const VIOLENCE: Card = {
  id: 'violencia',
  title: { es: 'Violencia', en: 'Violence' },
  when: {
    any: [
      { alert: 'violence_in_progress' },
      { alert: 'weapon_present' },
      { alert: 'covert_caller' },
      { field: 'motivo', is: ['violencia_intrafamiliar'] },
    ],
  },
  steps: [
    plain('vio_segura', 'Triage', {
      title: ['¿Puede hablar?', 'Can you speak?'],
      say: [
        '¿Está en peligro ahora? Si no puede hablar, responda sí o no, como si pidiera comida.',
        'Are you in danger now? If you cannot speak, answer yes or no, as if you ordered food.',
      ],
      es: ['peligro', 'puede hablar', 'si_o_no', 'esta ahi|con_usted|cerca', 'sol* si'],
      en: ['danger', 'can|able|free|safe talk|speak', 'yes_or_no', 'with you', 'nearby|there'],
      asks: ['covert', 'hurt'],
      targetS: 60,
    }),
    plain('vio_arma', 'Triage', {
      title: ['¿Armas?', 'Weapons?'],
      say: [
        '¿Tiene un arma? ¿De qué tipo? ¿Hay niños o heridos?',
        'Is there a weapon? Which? Any children or anybody hurt?',
      ],
      es: ['arma*', 'cuchillo|pistola', 'herid*', 'ninos'],
      en: ['weapon*', 'gun|knife', 'hurt|injured', 'children|kids'],
      asks: ['weapon', 'hurt', 'bleeding'],
      targetS: 90,
    }),
    plain('vio_refugio', PAI, {
      title: ['Lugar seguro', 'Safe place'],
      say: [
        'Si puede, salga o enciérrese con llave lejos de él, y deje el teléfono abierto. No lo enfrente.',
        'If you can, leave or lock yourself in away from them, and leave the phone open. Do not confront them.',
      ],
      es: [
        'encierr*|encerr*',
        'llave|pestillo',
        'lugar seguro',
        'salga',
        'telefono abierto|prendido',
        'no corte',
        'escond*',
        'no abra',
      ],
      en: [
        'lock door|yourself|in',
        'safe place|room',
        'get|leave out',
        'phone open|on|down',
        'hide',
        "don't open|hang",
      ],
      targetS: 150,
    }),
  ],
}
