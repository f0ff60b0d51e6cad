/** A number said against the one that stands: "no es ochenta y dos, es mil ciento noventa y dos", "seventy-four, not seventy-one". */
import type { CanonicalRecord, FieldName } from '../../../convex/domain/canonical.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'

type Amount = Range & { readonly digits: string; readonly months: boolean }
type Counted = Extract<FieldName, 'edad' | 'numero' | 'depto'>
type Wrong = { readonly amount: Amount; readonly field: Counted }

const COUNTED: readonly Counted[] = ['numero', 'depto', 'edad']

/** Numbers that count something else. */
const OF_ELSE =
  /^ ?(?:minut|hora|metros|cuadra|kilo|km|person|herid|veces|sema|weeks|minut|hours|miles|people|days|o'clock|am\b|pm\b|blocks|%|por ciento|mg|grados|degrees|pisos?\b|floor|stairs|steps|stops|escal|peldan|gradas)/

/** What may stand between such words and the number. */
const LINK =
  '(?: (?:es|era|eran|son|tiene|tengo|que|is|was|at|on|in|the|el|la|los|un|una|a|de|del|number|numero|flat|apartment|unit|depto|departamento|casa)\\b)* $'
/** Words right before a number that is not it. Nothing but a space stands between: "no, ochenta y uno" affirms. */
const DENIES = new RegExp(`\\b(?:no|not|isn't|aren't|wasn't|ain't|instead of|rather than|en vez de|en lugar de)${LINK}`)
/** Words right before a number said earlier. Whoever is impatient says it so again, so that something else must take it back. */
const REPORTS = new RegExp(
  `\\b(?:(?:i|we|he|she|they) (?:told you|gave you|said|put)|did i (?:tell you|say|give you|put)|(?:le |les |yo )?(?:dije|puse|di|anote)|habia dicho)${LINK}`,
)
const TAKES_BACK =
  /\b(?:no|not|es|son|it's|is|he's|she's|we're|sorry|perdon|disculp\w*|pero|but|actually|equivo\w+|mal|wrong|meant)\b/
/** The next number is named for what it is. */
const LABELLED =
  /\b(?:departamento|depto|dpto|depa|flat|apartment|apt|unit|piso|torre|block|bloque|room|suite)\W*(?:el |es el |numero |number )?$/
/** "El noventa y seis es la mía", "forty-one is the neighbour's". */
const ANOTHERS =
  /^,? (?:did you say\b|did i say\b|soy yo\b|somos nosotros\b|is me\b|(?:es|era|is|was|'s) ?(?:(?:el|la|del?|de la|the|my|mi) )*(?:mi[oa]\b|mine|ours|nuestr[oa]|vecin|neighbou?r|casa de al lado|de al lado|otr[oa] (?:casa|empresa|depto|departamento|edificio|local|familia)|another|next door|old|last|former|previous|antigu[oa]|anterior))/

/** Farther apart they belong to two sentences. */
const NEAR = { before: 34, after: 64 }

function amountsIn(line: Line): Amount[] {
  return [...line.text.matchAll(/(?<![\d.,-])\d{1,5}[a-d]?\b(?![.,]\d)/g)]
    .map((match) => {
      const end = match.index + match[0].length
      return {
        start: match.index,
        end,
        digits: match[0],
        months: /^ (?:meses|mesecitos|months?)\b/.test(line.text.slice(end, end + 12)),
      }
    })
    .filter(({ end }) => !OF_ELSE.test(line.text.slice(end)))
}

/** How a number is taken back: said to be wrong, told again as said earlier, or not at all. */
function refusal(line: Line, { start, end }: Amount): 'denied' | 'reported' | null {
  const before = line.text.slice(Math.max(0, start - 48), start)
  if (DENIES.test(before) || ANOTHERS.test(line.text.slice(end))) return 'denied'
  return REPORTS.test(before) ? 'reported' : null
}

/** What of the record a number stands for: all of it, or the end of a house number, as people say it for short. */
function standsFor(digits: string, field: Counted, record: CanonicalRecord): boolean {
  const value = record[field]?.toLowerCase()
  if (value === undefined) return false
  return value === digits || (field === 'numero' && digits.length >= 2 && value.endsWith(digits))
}

function fieldOf(
  line: Line,
  amount: Amount,
  record: CanonicalRecord,
  said: ReadonlyMap<Counted, string>,
): Counted | undefined {
  const fields = COUNTED.filter(
    (field) => standsFor(amount.digits, field, record) || said.get(field)?.toLowerCase() === amount.digits,
  )
  if (fields.length < 2) return fields[0]
  const around = line.text.slice(Math.max(0, amount.start - 28), amount.end + 16)
  const told: Counted | undefined = /\b(?:depto|departamento|flat|apartment|unit)\b/.test(around)
    ? 'depto'
    : /\b(?:tiene|tengo|anos|cumpl\w+|he's|she's|years?|old|age)\b/.test(around)
      ? 'edad'
      : undefined
  if (told !== undefined && fields.includes(told)) return told
  // The whole of a flat's number says more than the end of a house's
  return fields.find((field) => record[field]?.toLowerCase() === amount.digits) ?? fields[0]
}

/** The number that takes the place of the wrong one: the nearest that nobody refuses. */
function rightOne(line: Line, { amount: wrong, field }: Wrong, amounts: readonly Amount[]): Amount | undefined {
  const reported = refusal(line, wrong) === 'reported'
  const others = amounts.filter((one) => {
    if (one.digits === wrong.digits || refusal(line, one) !== null) return false
    if (field !== 'depto' && LABELLED.test(line.text.slice(0, one.start))) return false
    const between = line.text.slice(Math.min(one.end, wrong.end), Math.max(one.start, wrong.start))
    return !reported || TAKES_BACK.test(between)
  })
  // "28, not 26. And we're not 116": what came before belongs to its own sentence
  const before = others
    .filter((one) => one.end <= wrong.start && wrong.start - one.end <= NEAR.before)
    .filter((one) => !/[\d.!?]/.test(line.text.slice(one.end, wrong.start)))
    .at(-1)
  const following = others.filter((one) => one.start >= wrong.end && one.start - wrong.end <= NEAR.after)
  // "It's seventy-one, forty-four seventy-one": the end, then the whole
  const [short] = following
  const after = following.find((one) => short && one !== short && one.digits.endsWith(short.digits)) ?? short
  if (!before || !after) return before ?? after
  return wrong.start - before.end <= after.start - wrong.end ? before : after
}

const mendedValue = (right: Amount, { amount, field }: Wrong, record: CanonicalRecord): string => {
  if (field === 'edad') return right.months ? `${right.digits} meses` : right.digits
  const numero = record.numero ?? ''
  const ending =
    field === 'numero' && amount.digits.length < numero.length && right.digits.length === amount.digits.length
  return (ending ? numero.slice(0, -amount.digits.length) + right.digits : right.digits).toUpperCase()
}

/**
 * What the rules read in a line, with what it says against the record put right. Both numbers belong to the contrast: no other field
 * takes one of them.
 */
export function contrasted(line: Line, record: CanonicalRecord, found: readonly Finding[]): readonly Finding[] {
  const amounts = amountsIn(line)
  if (amounts.length < 2) return found
  const said = new Map<Counted, string>()
  for (const { field, value } of found)
    if (value !== null && (field === 'edad' || field === 'numero' || field === 'depto')) said.set(field, value)
  let rest = [...found]
  for (const amount of amounts) {
    if (refusal(line, amount) === null) continue
    const field = fieldOf(line, amount, record, said)
    const right = field === undefined ? undefined : rightOne(line, { amount, field }, amounts)
    if (field === undefined || right === undefined) continue
    if (field === 'edad' && (/\D/.test(right.digits) || Number(right.digits) > 115)) continue
    const taken = new Set([amount.digits, right.digits])
    rest = rest.filter(
      (one) =>
        one.field !== field &&
        !(COUNTED.some((each) => each === one.field) && taken.has(one.value?.toLowerCase() ?? '')),
    )
    const range = { start: Math.min(amount.start, right.start), end: Math.max(amount.end, right.end) }
    rest.push(finding(line, field, mendedValue(right, { amount, field }, record), range, 0.9))
  }
  return rest
}
