/** Fields whose value a later line may put right. */
import type { FieldName } from '../../../../convex/domain/canonical.ts'

export const AMENDED = [
  'direccion',
  'numero',
  'comuna',
  'depto',
  'ubicacion_referencia',
  'ubicacion_detalle',
  'nombre',
  'apellido',
  'edad',
  'sexo',
  'inicio_sintomas',
  'medicamentos',
  'alergias',
  'historia_clinica',
  'signos_vitales',
] as const satisfies readonly FieldName[]
export type Amended = (typeof AMENDED)[number]
