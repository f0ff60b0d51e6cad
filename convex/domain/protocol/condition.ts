/** Whether a condition of a protocol holds, by the record and the alerts of a call. */
import type { AlertType } from '../alerts.ts'
import type { CanonicalRecord } from '../canonical.ts'
import type { Condition } from './protocol.ts'

export type Known = { readonly record: CanonicalRecord; readonly alerts: readonly AlertType[] }

export function holds(condition: Condition, known: Known): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, known))
  if ('any' in condition) return condition.any.some((part) => holds(part, known))
  if ('not' in condition) return !holds(condition.not, known)
  if ('alert' in condition) return known.alerts.includes(condition.alert)
  if ('known' in condition) return known.record[condition.known] !== undefined
  if ('ageUnder' in condition) {
    const age = yearsOf(known.record.edad)
    return age !== null && age < condition.ageUnder
  }
  const value = known.record[condition.field]
  return value !== undefined && condition.is.includes(value)
}

/** Years of an age as the record holds it: "72", "11 meses", "1 año 8 meses", "3 weeks"; null when it says none. */
export function yearsOf(age: string | undefined): number | null {
  if (age === undefined) return null
  const part = (unit: RegExp): number => Number(age.match(unit)?.[1] ?? 0)
  const months = part(/(\d+)\s*(?:mes|month)/i)
  const weeks = part(/(\d+)\s*(?:sem|week)/i)
  const days = part(/(\d+)\s*(?:d[ií]a|day)/i)
  const years = part(/(\d+)\s*(?:a[ñn]o|year)/i) || Number(age.match(/^\s*(\d+)\s*$/)?.[1] ?? 0)
  if (!/\d/.test(age)) return null
  return years + months / 12 + weeks / 52 + days / 365
}
