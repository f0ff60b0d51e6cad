/** How the values of the record are said: closed vocabularies by dictionary, ages with their unit, lists with commas. */
import { type FieldName, listItems } from '../../convex/domain/canonical.ts'
import { type Text, type TextKey, textOr } from '../i18n/text.ts'
import { specOf } from './groups.ts'

export const labelOf = (t: Text, field: FieldName): string => t(`incident.f_${field}`)

/** One value of a closed vocabulary, in words; a value of no vocabulary is said as it came. */
export function wordOf(t: Text, field: FieldName, value: string): string {
  if (field === 'motivo') return textOr(t, `vocabulary.reason.${value}`, value)
  if (field === 'recursos_requeridos') return textOr(t, `incident.v_recurso_${value}`, value)
  const own = `incident.v_${field}_${value}`
  return textOr(t, own, specOf(field).kind === 'closed' ? textOr(t, `incident.v_${value}`, value) : value)
}

/** A value as the card shows it. */
export function saidOf(t: Text, field: FieldName, value: string): string {
  if (specOf(field).kind === 'list') {
    const said = listItems(value)
      .map((item) => wordOf(t, field, item))
      .join(', ')
    return said.charAt(0).toLocaleUpperCase() + said.slice(1)
  }
  if (field === 'edad' && /^\d{1,3}$/.test(value)) return t('incident.years', { n: Number(value) })
  return wordOf(t, field, value)
}

/** What to ask for when a required field is missing. */
export const questionOf = (t: Text, field: FieldName): string => t(`incident.ask_${field}` as TextKey)
