/** Who and where: the values of an incident that tell a person, gathered so that they can be hidden wherever they stand. */
import type { FieldName } from '../canonical.ts'
import type { BundleField, IncidentBundle } from './bundle.ts'

/** Names of people. */
export const NAME_FIELDS: readonly FieldName[] = ['nombre', 'apellido', 'medico_turno']
/** What of an address leads to one door. */
export const DOOR_FIELDS: readonly FieldName[] = ['numero', 'depto']
/** Addresses of the web that carry a place or a person. */
export const LINK_FIELDS: readonly FieldName[] = ['google_maps_url', 'checklist_url']

const HIDDEN: ReadonlySet<FieldName> = new Set([...NAME_FIELDS, ...DOOR_FIELDS, ...LINK_FIELDS])
/** A field whose whole value is hidden. */
export const isHidden = (field: FieldName): boolean => HIDDEN.has(field)

/** Text of an address, in which every figure is hidden. */
const PLACES: ReadonlySet<FieldName> = new Set(['direccion', 'ubicacion_referencia', 'ubicacion_detalle'])
export const isPlace = (field: FieldName): boolean => PLACES.has(field)

export type Personal = {
  readonly names: readonly string[]
  /** Numbers of the door, as they are written. */
  readonly doors: readonly string[]
  readonly phones: readonly string[]
  readonly links: readonly string[]
}

/** Every value that the personal fields have or had, or were offered, and the names and the number of the call. */
export function personalOf(bundle: IncidentBundle): Personal {
  const { call } = bundle
  const ofFields = (fields: readonly FieldName[]): string[] => [
    ...bundle.fields.filter(({ field }) => fields.includes(field)).flatMap(valuesOf),
    ...bundle.changes.filter(({ field }) => fields.includes(field)).flatMap(({ value }) => value ?? []),
  ]
  const staff = staffOf(bundle)
  return {
    names: distinct([...ofFields(NAME_FIELDS), call.customerName, ...staff]),
    doors: distinct(ofFields(DOOR_FIELDS)),
    phones: distinct([call.customerPhone]),
    links: distinct(ofFields(LINK_FIELDS)),
  }
}

const valuesOf = ({ value, alternatives }: BundleField): string[] => [
  ...(value === null ? [] : [value]),
  ...alternatives.map((alternative) => alternative.value),
]

/** People of the room, in the order in which they appear: whoever answered first. */
export function staffOf({ call, fields, changes, alerts, actions, review }: IncidentBundle): readonly string[] {
  const setters = [...fields.map(({ setBy }) => setBy), ...changes.map(({ by }) => by)]
  return distinct([
    call.agentName,
    ...actions.map(({ by }) => by),
    ...setters.flatMap((by) => (by.kind === 'person' ? by.name : [])),
    ...fields.flatMap(({ lockedBy }) => lockedBy ?? []),
    ...alerts.flatMap(({ acknowledgedBy }) => acknowledgedBy ?? []),
    ...(review === null ? [] : [review.by, ...review.notes.map(({ by }) => by)]),
  ])
}

const distinct = (values: readonly string[]): readonly string[] => [
  ...new Set(values.map((value) => value.trim()).filter((value) => value !== '')),
]
