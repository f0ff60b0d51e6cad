/** Fields whose value a later line may put right. */
import type { FieldName } from '../../../../convex/domain/canonical.ts'
import { TAGGED } from '../tagging/labels.ts'

export const AMENDED = [
  ...TAGGED,
  'sexo',
  'medicamentos',
  'alergias',
  'historia_clinica',
  'signos_vitales',
] as const satisfies readonly FieldName[]
export type Amended = (typeof AMENDED)[number]
