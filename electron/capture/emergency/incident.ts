/** From what the network told to what stands on the incident's card: where to go, how sure that is, and the words that prove it. */
import type { Civic } from './civic.ts'
import type { EmergencyData } from './emergencyData.ts'
import type { Located } from './pidfLo.ts'
import { centre, type Position, type Shape } from './shape.ts'

/** The fields of the canonical record that a location can fill. */
export type LocationField =
  | 'direccion'
  | 'numero'
  | 'comuna'
  | 'depto'
  | 'ubicacion_referencia'
  | 'ubicacion_detalle'
  | 'google_maps_url'

export type NetworkLocation = {
  /** Who says so: never the caller's own words. */
  readonly source: 'network location'
  readonly fields: readonly { readonly field: LocationField; readonly value: string }[]
  readonly position: {
    readonly latitude: number
    readonly longitude: number
    readonly altitude: number | null
    /** Radius in metres of the circle that holds the shape; null when nobody told. */
    readonly uncertaintyM: number | null
    /** Per cent; 95 when not said (RFC 7459 §5.1), null without an uncertainty. */
    readonly confidence: number | null
  } | null
  /** `PIDF-LO circle, ±30 m, method GPS, 10:01:02Z`: the literal proof of every field. */
  readonly evidence: string
  /** As the document names it: `GPS`, `Cell`, `DHCP`, `Manual`. */
  readonly method: string | null
  /** When it was measured, ms since the epoch. */
  readonly at: number | null
  /** Older than this matters to a dispatcher, ms; null when the document has no time. */
  readonly ageMs: number | null
}

export type IncidentFromNetwork = {
  /** The one to show first (RFC 5491 §3.4 rule 8 within a document, the header's order between documents); null when there is none. */
  readonly location: NetworkLocation | null
  /** The others, in their order: never thrown away, a dispatcher may know better. */
  readonly alternatives: readonly NetworkLocation[]
  /** For the call's own card, not the record: the caller is often not the patient. */
  readonly caller: { readonly name: string | null; readonly number: string | null }
  /** A test call: show it, dispatch nobody (RFC 6881 §17). */
  readonly test: boolean
  /** What to tell the dispatcher in words: references not fetched, broken documents. */
  readonly remarks: readonly string[]
}

export type IncidentOptions = {
  /** ms since the epoch, for the location's age. */
  readonly now: number
  /** Of the words between the parts: `piso 3`, `floor 3`. */
  readonly language: 'es' | 'en'
}

export function toIncident(data: EmergencyData, options: IncidentOptions): IncidentFromNetwork {
  const all = data.locations.flatMap((source) =>
    source.kind === 'value'
      ? source.pidf.locations.map((located) => toLocation(located, source.damaged, source.uri !== null, options))
      : [],
  )
  const [location = null, ...alternatives] = all
  const remarks = data.locations.flatMap((source) => {
    if (source.kind === 'value') return source.damaged ? ['a location document broke off; what was whole is used'] : []
    return source.kind === 'reference' ? [`${source.scheme} location ${source.why}`] : [source.why]
  })
  return {
    location,
    alternatives,
    caller: { name: data.caller.name, number: data.caller.number },
    test: data.service.kind === 'sos' && data.service.test,
    remarks,
  }
}

function toLocation(located: Located, damaged: boolean, fetched: boolean, options: IncidentOptions): NetworkLocation {
  const [shape] = located.shapes
  const [civic] = located.civics
  const place = shape ? centre(shape) : null
  const fields: NetworkLocation['fields'][number][] = civic ? civicFields(civic, options.language) : []
  if (place) fields.push({ field: 'google_maps_url', value: mapsUrl(place.at) })
  return {
    source: 'network location',
    fields,
    position: place && {
      ...place.at,
      uncertaintyM: place.uncertainty,
      confidence: place.uncertainty === null ? null : (located.confidence ?? 95),
    },
    evidence: evidenceOf(located, shape, place?.uncertainty ?? null, damaged, fetched),
    method: located.method,
    at: located.at,
    ageMs: located.at === null ? null : Math.max(0, options.now - located.at),
  }
}

/** Six decimals are 11 cm. */
const rounded = (angle: number): string => String(Number(angle.toFixed(6)))
const mapsUrl = ({ latitude, longitude }: Position): string =>
  `https://www.google.com/maps/search/?api=1&query=${rounded(latitude)},${rounded(longitude)}`

const SHAPE_WORDS: Readonly<Record<Shape['kind'], string>> = {
  point: 'point',
  circle: 'circle',
  sphere: 'sphere',
  ellipse: 'ellipse',
  ellipsoid: 'ellipsoid',
  arcBand: 'arc band',
  polygon: 'polygon',
  prism: 'prism',
}

function evidenceOf(
  { civics, method, at, confidence, within, providedBy }: Located,
  shape: Shape | undefined,
  uncertainty: number | null,
  damaged: boolean,
  fetched: boolean,
): string {
  const form = [...(shape ? [SHAPE_WORDS[shape.kind]] : []), ...(civics.length > 0 ? ['civic address'] : [])]
  const words = [`PIDF-LO ${form.join(' and ')}`]
  if (uncertainty !== null) words.push(`±${Math.ceil(uncertainty)} m`)
  if (confidence !== null) words.push(`confidence ${confidence} %`)
  if (method !== null) words.push(`method ${method}`)
  if (at !== null) words.push(`${new Date(at).toISOString().slice(11, 19)}Z`)
  if (within === 'person') words.push('of the person, not the device')
  if (providedBy !== null) words.push(`by ${providedBy}`)
  if (fetched) words.push('fetched by reference')
  if (damaged) words.push('document damaged')
  return words.join(', ')
}

