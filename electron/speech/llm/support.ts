/**
 * Whether words can prove a value. A free value must be heard in them; a closed one cannot be, so the words must at least be about
 * the same thing. Nobody's wish is a triage code, and words that speak to the machine prove nothing.
 */
import { FIELDS, type FieldName, type FieldSpec } from '../../../convex/domain/canonical.ts'
import type { Tongue } from '../rules/numbers.ts'
import type { Turn } from '../understanding.ts'
import { CUES, DENIED, TAKEN_BACK } from './cues.ts'
import { bare, plain, vocabulary } from './spoken.ts'

export type Unproved =
  /** The value is not in the words. */
  | 'unheard'
  /** The words are about something else. */
  | 'unrelated'
  /** The words are meant for the machine. */
  | 'instruction'
  /** Somebody asks for a code. */
  | 'wish'
  /** A unit is committed by the dispatcher alone. */
  | 'not the dispatcher'

/** Free text whose every word must be heard, as with names and numbers. */
const EXACT: ReadonlySet<FieldName> = new Set<FieldName>(['direccion', 'depto', 'edad'])

/** Words that join a value without being said: «A con B», "A and B", «a las», units of an age. */
const JOINING = new Set(
  'a al and at con de del dia dias e el en entre esquina in la las los mes meses month months of o on the un una y year years ano anos'.split(
    ' ',
  ),
)

const INSTRUCTION = new RegExp(
  [
    String.raw`\b(?:ignor|olvid|descart|omit|desobede|disregard|forget|overrid|bypass)\w*\b.{0,60}\b(?:instruc|regla|orden|ordenes|indicacion|anterior|previ|prompt|rule|above)\w*`,
    String.raw`\b(?:system|sistema) prompt\b|\bprompt\b|\bjson\b`,
    String.raw`\b(?:eres|you are|act as|actua como)\b.{0,20}\b(?:ia|ai|modelo|model|asistente|assistant|chatbot|language model)\b`,
    String.raw`\b(?:marca|marque|pon|ponga|pone|escribe|escriba|anota|registra|cambia|deja|set|mark|write|put|change)\w*\b.{0,25}\b(?:codigo|code|campo|field|ficha|registro|record|prioridad|priority|triage)\b`,
    String.raw`\b(?:begin|end) [0-9a-f]{32}\b`,
  ].join('|'),
)

/** Not red: people turn red, and red can only raise. */
const NAMES_A_CODE = /\b(?:codigo|code|verde|amarill\w*|naranja|green|amber|priorida\w*|priority)\b/

const NONE = /^(?:ningun[oa]?s?|none|nothing|nada|no)\b/

/** A short line, or the beginning of any, answers the question before it. */
const SHORT_WORDS = 12

export function unprovedBy(
  field: FieldName,
  value: string | null,
  quote: string,
  turn: Turn,
  before: readonly Turn[],
  tongue: Tongue,
): Unproved | undefined {
  const spec: FieldSpec = FIELDS[field]
  const line = plain(turn.text)
  if (turn.speaker === 'customer' && INSTRUCTION.test(line)) return 'instruction'
  if (value === null) return TAKEN_BACK.test(line) ? undefined : 'unrelated'
  if (field === 'codigo' && NAMES_A_CODE.test(plain(quote))) return 'wish'
  if (field === 'recursos_requeridos' && turn.speaker !== 'agent') return 'not the dispatcher'
  const asked = questionBefore(turn, before)
  if (spec.values) {
    const about = CUES[field]?.[value] ?? CUES[field]?.['']
    if (!about || about.test(line)) return undefined
    const answers = line.split(' ').length <= SHORT_WORDS || line.startsWith(plain(quote))
    return answers && asked !== undefined && about.test(plain(asked)) ? undefined : 'unrelated'
  }
  const heard = vocabulary(asked === undefined ? [turn.text] : [turn.text, asked], tongue)
  if (NONE.test(bare(value))) return DENIED.test(line) ? undefined : 'unheard'
  return isHeard(value, heard, spec.kind === 'name' || spec.kind === 'number' || EXACT.has(field))
    ? undefined
    : 'unheard'
}

/** What the other side said last: an answer may come two lines after its question. */
function questionBefore(turn: Turn, before: readonly Turn[]): string | undefined {
  const others = before.slice(-4).filter(({ speaker }) => speaker !== turn.speaker)
  return others.length === 0 ? undefined : others.map(({ text }) => text).join(' ')
}

function isHeard(value: string, heard: ReadonlySet<string>, exact: boolean): boolean {
  const words = plain(value)
    .split(' ')
    .filter((word) => word !== '' && !JOINING.has(word))
  if (words.length === 0)
    return plain(value)
      .split(' ')
      .every((word) => heard.has(word))
  const found = words.filter((word) => isSaid(word, heard) || (!exact && hasForm(word, heard)))
  const numbers = words.filter((word) => /\d/.test(word))
  if (numbers.some((word) => !found.includes(word))) return false
  return exact ? found.length === words.length : found.length * 2 >= words.length
}

/** As it is, in parts («tres B» for 3B), or one by its article. */
const isSaid = (word: string, heard: ReadonlySet<string>): boolean =>
  heard.has(word) ||
  (word === '1' && ['un', 'una', 'a', 'an'].some((one) => heard.has(one))) ||
  (/^\d+[a-z]$|^[a-z]\d+$/.test(word) && (word.match(/\d+|[a-z]+/g) ?? []).every((part) => heard.has(part)))

/** Another form of the same word: «hipertensa» for «hipertensión». */
const hasForm = (word: string, heard: ReadonlySet<string>): boolean =>
  word.length >= 5 && [...heard].some((other) => other.length >= 5 && other.slice(0, 5) === word.slice(0, 5))
