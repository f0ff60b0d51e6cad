/**
 * Whether two calls tell of one event. Points for what agrees, against what does not, each with its words; no hint alone is enough:
 * there must be a place that is more than a street, or the same telephone, and something else beside it.
 */
import { numberKey } from '../callBack.ts'
import type { FieldName } from '../canonical.ts'
import type { Facts, Hint, HintKind, Said } from './hint.ts'
import {
  apart,
  houseNumber,
  isOnePlace,
  landmarksInCommon,
  sameDistrict,
  sameName,
  sameText,
  streetsInCommon,
  streetsOf,
} from './place.ts'
import { sameReason } from './reason.ts'

/** Calls further apart than this are not compared, ms. */
export const WINDOW_MS = 60 * 60_000

/** Points from which two calls are suggested as one event. */
export const ENOUGH = 70
/** Points of the place alone from which it is more than a street. */
const PLACED = 45
const PLACE: ReadonlySet<HintKind> = new Set(['street', 'number', 'district', 'landmark'])
const MINUTE = 60_000

export type Comparison = { readonly same: boolean; readonly score: number; readonly hints: Hint[] }

/** `first` began before `second`. */
export function compare(first: Facts, second: Facts): Comparison {
  const gap = second.startedAt - first.startedAt
  const street = streetHint(first, second)
  const hints = [
    street,
    // The same number on another street is nothing.
    ...((street?.points ?? 0) > 0 ? [numberHint(first, second)] : []),
    districtHint(first, second),
    landmarkHint(first, second, (street?.points ?? 0) > 0),
    phoneHint(first, second),
    reasonHint(first, second),
    patientHint(first, second),
    timeHint(first, second, gap),
  ].filter((hint) => hint !== null && hint.points !== 0) as Hint[]
  const sum = (some: readonly Hint[]): number => some.reduce((total, { points }) => total + points, 0)
  const score = sum(hints)
  const placed = sum(hints.filter(({ kind }) => PLACE.has(kind))) >= PLACED
  const called = hints.some(({ kind }) => kind === 'phone')
  const telling = hints.filter(({ kind, points }) => points > 0 && kind !== 'time')
  const same = score >= ENOUGH && (placed || called) && telling.length >= 2 && Math.abs(gap) <= WINDOW_MS
  return { same, score, hints: hints.sort((a, b) => b.points - a.points) }
}

const told = (facts: Facts, field: FieldName): string =>
  facts.fields.find((known) => known.field === field)?.value ?? ''

/** What one side says: the values of some fields as one text, and their proofs. */
function said(facts: Facts, ...fields: readonly FieldName[]): Said {
  const known = fields.flatMap((field) => facts.fields.filter((one) => one.field === field))
  return {
    fields: known.map(({ field }) => field),
    value: known.map(({ value }) => value).join(' '),
    evidence: known.flatMap(({ evidence }) => evidence),
  }
}

const hint = (kind: HintKind, points: number, first: Facts, second: Facts, ...fields: readonly FieldName[]): Hint => ({
  kind,
  points,
  first: said(first, ...fields),
  second: said(second, ...fields),
})

function streetHint(first: Facts, second: Facts): Hint | null {
  if (apart(told(first, 'ubicacion_referencia'), told(second, 'ubicacion_referencia'))) return null
  const [a, b] = [streetsOf(told(first, 'direccion')), streetsOf(told(second, 'direccion'))]
  if (a.length === 0 || b.length === 0) return null
  const { n, best } = streetsInCommon(a, b)
  const onePlace = isOnePlace(told(first, 'direccion')) && isOnePlace(told(second, 'direccion'))
  const points = n >= 2 ? 60 : n === 0 ? -30 : best !== 'exact' ? 25 : onePlace ? 50 : 35
  return hint('street', points, first, second, 'direccion')
}

