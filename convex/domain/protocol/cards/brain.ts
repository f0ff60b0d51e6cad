/** The patient who does not wake, shakes, droops, or is low on sugar. Sample text. */
import type { Card } from '../protocol.ts'
import { plain } from './plain.ts'

const PAI = 'Pre-Arrival Instructions'

export const UNCONSCIOUS: Card = {
  id: 'inconsciente_respira',
  title: { es: 'Inconsciente que respira', en: 'Unconscious, breathing' },
  when: {
    all: [
      { any: [{ field: 'consciente', is: ['no'] }, { alert: 'unconscious_patient' }] },
      { field: 'respira', is: ['si'] },
    ],
  },
  steps: [
    plain('inc_lado', PAI, {
      title: ['De lado, cabeza atrás', 'On the side, head back'],
      say: [
        'Póngalo de lado, con la cabeza un poco hacia atrás y la boca mirando al suelo. No le ponga nada bajo la cabeza.',
        'Roll them on their side, head tilted a little back and mouth towards the floor. Put nothing under the head.',
      ],
      why: ['Boca arriba la lengua o el vómito tapan el aire.', 'On the back the tongue or vomit blocks the air.'],
      es: ['de_lado', 'de_costado', 'ladito', 'cabeza atras'],
      en: ['on side', 'onto side', 'his|her|their side', 'recovery position', 'tilt head'],
      after: ['respira'],
      targetS: 150,
    }),
    plain('inc_vigilar', PAI, {
      title: ['Mirar el pecho', 'Watch the chest'],
      say: [
        'Mire el pecho y dígame cada vez que toma aire. Si para, dígame altiro.',
        'Watch the chest and tell me at each breath. If it stops, tell me at once.',
      ],
      es: ['mire pecho', 'cada_vez', 'digame si|cuando', 'siga respirando', 'cuente respiracion*'],
      en: ['watch chest|breathing', 'each|every breath', 'tell me if|when', 'if stops'],
      targetS: 180,
    }),
  ],
}

export const SEIZURE: Card = {
  id: 'convulsion',
  title: { es: 'Convulsión', en: 'Seizure' },
  when: { any: [{ alert: 'seizure_active' }, { field: 'motivo', is: ['convulsion'] }] },
  steps: [
    plain('con_tiempo', 'Triage', {
      title: ['¿Desde cuándo?', 'Since when?'],
      say: [
        '¿Sigue con movimientos? ¿Hace cuántos minutos empezó?',
        'Is it still going on? How many minutes ago did it begin?',
      ],
      why: [
        'Más de cinco minutos, o una tras otra: crítica.',
        'More than five minutes, or one after another: critical.',
      ],
      es: ['cuantos minutos', 'hace cuanto', 'sigue convulsion*|moviendo|tiritando', 'cuanto lleva'],
      en: ['how long', 'still shaking|seizing|fitting|going', 'how many minutes'],
      asks: ['onset', 'injury'],
      fields: ['inicio_sintomas'],
      targetS: 75,
    }),
    plain('con_proteger', PAI, {
      title: ['Proteger, no sujetar', 'Protect, do not hold'],
      say: [
        'Aleje lo que pueda golpearlo. No lo sujete ni le ponga nada en la boca.',
        'Move away what could hurt them. Do not hold them and put nothing in the mouth.',
      ],
      es: [
        'no sujet*',
        'nada boca',
        'no meta|ponga nada',
        'alej* muebles|cosas|objetos',
        'aleje',
        'saque cosas|muebles',
        'no le_abra',
      ],
      en: [
        "don't hold|restrain",
        'do_not hold|restrain',
        'nothing mouth',
        'move away|furniture',
        'clear area|space|around',
      ],
      targetS: 120,
    }),
    plain('con_lado', PAI, {
      title: ['Cuando pare: de lado', 'When it stops: on the side'],
      say: [
        'Cuando termine, póngalo de lado y dígame si respira normal. Va a estar confundido, háblele tranquilo.',
        'When it stops, roll them on their side and tell me if they breathe normally. They will be confused, speak calmly.',
      ],
      es: ['de_lado', 'de_costado', 'ladito', 'cuando pare|termine'],
      en: ['on side', 'onto side', 'his|her|their side', 'when it|shaking stops'],
    }),
  ],
}

