/** What is asked in every call: where, what, awake, breathing; and that help is sent. */
import type { Card } from '../protocol.ts'

const incident = { not: { alert: 'non_emergency' } } as const
/** Somebody is ill or hurt: a fire without a victim has no patient to ask about. */
const patient = {
  all: [
    incident,
    { any: [{ not: { field: 'motivo', is: ['incendio'] } }, { known: 'consciente' }, { known: 'respira' }] },
  ],
} as const

export const ENTRY: Card = {
  id: 'entrada',
  title: { es: 'Entrada', en: 'Case entry' },
  steps: [
    {
      id: 'direccion',
      phase: 'Location',
      title: { es: 'Dirección', en: 'Address' },
      say: {
        es: '¿Cuál es la dirección exacta de la emergencia? Calle, número y comuna.',
        en: 'What is the exact address of the emergency? Street, number and town.',
      },
      why: {
        es: 'Sin lugar no hay unidad. Si la llamada se corta, es lo único que permite llegar.',
        en: 'Without a place no unit can leave. If the call is lost, it is all there is.',
      },
      fallback: {
        label: { es: 'Si no la sabe', en: 'If they do not know' },
        say: {
          es: '¿Qué ve alrededor? Un letrero, una esquina, una estación de metro, un kilómetro.',
          en: 'What can you see? A sign, a corner, a station, a mile marker.',
        },
      },
      when: incident,
      done: [
        { fields: ['direccion', 'numero'] },
        { fields: ['direccion', 'ubicacion_referencia'] },
        { fields: ['direccion', 'comuna'] },
        { fields: ['ubicacion_referencia', 'comuna'] },
        { fields: ['google_maps_url'] },
      ],
      required: true,
      targetS: 30,
    },
    {
      id: 'que_paso',
      phase: 'Chief Complaint',
      title: { es: 'Qué pasó', en: 'What happened' },
      say: { es: 'Cuénteme exactamente qué pasó.', en: 'Tell me exactly what happened.' },
      why: {
        es: 'Decide la tarjeta y los recursos. Deje hablar, no complete la frase.',
        en: 'It decides the card and the resources. Let them speak, do not finish the sentence.',
      },
      done: [{ fields: ['motivo'] }, { asks: ['happened'] }],
      required: true,
      targetS: 45,
    },
    {
      id: 'consciente',
      phase: 'Triage',
      title: { es: '¿Consciente?', en: 'Awake?' },
      say: {
        es: '¿Está despierto? ¿Le responde cuando le habla?',
        en: 'Are they awake? Do they answer when you speak?',
      },
      why: {
        es: 'Inconsciente y sin respiración normal es paro hasta que se demuestre lo contrario.',
        en: 'Unconscious and not breathing normally is arrest until proved otherwise.',
      },
      when: patient,
      done: [{ fields: ['consciente'] }, { fields: ['avdi'] }, { asks: ['conscious'] }],
      required: true,
      targetS: 60,
    },
    {
      id: 'respira',
      phase: 'Triage',
      title: { es: '¿Respira normal?', en: 'Breathing normally?' },
      say: {
        es: '¿Respira normal? Mire el pecho y dígame cada vez que sube.',
        en: 'Are they breathing normally? Watch the chest and tell me each time it rises.',
      },
      why: {
        es: 'Boqueos, ronquidos o respiraciones separadas no son respirar.',
        en: 'Gasps, snores or breaths far apart are not breathing.',
      },
      fallback: {
        label: { es: 'Si duda', en: 'If in doubt' },
        say: {
          es: 'Diga «ahora» cada vez que toma aire. Si pasan más de 10 segundos, no respira normal.',
          en: 'Say “now” at each breath. If more than 10 seconds pass, it is not normal.',
        },
      },
      when: patient,
      done: [{ fields: ['respira'] }, { fields: ['estado_respiratorio'] }, { asks: ['breathing', 'breathingHard'] }],
      required: true,
      targetS: 60,
    },
  ],
}

export const SENDING: Card = {
  id: 'despacho',
  title: { es: 'Despacho', en: 'Dispatch' },
  steps: [
    {
      id: 'enviar_ayuda',
      phase: 'Dispatch',
      title: { es: 'Despachar', en: 'Send help' },
      say: {
        es: 'Ya va ayuda en camino. Quédese en la línea conmigo, le voy a decir qué hacer.',
        en: 'Help is on the way. Stay on the line, I will tell you what to do.',
      },
      why: {
        es: 'Preguntar no demora la ayuda: dígalo, la gente deja de pedir que cuelgue.',
        en: 'Questions do not delay help: say so, and people stop asking you to hurry.',
      },
      when: incident,
      done: [{ fields: ['recursos_requeridos'] }, { enters: 'Dispatch' }],
      after: ['direccion'],
      required: true,
      targetS: 90,
    },
  ],
}
