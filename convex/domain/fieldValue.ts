/** What each field of the card accepts. */
import { FIELDS, type FieldName, type FieldSpec, listItems } from './canonical.ts'

const LONGEST = 500
const LONGEST_LIST = 2000

/** Why `value` cannot stand in `field`; null when it can. */
export function faultOf(field: FieldName, value: string): string | null {
  const { kind, values }: FieldSpec = FIELDS[field]
  if (value.trim() === '') return 'empty'
  if (value.length > (kind === 'list' ? LONGEST_LIST : LONGEST)) return 'too long'
  if (kind === 'closed' && values !== undefined && !values.includes(value)) return `one of: ${values.join(', ')}`
  if (kind === 'list' && values !== undefined && listItems(value).some((item) => !values.includes(item)))
    return `items of: ${values.join(', ')}`
  if (kind === 'number' && !/^\d{1,6}([ -]?[\dA-Za-z]{1,4})?$/.test(value)) return 'not a number'
  if (kind === 'url' && !/^https?:\/\/\S+$/.test(value)) return 'not a web address'
  return null
}