const WORDS = {
  es: {
    building: 'edificio',
    floor: 'piso',
    room: 'sala',
    seat: 'puesto',
    mile: 'km',
    pole: 'poste',
    number: 'número',
  },
  en: {
    building: 'building',
    floor: 'floor',
    room: 'room',
    seat: 'seat',
    mile: 'milepost',
    pole: 'pole',
    number: 'number',
  },
} as const

/** Countries that say `Avenida Apoquindo`: the kind of street before its name. */
const KIND_FIRST: ReadonlySet<string> = new Set(
  'AR BO BR CL CO CR CU DO EC ES FR GT HN IT MX NI PA PE PR PT PY SV UY VE'.split(' '),
)

/** What each CAtype is to a dispatcher: the street apart from the number, what is outside apart from what is within. */
function civicFields({ country, parts }: Civic, language: 'es' | 'en'): NetworkLocation['fields'][number][] {
  const words = WORDS[language]
  const part = (...names: readonly string[]): string | null => {
    for (const name of names) {
      const value = parts.get(name)
      if (value !== undefined) return value
    }
    return null
  }
  const named = (word: string, value: string | null): string[] =>
    value === null ? [] : [new RegExp(`^${word}\\b`, 'i').test(value) ? value : `${word} ${value}`]
  const join = (values: readonly (string | null)[], by: string): string => values.filter((one) => one !== null).join(by)

  const name = part('RD', 'A6')
  const kind = part('STS')
  const ordered = country !== null && KIND_FIRST.has(country) ? [kind, name] : [name, kind]
  const street = [part('PRM'), part('PRD'), part('STP'), ...ordered, part('POD'), part('POM')]
  const number = part('HNO')
  const digits = number !== null && /^\d{1,8}$/.test(number) ? number : null
  const suffix = join([part('HNP'), digits === null ? number : null, part('HNS')], ' ') || null
  const outside = [
    ...[part('NAM'), part('LMK'), part('PLC')].filter((one) => one !== null),
    ...named(words.mile, part('MP')),
    ...named(words.pole, part('PN')),
    ...[part('RDSEC'), part('RDBR'), part('RDSUBBR'), part('A5'), name === null ? part('ADDCODE') : null].filter(
      (one) => one !== null,
    ),
  ]
  const inside = [
    ...named(words.number, suffix),
    ...named(words.building, part('BLD')),
    ...named(words.floor, part('FLR')),
    ...named(words.room, part('ROOM')),
    ...named(words.seat, part('SEAT')),
    ...[part('LOC')].filter((one) => one !== null),
  ]
  const found: [LocationField, string | null][] = [
    ['direccion', name === null ? null : join(street, ' ')],
    ['numero', digits],
    ['comuna', part('A3', 'A4', 'PCN', 'A2')],
    ['depto', part('UNIT')?.replace(/^(?:depto|departamento|dpto|apt|apartment|unit)[. ]+/i, '') ?? null],
    ['ubicacion_referencia', outside.join(', ') || null],
    ['ubicacion_detalle', inside.join(', ') || null],
  ]
  return found.flatMap(([field, value]) => (value === null || value === '' ? [] : [{ field, value }]))
}

/** A fact of the incident as a source of sound tells it, with what it rests on. */
export type LocatedField = {
  readonly field: LocationField
  readonly value: string
  /** 0 to 1. */
  readonly confidence: number
  readonly quote: string
}

/** The chosen location as facts for the record: none when there is no location, or when the call is only a test of the way. */
export function sourceFields({ location, test }: IncidentFromNetwork, language: 'es' | 'en'): readonly LocatedField[] {
  if (!location || test) return []
  const confidence = sureness(location)
  const where = positionWords(location, language)
  const known = location.fields.some(({ field }) => field === 'ubicacion_referencia')
  const fields = [
    ...location.fields.map(({ field, value }) =>
      field === 'ubicacion_referencia' && where !== null ? { field, value: `${value}, ${where}` } : { field, value },
    ),
    ...(where === null || known ? [] : [{ field: 'ubicacion_referencia' as const, value: where }]),
  ]
  return fields.map((one) => ({ ...one, confidence, quote: location.evidence }))
}

/** `posición −33.4372, −70.6506 ±30 m (95 %), GPS`: a dispatcher sees how large the place is. */
function positionWords({ position, method }: NetworkLocation, language: 'es' | 'en'): string | null {
  if (!position) return null
  const { latitude, longitude, uncertaintyM, confidence } = position
  const words = [`${language === 'es' ? 'posición' : 'position'} ${rounded(latitude)}, ${rounded(longitude)}`]
  if (uncertaintyM !== null) words.push(`±${Math.ceil(uncertaintyM)} m`)
  if (confidence !== null) words.push(`(${confidence} %)`)
  return method === null ? words.join(' ') : `${words.join(' ')}, ${method}`
}

/** A shape is as sure as it says; an address was written by somebody; a bare point does not say how sure it is (RFC 7459 §3.1). */
function sureness({ position, fields }: NetworkLocation): number {
  if (position?.confidence != null) return Math.min(0.99, position.confidence / 100)
  return fields.some(({ field }) => field === 'direccion') ? 0.9 : 0.7
}
