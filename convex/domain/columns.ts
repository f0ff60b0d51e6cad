/** Between the fields of the canonical record and the columns of an incident, as other programs of the room know them. */
import type { CanonicalRecord, FieldName } from './canonical.ts'

/** Columns that hold one field as it is. */
export const PLAIN_COLUMNS = {
  patientSex: 'sexo',
  consciousness: 'consciente',
  breathing: 'respira',
  avdi: 'avdi',
  respiratoryStatus: 'estado_respiratorio',
  symptomOnset: 'inicio_sintomas',
  medicalHistory: 'historia_clinica',
  currentMedications: 'medicamentos',
  allergies: 'alergias',
  vitalSigns: 'signos_vitales',
  apartment: 'depto',
  locationDetail: 'ubicacion_detalle',
  requiredRescuers: 'cantidad_rescatistas',
  requiredResources: 'recursos_requeridos',
  healthInsurance: 'seguro_salud',
  conciergeNotified: 'aviso_conserjeria',
  incidentType: 'motivo',
} as const satisfies Record<string, FieldName>
export type PlainColumn = keyof typeof PLAIN_COLUMNS

export const UNKNOWN_ADDRESS = 'Unknown'

export type Location = { address?: string; district?: string; reference?: string }

export type Columns = { [K in PlainColumn | 'patientName' | 'firstName' | 'lastName']?: string | undefined } & {
  patientAge?: number | undefined
  location?: Location
}

const joined = (...parts: (string | undefined)[]): string | undefined =>
  parts.filter((part) => part !== undefined && part !== '').join(' ') || undefined

/** Whole years of an age as it is said: "45", "1 año 8 meses", "11 meses" (0). */
export function yearsOf(edad: string | undefined): number | undefined {
  const said = edad?.match(/^(\d{1,3})\s*(.*)$/)
  if (said === null || said === undefined) return undefined
  const years = /^(m|d[ií]a|sem|day|week)/i.test(said[2] ?? '') ? 0 : Number(said[1])
  return years <= 120 ? years : undefined
}

/** The columns that follow from `changed` fields of a record; `undefined` empties a column. */
export function columnsOf(record: CanonicalRecord, changed: ReadonlySet<FieldName>, location: Location): Columns {
  const columns: Columns = {}
  for (const [column, field] of Object.entries(PLAIN_COLUMNS) as [PlainColumn, FieldName][])
    if (changed.has(field)) columns[column] = record[field]
  if (changed.has('edad')) columns.patientAge = yearsOf(record.edad)
  if (changed.has('nombre') || changed.has('apellido')) {
    columns.patientName = joined(record.nombre, record.apellido)
    columns.firstName = record.nombre
    columns.lastName = record.apellido
  }
  const where = locationOf(record, changed, location)
  if (where !== location) columns.location = where
  return columns
}

function locationOf(record: CanonicalRecord, changed: ReadonlySet<FieldName>, before: Location): Location {
  let location = before
  if (changed.has('direccion') || changed.has('numero'))
    location = { ...location, address: joined(record.direccion, record.numero) ?? UNKNOWN_ADDRESS }
  if (changed.has('comuna')) location = put(location, 'district', record.comuna)
  if (changed.has('ubicacion_referencia')) location = put(location, 'reference', record.ubicacion_referencia)
  return location
}

function put(location: Location, part: 'district' | 'reference', value: string | undefined): Location {
  const { [part]: _, ...rest } = location
  return value === undefined ? rest : { ...rest, [part]: value }
}

export const isKnownAddress = (address: string | null | undefined): address is string =>
  typeof address === 'string' && address.trim() !== '' && address !== UNKNOWN_ADDRESS

/** "Apoquindo 3000" is a street and a number; an address without a number at its end is a street. */
export function splitAddress(address: string): { direccion: string; numero?: string } {
  const parts = address.trim().match(/^(.*\D)\s+(\d{1,6}(?:-?[A-Za-z])?)$/)
  const [, direccion, numero] = parts ?? []
  return direccion === undefined || numero === undefined ? { direccion: address.trim() } : { direccion, numero }
}

/** One line for the call list: address and district, or what else is known of the place. */
export function placeOf(location: Location): string | null {
  const { address, district, reference } = location
  const parts = [isKnownAddress(address) ? address : undefined, district].filter((part) => part !== undefined)
  return parts.join(', ') || reference || null
}
