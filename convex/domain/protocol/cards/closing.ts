/** What every call ends with: who the patient is, how to get in, what to do until help is there. */
import type { Card } from '../protocol.ts'
import { plain } from './plain.ts'

const incident = { not: { alert: 'non_emergency' } } as const
const patient = { all: [incident, { not: { field: 'motivo', is: ['incendio'] } }] } as const

export const DETAILS: Card = {
  id: 'paciente',
  title: { es: 'Paciente y acceso', en: 'Patient and access' },
  steps: [
    plain('pac_edad', 'Triage', {
      title: ['Edad', 'Age'],
      say: ['¿Qué edad tiene?', 'How old are they?'],
      es: ['que edad', 'cuantos anos|meses'],
      en: ['how old', 'age'],
      asks: ['age'],
      fields: ['edad'],
      when: patient,
      targetS: 150,
    }),
    plain('pac_antecedentes', 'Triage', {
      title: ['Enfermedades y remedios', 'Conditions and medicines'],
      say: [
        '¿Sufre de alguna enfermedad? ¿Toma remedios o es alérgico a algo?',
        'Any medical conditions? Any medicines or allergies?',
      ],
      es: ['enfermedad*', 'remedios', 'alergi*'],
      en: ['medical conditions|history|problems', 'medicines|medication*', 'allerg*'],
      asks: ['history', 'medication', 'allergy'],
      fields: ['historia_clinica', 'medicamentos', 'alergias'],
      when: patient,
      required: false,
      targetS: 240,
    }),
    plain('acc_entrada', 'Location', {
      title: ['Cómo entrar', 'How to get in'],
      say: [
        '¿Casa o departamento? ¿Quién abre el portón? Prenda la luz de afuera y amarre al perro.',
        'House or flat? Who opens the gate? Turn on the outside light and tie up the dog.',
      ],
      es: [
        'casa departamento|depto',
        'porton|reja|conserje*',
        'que piso|torre|depto',
        'luz afuera',
        'esper* afuera|entrada|porton',
      ],
      en: [
        'house flat|apartment',
        'gate|door open|unlock*',
        'which floor|flat',
        'porch|outside light',
        'meet|wait outside',
      ],
      asks: ['unit', 'access', 'concierge'],
      fields: ['ubicacion_detalle', 'depto', 'aviso_conserjeria'],
      when: incident,
      required: false,
    }),
    plain('llamante', 'Location', {
      title: ['Nombre y teléfono', 'Name and phone'],
      say: [
        '¿Su nombre? ¿Lo llamo a este mismo número si se corta?',
        'Your name? May I call this same number if we are cut off?',
      ],
      es: ['su nombre', 'este numero', 'mismo numero', 'como se llama'],
      en: ['your name', 'this number', 'same number', 'call back'],
      asks: ['nameOfCaller', 'name'],
      fields: ['nombre'],
      when: incident,
      required: false,
    }),
  ],
}

export const CLOSING: Card = {
  id: 'cierre',
  title: { es: 'Cierre', en: 'Closing' },
  steps: [
    plain('cie_empeora', 'Closing', {
      title: ['Si empeora, llame', 'If worse, call'],
      say: [
        'La ayuda va en camino. Si algo cambia o empeora, llámenos altiro. No le dé nada y no lo deje solo.',
        'Help is on the way. If anything changes or gets worse, call us at once. Give nothing and do not leave them alone.',
      ],
      es: ['si empeora|cambia|pasa', 'cualquier cosa|cambio', 'vuelva llamar', 'llamenos', 'llame si'],
      en: ['if worse|changes|happens', 'anything changes', 'call back|us|again', 'until they|help|crew'],
      enters: 'Closing',
      when: incident,
      after: ['direccion', 'enviar_ayuda'],
    }),
    plain('cie_no_emergencia', 'Closing', {
      title: ['No es emergencia', 'No emergency'],
      say: [
        'Esta línea es para emergencias. Si lo necesita de verdad, llame de nuevo.',
        'This line is for emergencies. If you really need it, call again.',
      ],
      es: ['linea emergencia*', 'no_es emergencia', 'numero equivocado', 'gracias avisar'],
      en: ['line emergenc*', 'not emergency', 'wrong number', 'thank* letting'],
      enters: 'Closing',
      when: { alert: 'non_emergency' },
      required: false,
    }),
  ],
}
