/** In speech heard without stops a street or a house that is known is not told anew by what answers another question: a town, a flat, a way in. */
import { anyAsked, type Context } from './context.ts'
import type { Finding, Line } from './line.ts'
import { asked } from './questions.ts'

const PUTS_RIGHT = /\b(?:no|perdon|miento|digo|equivo\w+|corrij\w+|mejor dicho|sorry|wait|not|actually|i mean|wrong)\b/

/** What is found of a line without the streets and houses that only look told anew. */
export function withoutStrayPlaces(line: Line, context: Context, found: readonly Finding[]): readonly Finding[] {
  const last = context.prompts.at(-1)
  const topics = last ? asked(last) : new Set()
  const elsewhere =
    line.bare &&
    anyAsked(context, 'comuna', 'unit', 'access', 'reference') &&
    !topics.has('address') &&
    !topics.has('number')
  if (!elsewhere) return found
  const putsRight = PUTS_RIGHT.test(line.text)
  return found.filter(({ field, value }) => {
    if (value === null || context.record[field] === undefined) return true
    if (field === 'direccion') return putsRight && !topics.has('comuna')
    return field !== 'numero' || (putsRight && !topics.has('unit'))
  })
}
