/** What the dispatcher read back wrongly and the caller puts right without naming what it is: "No, es Los Canelos", "perdón, 1845". */
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { anyAsked, type Context } from './context.ts'
import type { Line, Range } from './line.ts'
import { plain } from './unaccented.ts'
import { isCommon } from './words.ts'

const CAP = "[A-Z][A-Za-z']*"
const LINK = '(?:de (?:la|los|las)|del|de|la|las|los|el)'
const TAKES_BACK_ES =
  /^\W*(?:no\b|perdon|disculp|ay\b|espere|me equivoque|le dije mal|miento)|\bno (?:es |era )?(?=[A-Z])|, no\b|\bno,/
const TAKES_BACK_EN = /^\W*(?:no\b|nope|sorry|wait|actually)|, not\b|\bnot\b|\bsorry\b/
const NAMED_ES = new RegExp(
  `(?:^\\W*|[,.] |\\b(?:es|era|digo|perdon|disculpe|no|en|sino) )((?:(?:[Aa]venida|[Pp]asaje|[Cc]alle|[Cc]amino) )?${CAP}(?: (?:${LINK} )?${CAP})*)(?=[,.]|$| no\\b| \\d)`,
  'g',
)
const NAMED_EN = /(?:^\W*|[,.] |\b(?:it's|is|meant|said|no|on) )((?:[A-Z][a-z']+ ){1,3}[A-Z][a-z']+)(?=[,.]|$| not\b)/g
const NO_STREET =
  /^(?:no|si|ya|ay|perdon|disculp\w*|espere|oiga|senorit\w+|senor\w*|gracias|por favor|departamento|depto|torre|block|piso|casa|villa|poblacion|condominio|hospital|plaza|me|le|es|esta|el|la|los|las|yes|yeah|sorry|wait|i|it|the|apartment|flat|unit|floor)\b(?! [A-Z])/i

/** The street named instead of the one read back, and where it stands. */
export function streetInstead(line: Line, context: Context): (Range & { readonly name: string }) | undefined {
  const known = context.record.direccion
  const prompt = context.prompts.at(-1)
  if (!known || !prompt || line.cased === line.text || anyAsked(context, 'name', 'nameOfCaller')) return undefined
  const core = plain(known).replace(/^(?:avenida|pasaje|calle|camino) /, '')
  if (!prompt.text.includes(core)) return undefined
  const english = line.tongue === 'en'
  if (
    !(english ? TAKES_BACK_EN : TAKES_BACK_ES).test(
      english ? line.text : line.cased.replace(/^\W*\w/, (first) => first.toLowerCase()),
    )
  )
    return undefined
  let found: (Range & { readonly name: string }) | undefined
  for (const match of line.cased.matchAll(english ? NAMED_EN : NAMED_ES)) {
    const lead = /^(?:No|Perdon|Ay|Es|En|Disculpe|Sorry) (?=[A-Z])/.exec(match[1] ?? '')?.[0] ?? ''
    const name = (match[1] ?? '').slice(lead.length)
    const start = match.index + match[0].length - name.length
    const bare = plain(name)
    // "Copihues" for "Los Copihues" is the same street
    if (name === '' || core.includes(bare) || bare.includes(core) || NO_STREET.test(bare) || COMUNA_BY_PLAIN.has(bare))
      continue
    // "Respirar, respira": a verb that begins a sentence
    if (/^[a-z]+[aei]r$/.test(bare) && isCommon(bare, 'es')) continue
    if (
      english &&
      !/(?:Street|St|Road|Rd|Avenue|Ave|Lane|Court|Close|Drive|Grove|Way|Place|Terrace|Crescent|Square|Hill|Gardens|Boulevard|Row|Walk|Rise|Green|Park|View)$/.test(
        name,
      )
    )
      continue
    // "Los Copihues no": refused where it stands
    if (/^ no\b/.test(line.text.slice(start + name.length))) continue
    // "Canelos, Los Canelos": the longer of two of the same
    if (!found || bare.includes(plain(found.name))) found = { start, end: start + name.length, name }
  }
  return found
}
