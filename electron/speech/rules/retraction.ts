/** "Don't put the age I gave you": the caller takes back a field. */
import type { FieldName } from '../../../convex/domain/canonical.ts'
import { type Finding, finding, type Line, type Range, rangeOf } from './line.ts'
import { literal, plain } from './unaccented.ts'

const TAKES_BACK =
  /\b(?:no (?:ponga|anote|ponga[sn]|escriba|considere|tome en cuenta|me haga caso con)|olvide(?:se)?(?: de)?|borre|saque|elimine|descarte|no estoy segur[oa] de|ignore|don't (?:put|write|use|go by|count on)|forget(?: about)?|scratch|ignore|disregard|not sure (?:about|of)|never mind|take back|strike)\b[^.;]{0,40}/g

const NAMED: readonly (readonly [RegExp, FieldName])[] = [
  [/\bedad\b|\bage\b|how old/, 'edad'],
  [/\bnombre\b|\bname\b/, 'nombre'],
  [/\bapellido\b|\bsurname\b|last name/, 'apellido'],
  [/\bnumero\b|\bnumber\b/, 'numero'],
  [/\bdepto\b|\bdepartamento\b|\bflat\b|\bapartment\b/, 'depto'],
  [/\bdireccion\b|\bcalle\b|\baddress\b|\bstreet\b/, 'direccion'],
  [/\bcomuna\b|\btown\b|\bcity\b/, 'comuna'],
  [/\balergia/, 'alergias'],
  [/\ballerg/, 'alergias'],
  [/\bhora\b|\btime\b/, 'inicio_sintomas'],
]

/** "Esa era la de antes", "that's the old address": what stands as the address is left behind. */
const MOVED =
  /\bes[ae] (?:era|es|fue) (?:la|el) (?:de antes|antigu[oa]|anterior|viej[oa])(?! \w+ de)|\bthat(?:'s| is| was) (?:the|his|her|their|my) (?:old|previous|last) (?:one|address|place|house|flat)\b/
const ADDRESS: readonly FieldName[] = ['direccion', 'numero', 'depto']

/** "El Manuel es uno de los pasajeros": whoever was taken for the patient is somebody else. */
const SOMEBODY_ELSE =
  /^(?: [a-z]+)? (?:es|era|is|was)(?: en realidad| actually)? (?:(?:un[oa]|1) de (?:los|las) (?:otr|pasajer|acompan|vecin|que)|(?:el|la|the) (?:otr[oa]|other|pasajer[oa]|passenger|acompanante|copiloto|conductora?|chofer|driver|vecin[oa]|neighbou?r)\b|(?:one|1) of the\b|(?:mi|my) (?!nombre|name))|^'s (?:the other|(?:one|1) of the|my)\b/
const OWNS_UP =
  /equivo\w+|perdon|disculp\w*|confund\w+|enred\w+|mistake|sorry|mixed|wrong|no (?:se|sabemos) el nombre|don't know (?:his|her) name/

/** A name that stands and that the line gives to somebody else. */
function misnamed(line: Line, name: string | undefined): Range | undefined {
  const word = plain(name ?? '')
  if (word.length < 3 || !OWNS_UP.test(line.text)) return undefined
  const at = line.text.search(new RegExp(`\\b${literal(word)}\\b`))
  return at >= 0 && SOMEBODY_ELSE.test(line.text.slice(at + word.length))
    ? { start: at, end: at + word.length }
    : undefined
}

/** `placed`: the line names a street, which stands. */
export function retractions(line: Line, placed: boolean, name?: string): Finding[] {
  const found: Finding[] = []
  const other = misnamed(line, name)
  if (other) for (const field of ['nombre', 'apellido'] as const) found.push(finding(line, field, null, other, 0.85))
  const moved = MOVED.exec(line.text)
  if (moved && !placed && !/\d/.test(line.text))
    for (const field of ADDRESS) found.push(finding(line, field, null, rangeOf(moved), 0.85))
  for (const match of line.text.matchAll(TAKES_BACK)) {
    for (const [pattern, field] of NAMED)
      if (pattern.test(match[0])) found.push(finding(line, field, null, rangeOf(match), 0.9))
  }
  return found
}
