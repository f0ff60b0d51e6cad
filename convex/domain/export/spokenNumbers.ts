/** Numbers as they are said: which numerals a run of digits and number words (Spanish, English) may stand for. */

const UNITS =
  `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve
veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve`.split(
    /\s+/,
  )
const ENGLISH =
  `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen`.split(/\s+/)
const TENS = { treinta: 30, cuarenta: 40, cincuenta: 50, sesenta: 60, setenta: 70, ochenta: 80, noventa: 90 }
const ENGLISH_TENS = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 }
const HUNDREDS = {
  cien: 100,
  ciento: 100,
  doscientos: 200,
  trescientos: 300,
  cuatrocientos: 400,
  quinientos: 500,
  seiscientos: 600,
  setecientos: 700,
  ochocientos: 800,
  novecientos: 900,
}

const VALUES = new Map<string, number>([
  ...UNITS.map((word, value): [string, number] => [word, value]),
  ...ENGLISH.map((word, value): [string, number] => [word, value]),
  ...Object.entries({ ...TENS, ...ENGLISH_TENS, ...HUNDREDS, un: 1, una: 1, veintiun: 21, oh: 0, double: 0 }),
  ...Object.entries(HUNDREDS).map(([word, value]): [string, number] => [word.replace(/os$/, 'as'), value]),
])
const MULTIPLIERS = new Map([
  ['mil', 1000],
  ['thousand', 1000],
  ['hundred', 100],
])
/** Words that join the parts of one number: "ochenta y cinco". */
const JOINTS: ReadonlySet<string> = new Set(['y', 'and', 'guion', 'punto', 'raya', 'mas', 'plus', 'dash'])

export const isDigits = (token: string): boolean => /^\d+[a-z]?$/.test(token)
/** Whether a folded token can be part of a number. */
export const isNumeric = (token: string): boolean => isDigits(token) || VALUES.has(token) || MULTIPLIERS.has(token)
export const isJoint = (token: string): boolean => JOINTS.has(token)

type Part = { readonly text: string; readonly value: number; readonly spoken: boolean; readonly multiplies: boolean }

const partOf = (token: string): Part => {
  const multiplier = MULTIPLIERS.get(token)
  if (multiplier !== undefined) return { text: '', value: multiplier, spoken: true, multiplies: true }
  const value = VALUES.get(token)
  if (value !== undefined) return { text: String(value), value, spoken: true, multiplies: false }
  return { text: token, value: Number.parseInt(token, 10), spoken: false, multiplies: false }
}

/**
 * The numerals that a run of folded tokens may stand for: all its figures one after the other ("ocho nueve" is 89), and its
 * words added up into numbers where they can be ("dos mil ochenta y cinco" is 2085, "veintiocho noventa" 2890).
 */
export function numeralsOf(run: readonly string[]): readonly string[] {
  const parts = run.filter((token) => !isJoint(token)).map(partOf)
  const strung = parts.map(({ text, value, multiplies }) => (multiplies ? String(value) : text)).join('')
  const sums = added(parts)
  return [...new Set([strung, sums.join(''), ...sums])].filter((numeral) => numeral !== '')
}

/** How many figures the run would fill on paper; counting aloud ("uno, dos, tres…") fills none. */
export function figuresOf(run: readonly string[]): number {
  const parts = run.filter((token) => !isJoint(token)).map(partOf)
  const counting =
    parts.length > 2 && parts.every(({ value }, i) => i === 0 || value === (parts[i - 1]?.value ?? 0) + 1)
  return counting ? 0 : added(parts).join('').replace(/\D/g, '').length
}

type Sum = { readonly thousands: number; readonly rest: number; readonly order: number }
const NONE: Sum = { thousands: 0, rest: 0, order: Number.POSITIVE_INFINITY }

/** Neighbouring parts added up as long as each is of a lower order than the one before. */
function added(parts: readonly Part[]): readonly string[] {
  const out: string[] = []
  let sum: Sum | null = null
  const keep = (done: Sum | null): void => {
    if (done !== null) out.push(String(done.thousands + done.rest))
  }
  for (const part of parts) {
    const before: Sum | null = sum
    if (!part.spoken) {
      keep(before)
      out.push(part.text)
      sum = null
    } else if (part.multiplies) sum = multiplied(before ?? NONE, part.value)
    else {
      const base: Sum = before !== null && fits(part.value, before.order) ? before : NONE
      if (base === NONE) keep(before)
      sum = { thousands: base.thousands, rest: base.rest + part.value, order: part.value }
    }
  }
  keep(sum)
  return out
}

const multiplied = ({ thousands, rest }: Sum, by: number): Sum =>
  by === 100
    ? { thousands, rest: Math.max(1, rest) * 100, order: 100 }
    : { thousands: Math.max(1, rest) * by, rest: 0, order: 1000 }

/** "ochenta" takes "cinco" and "cien" takes "ochenta"; "cinco" takes nothing, so figures read one by one stay apart. */
const fits = (value: number, order: number): boolean =>
  (order >= 1000 && value < 1000) ||
  (order >= 100 && order < 1000 && value < 100) ||
  (order >= 20 && order < 100 && order % 10 === 0 && value > 0 && value < 10)