export const STROKE: Card = {
  id: 'acv',
  title: { es: 'Ataque cerebral (ACV)', en: 'Stroke' },
  when: { any: [{ alert: 'stroke_suspected' }, { field: 'motivo', is: ['acv'] }] },
  steps: [
    plain('acv_cara', 'Triage', {
      title: ['Cara, brazos, habla', 'Face, arms, speech'],
      say: [
        'Pídale que sonría, que levante los dos brazos y que repita «el cielo es azul en Chile». ¿Hay un lado que se cae o no habla bien?',
        'Ask them to smile, to raise both arms and to say “the sky is blue today”. Does one side drop, or is the speech odd?',
      ],
      why: ['Una sola señal basta.', 'One sign is enough.'],
      es: ['sonri*', 'levant* brazos', 'repita', 'cara|boca chueca|torcida|caida', 'habla enredad*'],
      en: ['smile', 'raise|lift both|arms', 'repeat', 'face droop*', 'slurred'],
      asks: ['injury'],
      targetS: 100,
    }),
    plain('acv_hora', 'Triage', {
      title: ['¿A qué hora estaba bien?', 'Last seen well?'],
      say: ['¿A qué hora lo vieron bien por última vez?', 'When was the last time somebody saw them well?'],
      why: ['De esa hora depende el tratamiento. Anótela.', 'The treatment depends on that time. Write it down.'],
      es: ['ultima vez', 'que hora', 'cuando empez*|comenz*', 'hace cuanto'],
      en: ['last time', 'what time', 'when start*|began|begin', 'last seen'],
      asks: ['onset'],
      fields: ['inicio_sintomas'],
      targetS: 120,
    }),
    plain('acv_nada', PAI, {
      title: ['Nada por la boca', 'Nothing by mouth'],
      say: [
        'No le dé nada de comer, beber ni remedios. Recuéstelo con la cabeza un poco levantada y no lo deje solo.',
        'Give nothing to eat or drink and no medicine. Lay them with the head a little raised and stay.',
      ],
      es: ['nada boca|comer|beber|tomar', 'no le_de', 'no aspirina', 'recuest*', 'acuest*', 'no lo|la deje'],
      en: ['nothing eat|drink|mouth', "don't give", 'do_not give', 'lay|lie down', 'stay with'],
      targetS: 180,
    }),
  ],
}

export const DIABETES: Card = {
  id: 'diabetes',
  title: { es: 'Diabetes', en: 'Diabetes' },
  when: { any: [{ alert: 'hypoglycemia_suspected' }, { field: 'motivo', is: ['diabetes'] }] },
  steps: [
    plain('dia_medir', 'Triage', {
      title: ['¿Cuánto marca?', 'The reading?'],
      say: [
        '¿Puede medirle el azúcar? ¿Cuánto marca? ¿Se inyectó insulina o comió hoy?',
        'Can you check the sugar? What does it read? Any insulin or food today?',
      ],
      es: ['azucar', 'glicemia', 'hgt', 'insulina', 'cuanto marc*', 'maquinita'],
      en: ['sugar', 'glucose', 'insulin', 'reading'],
      asks: ['vitals', 'medication'],
      fields: ['signos_vitales'],
      targetS: 100,
    }),
    plain('dia_azucar', PAI, {
      title: ['Azúcar solo si traga', 'Sugar only if they swallow'],
      say: [
        'Si está despierto y puede tragar, dele medio vaso de jugo o agua con azúcar. Si no, nada por la boca y de lado.',
        'If awake and able to swallow, give half a glass of juice or sugar water. If not, nothing by mouth and on the side.',
      ],
      es: ['jugo', 'agua azucar', 'bebida', 'azucar', 'dulce', 'puede tragar', 'nada boca'],
      en: ['juice', 'sugar', 'soda', 'swallow', 'nothing mouth'],
      targetS: 150,
    }),
  ],
}

export const CHEST_PAIN: Card = {
  id: 'dolor_toracico',
  title: { es: 'Dolor de pecho', en: 'Chest pain' },
  when: { field: 'motivo', is: ['dolor_toracico'] },
  steps: [
    plain('dol_como', 'Triage', {
      title: ['¿Cómo es el dolor?', 'What is the pain like?'],
      say: [
        '¿Cuándo empezó? ¿Se va al brazo, al cuello o a la mandíbula? ¿Está sudando frío?',
        'When did it begin? Does it go to the arm, neck or jaw? Is there a cold sweat?',
      ],
      es: ['cuando empez*', 'brazo|mandibula|cuello', 'sud*|transpir*', 'dolor se_va'],
      en: ['when start*', 'arm|jaw|neck', 'sweat*', 'pain spread*|move'],
      asks: ['onset', 'injury'],
      fields: ['inicio_sintomas'],
      targetS: 100,
    }),
    plain('dol_reposo', PAI, {
      title: ['Reposo, sentado', 'Rest, sitting'],
      say: [
        'Que se siente cómodo, sin caminar, y suelte la ropa apretada. Si deja de responder, dígame altiro.',
        'Sit them comfortably, no walking, and loosen tight clothes. If they stop answering, tell me at once.',
      ],
      es: ['sient*', 'sentad*', 'no camine|haga|se_mueva', 'quiet*', 'repos*', 'suelte'],
      en: ['sit', 'rest', "don't walk|move", 'loosen', 'stay still'],
      targetS: 150,
    }),
    plain('dol_aspirina', PAI, {
      title: ['Aspirina, si la norma lo dice', 'Aspirin, if the rule says so'],
      say: [
        '¿Es alérgico a la aspirina o ha tenido sangrado? Si no, que mastique una aspirina mientras llega la ambulancia.',
        'Allergic to aspirin, or any bleeding? If not, chew one aspirin while the ambulance comes.',
      ],
      why: [
        'Solo si el director médico de la sala lo autoriza.',
        'Only where the medical director of the room allows it.',
      ],
      es: ['aspirina'],
      en: ['aspirin'],
      required: false,
    }),
  ],
}
