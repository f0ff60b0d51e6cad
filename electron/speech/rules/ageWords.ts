/** Ages that are not a plain count of years: "un añito", "tres semanas", "in his eighties", "tendrá unos cincuenta". */
import { type Range, rangeOf } from './line.ts'
import type { Tongue } from './numbers.ts'

type Aged = Range & { readonly value: string }

const SPAN =
  /(?<!hace |for |since |lleva |llevamos |been )\b(?:(\d{1,2})|un|una|a|one) (?:(mes|months?)|(semanas?|semanitas|weeks?)|(dias?|diitas|days?))(?! ?ago| atras)(?: old)?\b/
const ONE = /\b(?:un|1) (?:ano|anito)\b(?! y)|\b(?:a|one|1)[- ]years?[- ]old\b|\bturned one\b|\bcumplio (?:un|1) ano\b/
const DECADE =
  /\bin (?:his|her|their) ((?:early |mid[- ]?|late )?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b/
/** Guessed by the looks, so that no number stands with its years. */
const GUESSED =
  /\b(?:tendra|debe tener|debe andar por los|anda por los|tiene) (?:como |unos |unas |alrededor de |mas o menos )+(\d{2})\b(?=\W*$|[,.;]| y )/
/** "My dad is eighty and he fell", "my son, 17, has been stabbed". */
const KIN =
  'mum|mom|mother|dad|father|son|daughter|brother|sister|nan|gran|grandma|grandmother|grandad|granddad|grandpa|grandfather|uncle|aunt|auntie|wife|husband|partner|friend|neighbou?r|grandson|granddaughter|nephew|niece|girl|boy|baby|kid|patient'
const OF_KIN = new RegExp(
  `\\b(?:my|his|her|our|the) (?:\\w+ )?(?:${KIN})(?:(?:'s| is|,? who's|,? who is) (?:about |around |only |just |nearly |like )?(\\d{1,3})\\b(?=\\W*$|[,.;]| and | years?)|, ?(\\d{1,3}),)`,
)
const MONTH_OLD =
  /\b(\d{1,2})[- ](?:(months?)|(weeks?)|(days?))[- ]old\b|\b(?:tiene|de|con) (\d{1,2}) (?:(mes|meses)|(semanas?)|(dias?)) (?:de (?:vida|nacid[oa]|edad))/

const YEAR_MONTHS =
  /\b(?:(\d{1,2})|un|a|one) (?:anos?|anitos?|years?),? (?:y |and |con )?(\d{1,2})(?: (?:meses|mesecitos|months)|(?<=\bun an(?:o|ito) \d{1,2})(?=[,.;!]|$))/g

/** "Un año y dos meses", each that a text tells. */
export const agesWithMonths = (text: string): Aged[] =>
  [...text.matchAll(YEAR_MONTHS)].map((match) => ({
    ...rangeOf(match),
    value: `${match[1] ?? '1'} ${match[1] === undefined || match[1] === '1' ? 'año' : 'años'} ${match[2]} meses`,
  }))

/** How a number of days, weeks or months is written in the record, whatever the language of the call. */
const spanned = (count: string, one: string, many: string): string => `${count} ${count === '1' ? one : many}`

/** The first such age of a text; `asked` when somebody asked how old. */
export function agesByWords(text: string, asked: boolean, tongue: Tongue): Aged | undefined {
  const at = (match: RegExpExecArray, value: string): Aged => ({
    start: match.index,
    end: match.index + match[0].length,
    value,
  })
  const months = MONTH_OLD.exec(text)
  if (months) {
    const count = months[1] ?? months[5] ?? '1'
    if (months[2] ?? months[6]) return at(months, spanned(count, 'mes', 'meses'))
    return at(months, (months[3] ?? months[7]) ? spanned(count, 'semana', 'semanas') : spanned(count, 'día', 'días'))
  }
  const span = asked ? SPAN.exec(text) : null
  if (span) {
    const count = span[1] ?? '1'
    const value = span[2]
      ? spanned(count, 'mes', 'meses')
      : span[3]
        ? spanned(count, 'semana', 'semanas')
        : spanned(count, 'día', 'días')
    return at(span, value)
  }
  const one = asked ? ONE.exec(text) : null
  if (one) return at(one, '1')
  const decade = DECADE.exec(text)
  if (decade?.[1]) return at(decade, decade[1])
  const guess = tongue === 'es' ? GUESSED.exec(text) : OF_KIN.exec(text)
  const years = guess?.[1] ?? guess?.[2]
  return guess && years && Number(years) < 116 ? at(guess, String(Number(years))) : undefined
}
