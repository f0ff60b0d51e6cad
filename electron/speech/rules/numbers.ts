/** Number words of Spanish and English, read as people say house numbers: whole, digit by digit, or in pairs. */

export type Tongue = 'es' | 'en'

/** A run of number words and the digits it says. */
export type SpokenNumber = { readonly start: number; readonly end: number; readonly digits: string }

const index = (words: string, first: number, step = 1): [string, number][] =>
  words.split(' ').map((word, i) => [word, first + i * step])

const ES_UNITS = new Map(index('uno dos tres cuatro cinco seis siete ocho nueve', 1))
const ES_TEENS = new Map([
  ...index('diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve', 10),
  ...index('veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve', 21),
  ['veintiun', 21] as const,
  ['veintiuna', 21] as const,
])
const ES_TENS = new Map(index('veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa', 20, 10))
const ES_HUNDREDS = new Map([
  ...index(
    'ciento doscientos trescientos cuatrocientos quinientos seiscientos setecientos ochocientos novecientos',
    100,
    100,
  ),
  ...index(
    'ciento doscientas trescientas cuatrocientas quinientas seiscientas setecientas ochocientas novecientas',
    100,
    100,
  ),
])
const EN_UNITS = new Map(index('one two three four five six seven eight nine', 1))
const EN_TEENS = new Map(index('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10))
const EN_TENS = new Map(index('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10))

type Word = { readonly text: string; readonly start: number; readonly end: number; readonly joined: boolean }
type Read = { readonly value: number; readonly next: number }

/** Words with, for each, whether only a space or a hyphen parts it from the one before. */
function wordsOf(text: string): Word[] {
  const words: Word[] = []
  let last = 0
  for (const match of text.matchAll(/[a-z0-9']+/g)) {
    const gap = text.slice(last, match.index)
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length, joined: /^[ -]$/.test(gap) })
    last = match.index + match[0].length
  }
  return words
}

const at = (words: readonly Word[], i: number, run: boolean): string => {
  const word = words[i]
  return word === undefined || (run && !word.joined) ? '' : word.text
}

function below100Es(words: readonly Word[], i: number, run: boolean): Read | null {
  const word = at(words, i, run)
  const tens = ES_TENS.get(word)
  if (tens !== undefined) {
    const unit = at(words, i + 1, true) === 'y' ? at(words, i + 2, true) : ''
    const value = ES_UNITS.get(unit === 'un' || unit === 'una' ? 'uno' : unit)
    // "treinta seis": the y swallowed, as nobody counts so otherwise
    const swallowed = ES_UNITS.get(at(words, i + 1, true))
    if (value === undefined && swallowed !== undefined && word !== 'veinte' && at(words, i + 2, true) !== 'mil')
      return { value: tens + swallowed, next: i + 2 }
    return value === undefined ? { value: tens, next: i + 1 } : { value: tens + value, next: i + 3 }
  }
  const small = ES_TEENS.get(word) ?? ES_UNITS.get(word)
  return small === undefined ? null : { value: small, next: i + 1 }
}

function below1000Es(words: readonly Word[], i: number, run: boolean): Read | null {
  const word = at(words, i, run)
  if (word === 'cien') return { value: 100, next: i + 1 }
  const hundreds = ES_HUNDREDS.get(word)
  if (hundreds === undefined) return below100Es(words, i, run)
  const rest = below100Es(words, i + 1, true)
  return rest ? { value: hundreds + rest.value, next: rest.next } : { value: hundreds, next: i + 1 }
}

function wholeEs(words: readonly Word[], i: number, run: boolean): Read | null {
  if (at(words, i, run) === 'cero') return { value: 0, next: i + 1 }
  const head = at(words, i, run) === 'mil' ? { value: 1, next: i } : below1000Es(words, i, run)
  if (!head || at(words, head.next, head.next > i || run) !== 'mil') return head
  const rest = below1000Es(words, head.next + 1, true)
  const thousands = head.value * 1000
  return rest ? { value: thousands + rest.value, next: rest.next } : { value: thousands, next: head.next + 1 }
}

function below100En(words: readonly Word[], i: number, run: boolean): Read | null {
  const word = at(words, i, run)
  const tens = EN_TENS.get(word)
  if (tens !== undefined) {
    // "Thirty-four's me"
    const unit = EN_UNITS.get(at(words, i + 1, true).replace(/'s$/, ''))
    return unit === undefined ? { value: tens, next: i + 1 } : { value: tens + unit, next: i + 2 }
  }
  const small = EN_TEENS.get(word) ?? EN_UNITS.get(word)
  return small === undefined ? null : { value: small, next: i + 1 }
}

function below1000En(words: readonly Word[], i: number, run: boolean): Read | null {
  const article = at(words, i, run) === 'a' && at(words, i + 1, true) === 'hundred'
  const head = article ? { value: 1, next: i + 1 } : below100En(words, i, run)
  if (!head || at(words, head.next, true) !== 'hundred') return head
  const and = at(words, head.next + 1, true) === 'and' ? 1 : 0
  const rest = below100En(words, head.next + 1 + and, true)
  return rest
    ? { value: head.value * 100 + rest.value, next: rest.next }
    : { value: head.value * 100, next: head.next + 1 }
}

function wholeEn(words: readonly Word[], i: number, run: boolean): Read | null {
  const word = at(words, i, run)
  if (word === 'zero' || (run && (word === 'oh' || word === 'o'))) return { value: 0, next: i + 1 }
  const article = word === 'a' && at(words, i + 1, true) === 'thousand'
  const head = article ? { value: 1, next: i + 1 } : below1000En(words, i, run)
  if (!head || at(words, head.next, true) !== 'thousand') return head
  const and = at(words, head.next + 1, true) === 'and' ? 1 : 0
  const rest = below1000En(words, head.next + 1 + and, true)
  return rest
    ? { value: head.value * 1000 + rest.value, next: rest.next }
    : { value: head.value * 1000, next: head.next + 1 }
}

const POINT: Readonly<Record<Tongue, ReadonlySet<string>>> = { es: new Set(['coma', 'punto']), en: new Set(['point']) }

/** Words before a lone "one" that make it a number and not a pronoun. */
const COUNTED_ONE = /\b(number|flat|unit|apartment|apt|room|floor|house|at|after|before|category|past|to|aged?) $/

/** Every run of number words in plain lower-case text, in order, never overlapping. */
export function readNumbers(text: string, tongue: Tongue): SpokenNumber[] {
  const words = wordsOf(text)
  const whole = tongue === 'es' ? wholeEs : wholeEn
  const found: SpokenNumber[] = []
  for (let i = 0; i < words.length; ) {
    const first = whole(words, i, false)
    if (!first) {
      i++
      continue
    }
    let digits = String(first.value)
    let next = first.next
    for (let more = whole(words, next, true); more; more = whole(words, next, true)) {
      digits += String(more.value)
      next = more.next
    }
    if (POINT[tongue].has(at(words, next, true))) {
      const fraction = whole(words, next + 1, true)
      if (fraction) {
        digits += `.${fraction.value}`
        next = fraction.next
      }
    }
    const start = words[i]?.start ?? 0
    const end = words[next - 1]?.end ?? start
    if (!isIdiom(text, start, end, tongue)) found.push({ start, end, digits })
    i = next
  }
  return found
}

/** "la once" is tea time, "mil gracias" is thanks, "the left one" is a pronoun. */
function isIdiom(text: string, start: number, end: number, tongue: Tongue): boolean {
  const word = text.slice(start, end)
  const before = text.slice(Math.max(0, start - 16), start)
  if (tongue === 'es')
    return (word === 'once' && /\bla $/.test(before)) || (word === 'mil' && / gracias/.test(text.slice(end, end + 8)))
  if (word !== 'one' || COUNTED_ONE.test(before)) return false
  const alone = /(^|[.!?,]\s*)$/.test(before) && /^\s*([.,!?]|$)/.test(text.slice(end))
  return !alone
}
