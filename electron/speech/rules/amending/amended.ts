/** Values that a later line puts right without a word of correction: what is learnt of such lines, beside what the rules read. */
import { listItems } from '../../../../convex/domain/canonical.ts'
import { aboutPlace, anyAsked, type Context } from '../context.ts'
import { type Finding, finding, type Line, sentenceAt, textOf } from '../line.ts'
import { doubtsMeasure, measuredAnew } from '../measures.ts'
import { heldAs } from '../tagging/tagged.ts'
import { plain } from '../unaccented.ts'
import type { Amend } from './amender.ts'
import type { Amended } from './fields.ts'
import { itemReplaced, streetReplaced } from './replaced.ts'
import { lastSex, sexOf } from './sexes.ts'

/** How likely it must be that a value is put right: chosen on calls that were not learnt from. */
const SURE = { bare: 0.5, written: 0.4 } as const
const CONFIDENCE = 0.75

/** Lists that the record keeps as one text. */
const JOINT = ', '

/** What one stretch makes of the record; nothing when its words cannot be a value of the field. */
function findingsOf(line: Line, context: Context, amend: Amend): readonly Finding[] {
  const { field } = amend
  const held = context.record[field]
  if (held === undefined) return []
  const said = line.plain.said(amend.start, amend.end).trim()
  const set = (value: string | undefined): Finding[] =>
    value === undefined || plain(value) === plain(held) ? [] : [finding(line, field, value, amend, CONFIDENCE)]
  switch (field) {
    case 'sexo':
      // The patient of a birth is the mother, whatever is born
      return context.record.motivo === 'parto' && held === 'F' ? [] : set(sexOf(textOf(line, amend)))
    case 'direccion':
      return set(streetReplaced(held, said, line.text))
    case 'ubicacion_referencia':
    case 'ubicacion_detalle': {
      const items = held.split(JOINT)
      const replaced = itemReplaced(items, /^\d/.test(textOf(line, amend)) ? textOf(line, amend) : said, line.text)
      if (!replaced || replaced.gone === replaced.instead) return []
      const value = items.map((item) => (item === replaced.gone ? replaced.instead : item)).join(JOINT)
      return [finding(line, field, value, amend, CONFIDENCE, 'only')]
    }
    case 'medicamentos':
    case 'alergias':
    case 'historia_clinica':
    case 'signos_vitales': {
      const items = listItems(held)
      const number = textOf(line, amend)
      const measured = items.find((item) => measuredAnew(item, number) !== undefined)
      const replaced =
        field === 'signos_vitales' && measured !== undefined
          ? { gone: measured, instead: measuredAnew(measured, number) ?? said }
          : itemReplaced(items, said, line.text)
      if (!replaced || plain(replaced.gone) === plain(replaced.instead)) return []
      return [
        finding(line, field, replaced.gone, amend, CONFIDENCE, 'remove'),
        finding(line, field, replaced.instead, amend, CONFIDENCE, 'add'),
      ]
    }
    default:
      return set(heldAs(line, field, amend, context))
  }
}

const OF_A_PERSON: ReadonlySet<Amended> = new Set<Amended>(['nombre', 'apellido', 'edad'])

/** "My mum's here, she's 68", of a patient who is a man. */
function ofAnother(line: Line, { record }: Context, { field, start }: Amend): boolean {
  const sex = OF_A_PERSON.has(field) ? lastSex(line.text.slice(sentenceAt(line, start).start, start)) : undefined
  return sex !== undefined && record.sexo !== undefined && sex !== record.sexo
}

const NUMBERS: ReadonlySet<Amended> = new Set<Amended>(['numero', 'depto', 'edad'])
const OF_A_PLACE: ReadonlySet<Amended> = new Set<Amended>(['direccion', 'comuna', 'numero', 'ubicacion_referencia'])

/** "¿Su nombre?" "Miriam Conejeros": who calls is no street. */
const namesWhoCalls = (context: Context, { field }: Amend): boolean =>
  OF_A_PLACE.has(field) && anyAsked(context, 'nameOfCaller') && !aboutPlace(context)

/** The same words are read as the value of another field. */
const isTaken = (line: Line, amend: Amend, found: readonly Finding[]): boolean =>
  found.some((one) => one.field !== amend.field && one.value !== null && plain(one.value) === textOf(line, amend))

/** What the rules read of a field stands before what was learnt. */
export function withAmends(
  line: Line,
  context: Context,
  amends: readonly Amend[],
  found: readonly Finding[],
): readonly Finding[] {
  const read = new Set(found.flatMap(({ field, value }) => (value === null ? [] : [field])))
  const least = SURE[line.bare ? 'bare' : 'written']
  const sure = amends.filter(
    (one) =>
      one.chance >= least &&
      !read.has(one.field) &&
      !ofAnother(line, context, one) &&
      !(NUMBERS.has(one.field) && doubtsMeasure(context)) &&
      !namesWhoCalls(context, one) &&
      !isTaken(line, one, found),
  )
  return [...found, ...sure.flatMap((amend) => findingsOf(line, context, amend))]
}
