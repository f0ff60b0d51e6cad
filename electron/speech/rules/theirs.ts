/** What was written of the patient and is somebody else's: "la de la amoxicilina soy yo", "he says his nan's on that". */
import { type FieldName, listItems } from '../../../convex/domain/canonical.ts'
import type { Context } from './context.ts'
import { type Finding, finding, type Line } from './line.ts'

const LISTS = ['alergias', 'medicamentos', 'historia_clinica'] as const satisfies readonly FieldName[]

const KIN_EN =
  '(?:mum|mom|mother|dad|father|brother|sister|nan|gran|grandma|grandad|uncle|aunt|wife|husband|son|daughter|friend|mate|neighbou?r|roommate)'
const KIN_ES =
  '(?:mama|papa|herman[ao]|abuel[ao]|ti[ao]|marido|senora|hij[ao]|vecin[ao]|amig[ao]|cunad[ao]|suegr[ao]|tata)'
/** Right behind what was said. */
const BEHIND = new RegExp(
  `^\\w*,? ?(?:soy yo\\b|somos nosotros|es (?:mi[oa]|mi ${KIN_ES}|de mi ${KIN_ES}|de (?:la|el|su) ${KIN_ES})|(?:lo|la|los|las) (?:tomo|tengo|uso) yo|is me\\b|(?:that's|is|it's|was) (?:me\\b|mine\\b|(?:my|his|her) ${KIN_EN})|(?:my|his|her) ${KIN_EN}(?:'s| is| has| takes))`,
)
/** Later in the same breath, of "that" and "it". */
const OF_THAT = new RegExp(
  `\\b(?:${KIN_EN}(?:'s| is| has|'s got| takes)(?: (?:the one|on|taking|got|who's on))* (?:that|it|them|those)\\b|(?:that's|those are) (?:my|his|her) ${KIN_EN}|(?:es[oa]s?|ese) (?:es|son|era|eran|fue|lo tom[oa]|la tom[oa]|los tom[oa]) (?:de )?(?:mi|su|el|la) ${KIN_ES}|es[oa]s? (?:soy yo|son mi[oa]s|es mi[oa]))`,
)

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()

/** What the rules read in a line, without what it gives to somebody else. */
export function withoutOthers(line: Line, context: Context, found: readonly Finding[]): readonly Finding[] {
  let rest = [...found]
  for (const field of LISTS) {
    const said = rest.filter((one) => one.field === field && one.value !== null && one.mode !== 'remove')
    const items = new Set([...listItems(context.record[field] ?? ''), ...said.map(({ value }) => value ?? '')])
    for (const item of items) {
      const word = plain(item).split(' ').at(-1) ?? ''
      const at = word.length < 4 ? -1 : line.text.lastIndexOf(word)
      if (at < 0) continue
      const behind = line.text.slice(at + word.length)
      const that = OF_THAT.exec(behind)
      if (!BEHIND.test(behind) && (that === null || that.index > 70)) continue
      rest = rest.filter((one) => one.field !== field || one.value !== item)
      rest.push(finding(line, field, item, { start: at, end: at + word.length }, 0.85, 'remove'))
    }
  }
  return rest
}
