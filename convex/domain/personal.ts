/** Which fields of an incident tell who a person is or where they live: what retention of personal data takes away. */
import type { FieldName } from './canonical.ts'

export const PERSONAL_FIELDS = [
  'direccion',
  'numero',
  'depto',
  'ubicacion_referencia',
  'ubicacion_detalle',
  'google_maps_url',
  'nombre',
  'apellido',
  'edad',
  'sexo',
  'historia_clinica',
  'medicamentos',
  'alergias',
  'estado_basal',
  'let_dnr',
  'seguro_salud',
  'medico_turno',
] as const satisfies readonly FieldName[]

const personal: ReadonlySet<FieldName> = new Set(PERSONAL_FIELDS)
export const isPersonal = (field: FieldName): boolean => personal.has(field)
