/** What was written of the patient and is somebody else's: "la de la amoxicilina soy yo", "he says his nan's on that". */
import { type FieldName, listItems } from '../../../convex/domain/canonical.ts'
import type { Context } from './context.ts'
import { type Finding, finding, type Line } from './line.ts'
import { plain } from './unaccented.ts'

const LISTS = ['alergias', 'medicamentos', 'historia_clinica'] as const satisfies readonly FieldName[]

const KIN_EN =
  '(?:mum|mom|mother|dad|father|brother|sister|nan|gran|grandma|grandad|uncle|aunt|wife|husband|son|daughter|friend|mate|neighbou?r|roommate)'
const KIN_ES =
  '(?:mama|papa|herman[ao]|abuel[ao]|ti[ao]|marido|senora|hij[ao]|vecin[ao]|amig[ao]|cunad[ao]|suegr[ao]|tata)'
/** Right behind what was said, and of it: "penicillin, her mum's here" is not. */
const BEHIND = new RegExp(
  `^\\w*(?:,? (?:soy yo\\b|somos nosotros|es mi[oa]\\b|(?:es|era) (?:de )?(?:mi|la|el|su) ${KIN_ES}\\b|(?:lo|la|los|las) (?:tomo|tengo|uso) yo\\b|(?:that's|is|it's) (?:me|mine)\\b)| (?:es|era) (?:de )?(?:mi|el|la|su) ${KIN_ES}\\b| (?:is|was) (?:my|his|her) ${KIN_EN}\\b)`,
)
/** Later in the same sentence. */
const IN_SENTENCE = new RegExp(
  `^[^.!?]{0,70}\\b(?:that's (?:my|his|her) ${KIN_EN}\\b|es[oa] (?:es|era|fue) (?:de )?(?:mi|su) ${KIN_ES}\\b|es[oa] (?:soy yo|es mi[oa])\\b)`,
)
/** Of "that" and "them", a sentence further on too. */
const OF_THAT = new RegExp(
  `^.{0,70}\\b(?:${KIN_EN}(?:'s| is)(?: the one)? (?:on|taking) (?:that|those|them)\\b|${KIN_EN} takes (?:that|those|them)\\b|es[oa]s? (?:lo|la|los|las) toma (?:mi|su|el|la) ${KIN_ES}\\b)`,
)

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
      if (![BEHIND, IN_SENTENCE, OF_THAT].some((pattern) => pattern.test(behind))) continue
      // "La alérgica era mi hermana, yo no soy alérgica a nada": all of it has been taken back
      if (rest.some((one) => one.field === field && one.mode === 'only')) continue
      rest = rest.filter((one) => one.field !== field || one.value !== item)
      rest.push(finding(line, field, item, { start: at, end: at + word.length }, 0.85, 'remove'))
    }
  }
  return rest
}
