/** The small words of the SIP grammar (RFC 3261 §25.1): token, quoted string, lists, numbers. All linear in the input. */
import { PIECES } from './limits.ts'

/** `token = 1*(alphanum / "-" / "." / "!" / "%" / "*" / "_" / "+" / "`" / "'" / "~")`. */
const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~]+$/

/** What may stand unquoted as a parameter's value: `gen-value = token / host / quoted-string`. */
const GEN_VALUE = /^[A-Za-z0-9\-.!%*_+`'~[\]:]+$/

export const isToken = (text: string): boolean => TOKEN.test(text)
export const isGenValue = (text: string): boolean => GEN_VALUE.test(text)

const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x3c, 0x3e]

/**
 * Cuts at a separator, but not inside "quotes" (with their `\\` pairs) nor inside <angles>. Pieces come trimmed.
 * One more than `most` shows that there are too many; the rest is not looked at.
 */
export function splitOutside(text: string, separator: string, most = PIECES): string[] {
  const pieces: string[] = []
  const wanted = separator.charCodeAt(0)
  let quoted = false
  let angle = false
  let start = 0
  for (let at = 0; at < text.length && pieces.length <= most; at++) {
    const char = text.charCodeAt(at)
    if (quoted) {
      if (char === BACKSLASH) at++
      else if (char === QUOTE) quoted = false
    } else if (char === QUOTE) quoted = true
    else if (char === OPEN) angle = true
    else if (char === CLOSE) angle = false
    else if (char === wanted && !angle) {
      pieces.push(text.slice(start, at).trim())
      start = at + 1
    }
  }
  if (pieces.length <= most) pieces.push(text.slice(start).trim())
  return pieces
}

/** Position of the first character that is not within quotes, or -1; -2 when a quote is left open. */
export function indexOutsideQuotes(text: string, wanted: string): number {
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (quoted) {
      if (char === '\\') at++
      else if (char === '"') quoted = false
    } else if (char === wanted) return at
    else if (char === '"') quoted = true
  }
  return quoted ? -2 : -1
}

/** `"a \"b\""` → `a "b"`; text without quotes stays as it is. */
export const unquote = (text: string): string =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replace(/\\([\s\S])/g, '$1') : text

/** The way back; line ends cannot stand in a quoted string and become blanks. */
export const quote = (text: string): string =>
  // Two passes by plain text: one by an expression costs ten times as much where nearly all is quotes.
  `"${text
    .replace(/[\r\n]/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')}"`

/** A decimal `1*DIGIT` not above `max`; null for anything else, a sign and an overflow included (RFC 4475 §3.1.2.4). */
export function decimal(text: string, max: number): number | null {
  if (!/^\d+$/.test(text)) return null
  const value = Number(text)
  return value <= max ? value : null
}

/** delta-seconds are "a decimal non-negative integer" of 32 bits (RFC 3261 §20.19). */
export const SECONDS_MAX = 2 ** 32 - 1
