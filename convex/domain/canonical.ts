/** The canonical record of an emergency: what can be known of an incident, in the room's own words (Spanish field names). */

/** How the values of a field behave: which are closed, which are lists, which are codes. */
export type FieldKind = 'name' | 'text' | 'number' | 'closed' | 'list' | 'url'

export type FieldSpec = {
  readonly kind: FieldKind
  /** Values that the field may take, when the vocabulary is closed. */
  readonly values?: readonly string[]
  /** Which part of the card shows it. */
  readonly group: 'location' | 'patient' | 'condition' | 'resources' | 'admin'
  /** Missing is louder than empty for these. */
  readonly required?: true
}

/** Reasons for the call, a closed list of ids. */
export const REASONS = [
  'paro_cardiorrespiratorio',
  'violencia_intrafamiliar',
  'acv',
  'reaccion_alergica',
  'ideacion_suicida',
  'accidente_transito',
  'incendio',
  'atragantamiento',
  'parto',
  'sobredosis',
  'convulsion',
  'dificultad_respiratoria',
  'diabetes',
  'fiebre',
  'dolor_toracico',
  'caida',
  'trauma',
  'inconsciente',
  'otro',
] as const
export type Reason = (typeof REASONS)[number]
export const isReason = (value: string): value is Reason => (REASONS as readonly string[]).includes(value)

/** Units that a dispatcher commits. */
export const RESOURCES = [
  'ambulancia',
  'ambulancia_avanzada',
  'ambulancia_basica',
  'rescate_vehicular',
  'socorro_andino',
  'helicoptero',
  'bomberos',
  'policia',
  'matrona',
  'dea',
  'seguridad_ciudadana',
] as const

export const FIELDS = {
  direccion: { kind: 'text', group: 'location', required: true },
  numero: { kind: 'number', group: 'location', required: true },
  depto: { kind: 'text', group: 'location' },
  comuna: { kind: 'name', group: 'location', required: true },
  ubicacion_referencia: { kind: 'text', group: 'location' },
  ubicacion_detalle: { kind: 'text', group: 'location' },
  google_maps_url: { kind: 'url', group: 'location' },
  motivo: { kind: 'closed', values: REASONS, group: 'condition', required: true },
  codigo: { kind: 'closed', values: ['rojo', 'naranja', 'amarillo', 'verde'], group: 'condition' },
  consciente: { kind: 'closed', values: ['si', 'no'], group: 'condition', required: true },
  respira: { kind: 'closed', values: ['si', 'no'], group: 'condition', required: true },
  avdi: { kind: 'closed', values: ['alerta', 'verbal', 'dolor', 'inconsciente'], group: 'condition' },
  estado_respiratorio: {
    kind: 'closed',
    values: ['normal', 'dificultad', 'agonica', 'obstruida', 'ausente', 'lenta', 'rapida', 'ruidosa'],
    group: 'condition',
  },
  inicio_sintomas: { kind: 'text', group: 'condition' },
  signos_vitales: { kind: 'list', group: 'condition' },
  nombre: { kind: 'name', group: 'patient' },
  apellido: { kind: 'name', group: 'patient' },
  edad: { kind: 'text', group: 'patient' },
  sexo: { kind: 'closed', values: ['M', 'F'], group: 'patient' },
  historia_clinica: { kind: 'list', group: 'patient' },
  medicamentos: { kind: 'list', group: 'patient' },
  alergias: { kind: 'list', group: 'patient' },
  estado_basal: { kind: 'text', group: 'patient' },
  let_dnr: { kind: 'text', group: 'patient' },
  seguro_salud: { kind: 'text', group: 'admin' },
  aviso_conserjeria: { kind: 'closed', values: ['si', 'no'], group: 'admin' },
  recursos_requeridos: { kind: 'list', values: RESOURCES, group: 'resources' },
  cantidad_rescatistas: { kind: 'number', group: 'resources' },
  checklist_url: { kind: 'url', group: 'admin' },
  medico_turno: { kind: 'name', group: 'admin' },
} as const satisfies Record<string, FieldSpec>

export type FieldName = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[]

/** What is known so far; an absent key was never said. List fields hold their items joined by `LIST_SEPARATOR`. */
export type CanonicalRecord = { readonly [K in FieldName]?: string }

/** Joins the items of a list field in its one stored string. */
export const LIST_SEPARATOR = '; '

export const listItems = (value: string): readonly string[] =>
  value
    .split(LIST_SEPARATOR)
    .map((item) => item.trim())
    .filter((item) => item !== '')

export const isFieldName = (name: string): name is FieldName => Object.hasOwn(FIELDS, name)

/** The words that prove a value: which transcript entry, what was said, by whom, when. */
export type Evidence = {
  /** Idempotency key of the transcript entry. */
  readonly entryKey: string
  /** A literal part of that entry's text. */
  readonly quote: string
  readonly speaker: Speaker
  /** When it was said, ms from the start of the call. */
  readonly atMs: number
}

/** The two legs of a call, by the names of the live-call tables: dispatcher and caller. */
export type Speaker = 'agent' | 'customer'
export const SPEAKERS = ['agent', 'customer'] as const