function numberHint(first: Facts, second: Facts): Hint | null {
  const [a, b] = [houseNumber(told(first, 'numero')), houseNumber(told(second, 'numero'))]
  if (a === null || b === null) return null
  const [flat, other] = [told(first, 'depto'), told(second, 'depto')]
  const away = Math.abs(a - b)
  const doors = flat !== '' && other !== '' && !sameText(flat, other)
  const points = away === 0 ? (doors ? -5 : 25) : away <= 12 ? 5 : away <= 40 ? -10 : -45
  return hint('number', points, first, second, 'numero', 'depto')
}

function districtHint(first: Facts, second: Facts): Hint | null {
  const [a, b] = [told(first, 'comuna'), told(second, 'comuna')]
  if (a === '' || b === '') return null
  return hint('district', sameDistrict(a, b) ? 8 : -45, first, second, 'comuna')
}

/** One caller's landmark may be the other's address; streets that agree have been counted as such. */
function landmarkHint(first: Facts, second: Facts, sameStreet: boolean): Hint | null {
  const district = `${told(first, 'comuna')} ${told(second, 'comuna')}`
  const [a, b] = [told(first, 'ubicacion_referencia'), told(second, 'ubicacion_referencia')]
  const [addressA, addressB] = sameStreet ? ['', ''] : [told(first, 'direccion'), told(second, 'direccion')]
  const found = [
    { ...landmarksInCommon(a, b, district), first: 'ubicacion_referencia', second: 'ubicacion_referencia' } as const,
    { ...landmarksInCommon(a, addressB, district), first: 'ubicacion_referencia', second: 'direccion' } as const,
    { ...landmarksInCommon(addressA, b, district), first: 'direccion', second: 'ubicacion_referencia' } as const,
  ].sort((x, y) => y.weight * y.share - x.weight * x.share)[0]
  if (found === undefined || found.weight < 1 || found.share < 0.6) return null
  const points = found.weight >= 1.5 ? 45 : 25
  return { kind: 'landmark', points, first: said(first, found.first), second: said(second, found.second) }
}

function phoneHint(first: Facts, second: Facts): Hint | null {
  const [a, b] = [numberKey(first.phone), numberKey(second.phone)]
  if (a === '' || a !== b || a.length < 7) return null
  return { ...hint('phone', 45, first, second), first: phone(), second: phone() }
}

/** That it is the same number is the hint; which one is not for everybody's eyes. */
const phone = (): Said => ({ fields: [], value: '', evidence: [] })

const REASON_POINTS = { same: 15, kin: 10, other: -30 } as const

function reasonHint(first: Facts, second: Facts): Hint | null {
  const [a, b] = [told(first, 'motivo'), told(second, 'motivo')]
  const agree = a === '' || b === '' ? null : sameReason(a, b)
  return agree === null ? null : hint('reason', REASON_POINTS[agree], first, second, 'motivo')
}

function patientHint(first: Facts, second: Facts): Hint | null {
  const named = (field: 'nombre' | 'apellido', same: number, other: number): number => {
    const [a, b] = [told(first, field), told(second, field)]
    return a === '' || b === '' ? 0 : sameName(a, b) ? same : other
  }
  const [sexA, sexB] = [told(first, 'sexo'), told(second, 'sexo')]
  const sexes = sexA !== '' && sexB !== '' && sexA !== sexB ? -8 : 0
  const [ageA, ageB] = [houseNumber(told(first, 'edad')), houseNumber(told(second, 'edad'))]
  const ages = ageA === null || ageB === null ? 0 : Math.abs(ageA - ageB) > 8 ? -8 : ageA === ageB ? 4 : 0
  const points = named('apellido', 8, -10) + named('nombre', 6, -20) + sexes + ages
  return hint('patient', points, first, second, 'nombre', 'apellido', 'sexo', 'edad')
}

function timeHint(first: Facts, second: Facts, gap: number): Hint | null {
  const away = Math.abs(gap)
  const points =
    away <= 3 * MINUTE ? 15 : away <= 10 * MINUTE ? 12 : away <= 30 * MINUTE ? 7 : away <= WINDOW_MS ? 3 : 0
  const at = (facts: Facts): Said => ({ fields: [], value: new Date(facts.startedAt).toISOString(), evidence: [] })
  return { kind: 'time', points, first: at(first), second: at(second) }
}
