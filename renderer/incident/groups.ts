/** How the fields of an incident are laid out on the card: groups in reading order, two fields a row. */
import { FIELD_NAMES, FIELDS, type FieldName, type FieldSpec } from '../../convex/domain/canonical.ts'

export type GroupName = FieldSpec['group']

/** In the order in which a dispatcher needs them. */
export const GROUPS: readonly GroupName[] = ['location', 'condition', 'patient', 'resources', 'admin']

/** Over the groups, as wide as the card: why they called. */
export const HEADLINE = 'motivo' satisfies FieldName

/** Take a row of their own: they hold sentences or lists. */
const WIDE: ReadonlySet<FieldName> = new Set(['signos_vitales', 'checklist_url', 'google_maps_url'])

/** Read beside what they are asked with, not where the record keeps them. */
const READ_WITH: Partial<Record<FieldName, GroupName>> = { aviso_conserjeria: 'location', seguro_salud: 'patient' }

const groupOf = (field: FieldName): GroupName => READ_WITH[field] ?? specOf(field).group

/** Seldom known: drawn only when they hold something or when asked for. */
const RARE: ReadonlySet<FieldName> = new Set([
  'ubicacion_detalle',
  'google_maps_url',
  'signos_vitales',
  'estado_basal',
  'let_dnr',
  'checklist_url',
  'medico_turno',
])

/** The spec of a field, widened so that optional parts can be read. */
export const specOf = (field: FieldName): FieldSpec => FIELDS[field]

export type Place = { readonly field: FieldName; readonly wide: boolean }

/** The fields of `group` to draw, given those that hold something; a last odd one becomes wide. */
export function placesOf(group: GroupName, held: ReadonlySet<string>, all: boolean): readonly Place[] {
  const fields = FIELD_NAMES.filter(
    (field) => field !== HEADLINE && groupOf(field) === group && (all || held.has(field) || !RARE.has(field)),
  )
  let left = true
  return fields.map((field, i): Place => {
    const next = fields[i + 1]
    const wide = WIDE.has(field) || (left && (next === undefined || WIDE.has(next)))
    left = wide || !left
    return { field, wide }
  })
}

/** How many fields stay out of sight. */
export const hiddenCount = (held: ReadonlySet<string>): number =>
  FIELD_NAMES.filter((field) => RARE.has(field) && !held.has(field)).length
