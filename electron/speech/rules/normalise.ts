/** Turns a line into plain text for the rules (lower case, no accents, number words as digits) without losing where each letter came from. */
import { readNumbers, type Tongue } from './numbers.ts'
import type { Rewritten } from './rewritten.ts'

/** Two views of one line, index for index the same; any range of them can be quoted literally. */
export type Plain = {
  readonly raw: string
  /** Lower case, no accents, digits for number words. */
  readonly text: string
  /** Like `text`, with the capitals as they were. */
  readonly cased: string
  /** The literal words behind a range of `text`. */
  quote(start: number, end: number): string
  /** The same words as a value: what was misheard put right, without the marks that were put in. */
  said(start: number, end: number): string
}

const MARK = /[\u0300-\u036f]/
const LETTERLIKE: Readonly<Record<string, string>> = { '’': "'", '‘': "'", '“': '"', '”': '"', '…': '.' }

/** "A pain in me chest": "me" where others say "my". */
const OWN_ME =
  /\bme (?=(?:(?:left|right|own|poor|old) )?(?:chest|heart|head|neck|back|arms?|legs?|feet|foot|hands?|fingers?|knees?|hips?|stomach|belly|throat|mouth|eyes?|face|side|shoulder|breathing|breath|mum|mam|mom|dad|nan|gran|grandad|wife|husband|missus|son|daughter|brother|sister|mate|neighbou?r|tablets|pills|spray|inhaler|meds|glasses|house|flat|van|car|phone|name|address|age)\b)/gi

/** One UTF-16 unit without its accents; whatever does not reduce to one unit stays as it is. */
function bare(unit: string): string {
  const base = LETTERLIKE[unit] ?? unit.normalize('NFD').charAt(0)
  return base === '' ? unit : base
}

/** `rewritten` is the line as it would have been written; what is quoted is still the line as it was heard. */
export function normalise(heard: string, tongue: Tongue, rewritten?: Rewritten): Plain {
  const raw = rewritten?.text ?? heard
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  for (let i = 0; i < raw.length; i++) {
    const unit = raw.charAt(i)
    if (MARK.test(unit) && units.length > 0) {
      ends[ends.length - 1] = i + 1
      continue
    }
    // 3.200 and 3,200 are one number
    if (/[.,]/.test(unit) && /\d/.test(raw.charAt(i - 1)) && /^\d{3}(?!\d)/.test(raw.slice(i + 1, i + 5))) continue
    units.push(bare(unit))
    starts.push(i)
    ends.push(i + 1)
  }
  const joined = units.join('')
  const letters = tongue === 'en' ? joined.replace(OWN_ME, (words) => `${words.charAt(0)}y${words.slice(2)}`) : joined
  const lower = letters
    .split('')
    .map((unit) => (unit.toLowerCase().length === 1 ? unit.toLowerCase() : unit))
    .join('')
  let text = ''
  let cased = ''
  const from: number[] = []
  const to: number[] = []
  const copy = (start: number, end: number): void => {
    text += lower.slice(start, end)
    cased += letters.slice(start, end)
    for (let i = start; i < end; i++) {
      from.push(starts[i] ?? 0)
      to.push(ends[i] ?? 0)
    }
  }
  let done = 0
  for (const number of readNumbers(lower, tongue)) {
    copy(done, number.start)
    text += number.digits
    cased += number.digits
    for (let i = 0; i < number.digits.length; i++) {
      from.push(starts[number.start] ?? 0)
      to.push(ends[number.end - 1] ?? 0)
    }
    done = number.end
  }
  copy(done, lower.length)
  return {
    raw: heard,
    text,
    cased,
    said: (start, end) => {
      const first = Math.max(0, Math.min(start, text.length - 1))
      const last = Math.max(first, Math.min(end, text.length) - 1)
      const words = raw.slice(from[first] ?? 0, to[last] ?? raw.length)
      return rewritten ? words.replace(/[,.?]+(?= |$)/g, '') : words
    },
    quote: (start, end) => {
      const first = Math.max(0, Math.min(start, text.length - 1))
      const last = Math.max(first, Math.min(end, text.length) - 1)
      const begin = from[first] ?? 0
      const stop = to[last] ?? raw.length
      return rewritten
        ? heard.slice(rewritten.from[begin] ?? 0, rewritten.to[stop - 1] ?? heard.length)
        : heard.slice(begin, stop)
    },
  }
}
