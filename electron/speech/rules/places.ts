/** Comuna or town, and the flat. */
import { answerOf, REPAIR, repaired } from './answers.ts'
import { COMUNA_BY_PLAIN, COMUNA_PATTERN, isCommonWord } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { looseNumbers } from './houseNumbers.ts'
import { evidenceOf, type Finding, finding, type Line, type Range } from './line.ts'
import type { Street } from './streets.ts'
import { plain } from './unaccented.ts'

/** Every town has one: "la Plaza de Armas de Linares". */
const TOWN_SQUARE =
  /\b(?:plaza de armas|terminal(?: de buses)?|centro|costanera|municipalidad|mercado|feria|cementerio) de $/

/** "En la población Limarí de Ovalle": the town of a quarter. */
const IN_A_QUARTER = /\b(?:poblacion|villa|condominio|sector|barrio|cerro|toma|campamento) (?:[a-z]+ ){1,4}de $/

/** A place that is not it: "no Chillán Viejo", "not the Portland in Maine". */
const REFUSED_PLACE =
  /(?:^|[.,;!?] ?|\by |\bpero |\bbut |\band )(?:no|not)(?: es| en| de| la de| el de| the| in| is it)? $|\b(?:no (?:es|era|soy de|estoy en|estamos en|queda en)|isn't|it's not|not in|not the) (?:in |de |en )?$/

export type Named = Range & { readonly value: string }

/** As the names of places are compared. */
const plainOf = (value: string | undefined): string | undefined => (value === undefined ? undefined : plain(value))

const NOT_HERE =
  /\b(?:pasad[oa]|pasadito|antes de|despues de|saliendo de|mas alla de|el|al|del|entre|hacia|rumbo a|camino a|(?:que )?v(?:a|an|as) (?:a|para|hacia)|lleva a|llega a|desde|vive en|viven en|trabaja en|naci[oó] en|nacid[oa] en|oper(?:o|aron|ada|ado) en|atendi(?:o|eron) en|estuvo en|estuvimos en|vivia en|viaj(?:o|amos) a|fuimos a|viene de|vengo de|esta en|voy a|retorno (?:hasta|en)|avenida|avda|av\.?|calle|pasaje|metro|hospital|hospital de|estadio|plaza|plaza de|colegio|liceo|clinica|estacion|terminal|peaje|villa|poblacion|condominio|camino|con|direccion|sentido(?: a| hacia)?|entre (?:[a-z]+ ){1,4}?y(?:[ .,]+(?:eh+|este|y))*[ .,]*|y \.{2,3} ?y|tunel|cuesta|ruta a|cruce a|bajada a|subida a|salida a|ambulancia de|hospital en|base de|puente|carretera|don|dona|senor|senora)\s+$/

function comunasIn(line: Line, context: Context, street: Street | undefined): Named[] {
  const found: Named[] = []
  for (const match of line.text.matchAll(COMUNA_PATTERN)) {
    const start = match.index
    const end = start + match[0].length
    const before = line.text.slice(Math.max(0, start - 24), start)
    const capital = /[A-Z]/.test(line.cased.charAt(start)) || line.cased === line.text
    // "Pedro de Valdivia", "Gabriela Mistral Santiago": part of a longer name
    // "En Chillán. No Chillán Viejo": said only to be told apart
    if (match[0] === plainOf(context.record.direccion)) continue
    if (REFUSED_PLACE.test(line.text.slice(Math.max(0, start - 24), start))) continue
    const inName =
      /[A-Z][a-z]+ (?:de |del |de la )?$/.test(line.cased.slice(Math.max(0, start - 24), start)) &&
      !TOWN_SQUARE.test(before) &&
      !IN_A_QUARTER.test(before) &&
      !/\b(?:Comuna|En|Es|Si|No|Aca|Aqui|Ciudad|De|Soy|Somos|Por|Desde|Estamos|Estoy|Vivo|Claro|Exacto|Eso) (?:de )?$/.test(
        line.cased.slice(Math.max(0, start - 24), start),
      )
    if (!capital || inName || NOT_HERE.test(before)) continue
    if (street && start < street.end && end > street.start) continue
    const cue = /\b(?:en|comuna de|comuna|de)\s+$/.test(before)
    // "Los Copihues 320, Coronel": right behind the address
    const follows =
      street?.number !== undefined &&
      /^\W+$/.test(line.text.slice(Math.max(street.end, street.number.end), start)) &&
      /^(?:[.,]|$)/.test(line.text.slice(end))
    if (isCommonWord(match[0]) && !cue && !follows && !anyAsked(context, 'comuna')) continue
    if (
      !(aboutPlace(context) || street || cue) ||
      (anyAsked(context, 'name', 'nameOfCaller') && !cue && !aboutPlace(context))
    )
      continue
    found.push({ start, end, value: COMUNA_BY_PLAIN.get(match[0]) ?? match[0] })
  }
  return found
}

const CAPS = "[A-Z][a-z']+(?:(?: |-)(?:[A-Z][a-z']+|upon|on|le|of|the)(?=[ ,.?!-]|$))*"
/** Capitals that start a line or name a month, never a town. */
export const NOT_TOWN =
  /^(?:I|I'm|It's|It|He|She|We|They|Yes|Yeah|Yep|No|Oh|Um|Uh|Please|Okay|Ok|Hi|Hello|The|There|There's|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Flat|Apartment|Apt|Unit|Suite|Floor|Just|Next|Near|Opposite|Behind|Across|My|His|Her|Our|God|Hurry|Entrance|Three|Fourteen|And|But|So|That|This|What|Where|Is|English|Spanish|You|Can|Right|Sorry|Second|First|Ground|Top|Third|Northbound|Southbound|Eastbound|Westbound|North|South|East|West)\b/
const STREETISH =
  /\b(?:Street|Road|Avenue|Lane|Court|Close|Drive|Grove|Way|Place|Terrace|Estate|Gym|House|School|Church|Park|Station|Hotel|Pub|Arms|Inn|Store|Mall|Center|Centre|Building)$/

function townsIn(line: Line, context: Context, street: Street | undefined): Named[] {
  const found: Named[] = []
  const free = (start: number, end: number): boolean => !street || end <= street.start || start >= street.end
  const asked = anyAsked(context, 'comuna')
  // "It's in Spokane", said once the street stands and no town does
  const late =
    context.record.direccion !== undefined && context.record.comuna === undefined && /\bit's in [a-z]/.test(line.text)
  if (!asked && !street && !late && !anyAsked(context, 'address')) return found
  for (const match of line.cased.matchAll(
    new RegExp(`\\b(?:in|In|outside|near|downtown|central|uptown) (${CAPS})`, 'g'),
  )) {
    const name = match[1] ?? ''
    const start = match.index + match[0].length - name.length
    if (
      NOT_TOWN.test(name) ||
      STREETISH.test(name) ||
      !free(start, start + name.length) ||
      /^(?:near|outside)/.test(match[0])
    )
      continue
    found.push({ start, end: start + name.length, value: line.plain.said(start, start + name.length) })
  }
  for (const match of line.cased.matchAll(/\b(?:St|Ft|Mt)\. [A-Z][a-z]+/g)) {
    const end = match.index + match[0].length
    if (free(match.index, end)) found.push({ start: match.index, end, value: line.plain.said(match.index, end) })
  }
  if (found.length > 0) return found
  for (const whole of line.clauses) {
    const lead = asked
      ? (/^(?:It's|It is|That's|That is|This is) (?=[A-Z])/.exec(line.cased.slice(whole.start, whole.end))?.[0]
          .length ?? 0)
      : 0
    const clause = { start: whole.start + lead, end: whole.end }
    const name = line.cased.slice(clause.start, clause.end)
    if (!new RegExp(`^${CAPS}$`).test(name) || NOT_TOWN.test(name) || STREETISH.test(name)) continue
    // The town may follow the first address of two: "112 Station Road, Hexham, no, 121"
    const afterStreet =
      !street || clause.start > street.start || STREETISH.test(line.cased.slice(0, clause.start).replace(/[ ,.]+$/, ''))
    if (!free(clause.start, clause.end) || !afterStreet || (!asked && !street)) continue
    found.push({ ...clause, value: line.plain.said(clause.start, clause.end) })
  }
  return found
}

/** A place that the dispatcher put into the question. */
function suggested(prompt: Line, context: Context): Named | undefined {
  if (!prompt.text.includes('?')) return undefined
  if (prompt.tongue === 'es') {
    const names = comunasIn(prompt, { ...context, asked: new Set(['comuna']) }, undefined)
    return names.length === 1 ? names[0] : undefined
  }
  const match =
    new RegExp(`\\b[Ii]n (${CAPS})[^?]*\\?`).exec(prompt.cased) ??
    new RegExp(`\\b(?:[Tt]hat's|[Tt]hat is|[Ii]s that) (${CAPS})(?:, (?:is it|isn't it|right|yeah|correct))?\\?`).exec(
      prompt.cased,
    )
  const name = match?.[1]
  if (!match || !name || NOT_TOWN.test(name) || STREETISH.test(name)) return undefined
  const start = match.index + match[0].indexOf(name)
  return { start, end: start + name.length, value: prompt.plain.said(start, start + name.length) }
}

/** The dispatcher's screen shows a town, the caller says it back: "That comes up as Hexham." — "Hexham, yeah." */
function repeatedTown(line: Line, prompt: Line, street: Street | undefined): Named | undefined {
  const said = new RegExp(
    `^\\W*(?:[Yy]es,? |[Yy]eah,? |[Ii]t's )?(${CAPS})(?:,| -)? (?:yeah|yes|yep|yup|aye|right|correct|that's)`,
  ).exec(line.cased)
  const name = said?.[1]
  if (!name || NOT_TOWN.test(name) || STREETISH.test(name) || street?.value.includes(name)) return undefined
  const at = prompt.cased.search(
    new RegExp(
      `(?:\\b(?:in|as|for|near|from|be|is|got|it's|the|town of|says|shows|showing) )${name}\\b|^\\W*${name}\\b[^.]*\\?`,
    ),
  )
  if (at < 0) return undefined
  const start = prompt.cased.indexOf(name, at)
  return { start, end: start + name.length, value: prompt.plain.said(start, start + name.length) }
}

/** Where the caller is, which is not where help is needed: "yo estoy en La Calera, ella vive en Viña". */
const CALLER_IS = /\b(?:yo (?:estoy|vivo|ando|llamo)|i'm|i live|i am) (?:de|desde|en|in|over in|down in|up in) $/

/** Where somebody is bound for or comes from is not where they are: "voy para Coyhaique". */
const BOUND_FOR =
  /\bcuando (?:eramos|era|viviamos|vivia|estabamos) (?:de|en) $|\b(?:pick(?:ed)?|collect(?:ed)?) (?:(?:him|her|them|me|[a-z]+ [a-z]+) )?up (?:in|from) $|\bcomo quien va (?:a|para|hacia) $|\b(?:voy|iba|vamos|ibamos|viajo|viajabamos|vengo|venia|veniamos|soy|somos|yendo|iendo|going|heading|headed|driving|on my way|coming|came|travelling|traveling) (?:para|a|hacia|de|desde|to|for|from|towards?|down to|up to|back to|over from)(?: [a-z]+(?: [a-z]+)?, (?:de|en))? $/

function comunaFindings(line: Line, context: Context, street: Street | undefined): Finding[] {
  const prompt = context.prompts.at(-1)
  const offered = prompt && suggested(prompt, context)
  const named = line.tongue === 'es' ? comunasIn(line, context, street) : townsIn(line, context, street)
  const here = named.filter(({ start }) => !BOUND_FOR.test(line.text.slice(0, start)))
  const theirs = here.filter(({ start }) => !CALLER_IS.test(line.text.slice(0, start)))
  const said = repaired(line, theirs.length > 0 ? theirs : here)
  const again = offered && new RegExp(`^\\W*${plain(offered.value)}\\b,? (?:yeah|yes|si|eso|right)\\b`).test(line.text)
  if (offered && prompt && (answerOf(line) === 'yes' || again)) {
    if (!said || again || line.tongue === 'en' || said.value === offered.value) {
      const evidence = [
        evidenceOf(prompt, offered.start, offered.end),
        evidenceOf(line, 0, Math.min(24, line.text.length)),
      ] as const
      return [{ field: 'comuna', value: offered.value, mode: 'set', confidence: 0.85, evidence }]
    }
  }
  if (!said) {
    const echoed =
      prompt && line.tongue === 'en' && !context.record.comuna ? repeatedTown(line, prompt, street) : undefined
    if (echoed && prompt) {
      const evidence = [evidenceOf(prompt, echoed.start, echoed.end), evidenceOf(line, 0, line.text.length)] as const
      return [{ field: 'comuna', value: echoed.value, mode: 'set', confidence: 0.8, evidence }]
    }
    // "Philly, yeah": the yes comes second
    if (
      offered &&
      prompt &&
      /^\W*[A-Z]\w+(?: [A-Z]\w+){0,2}, (?:yeah|yes|right|that's|si\b|eso\b|claro|exacto)/.test(line.cased)
    ) {
      const evidence = [evidenceOf(prompt, offered.start, offered.end), evidenceOf(line, 0, line.text.length)] as const
      return [{ field: 'comuna', value: offered.value, mode: 'set', confidence: 0.8, evidence }]
    }
    return []
  }
  if (context.record.comuna && !aboutPlace(context) && !street) return []
  return [finding(line, 'comuna', said.value, said, aboutPlace(context) ? 0.9 : 0.7)]
}

const FLAT =
  /\b(?:departamento|apartamento|apto|depto|dpto|dept|depa|apartment|apt|flat|suite|unit|(?<!\ba )(?:lot|space)(?= (?:number )?\d))\b\.?\W+(?:(?:number|numero|el|es el|es|n|it's|eh+|este|mm+|uh+|um+|er+)\W+)*(\d{1,5} ?-?[a-z]?\b(?!')|[a-z]-?\d{1,4}\b|[a-h]\b(?!'))/g

const RESIDENT =
  /\b(?:senora?|senorita|caballero|vecin[oa]|abuelit[oa]|viejit[oa]|joven|chic[oa]|nin[oa]|lola|tipo|persona|propietari[oa]|arrendatari[oa]|residente|don [a-z]+|dona [a-z]+) (?:que vive en el |de(?:l| la|) )(?:depto |departamento )?(\d{2,4}[a-d]?)\b(?! (?:anos|piso))|\b(?:lady|woman|man|guy|gentleman|tenant|resident|neighbou?r|kid|girl|boy|couple) (?:in|from|at|up in) (?:number |unit |apartment |flat )?(\d{1,4}[a-d]?)\b(?! (?:minutes|years|hours))/

function flatFindings(line: Line, context: Context): Finding[] {
  const found = [...line.text.matchAll(FLAT)].map((match) => {
    const value = match[1] ?? ''
    const end = match.index + match[0].length
    return { start: end - value.length, end, value }
  })
  let flat = repaired(line, found) ?? found.at(-1)
  if (flat) {
    for (const next of looseNumbers(line, flat.end)) {
      const between = line.text.slice(flat.end, next.start)
      if (
        between.length < 30 &&
        REPAIR.test(between) &&
        !/numero|number|calle|bloque|block|torre|piso|edificio|building|floor/.test(between)
      )
        flat = { start: next.start, end: next.end, value: next.digits }
    }
  } else if (anyAsked(context, 'unit') && !anyAsked(context, 'address')) {
    const bare =
      /\b(?:torre|block|edificio) [a-z0-9]+, (?:el|la) (\d{2,5}[a-h]?)\b/.exec(line.text) ??
      /^\W*(?:(?:(?:piso \d+|\d+ piso|[a-z]+o piso|[a-z]+ floor)|es|el|la|it's|si|yes|number|numero|en el|en)\W+)*(\d{1,4} ?[a-h]?)\b(?! ?(?:anos|years|minut|piso))/.exec(
        line.text,
      )
    const value = bare?.[1]
    // "3C. No, 3D, 3C's the neighbour's"
    const others = bare
      ? [...line.text.slice(bare[0].length).matchAll(/\b(\d{1,4}[a-h]?)\b(?!'s|,? (?:es|era|is|was) )/g)].map(
          (match) => {
            const start = bare[0].length + match.index
            return { start, end: start + match[0].length, value: match[0] }
          },
        )
      : []
    const mended =
      bare && value
        ? repaired(line, [{ start: bare[0].length - value.length, end: bare[0].length, value }, ...others])
        : undefined
    if (mended) flat = mended
    else if (bare && value) flat = { start: bare[0].length - value.length, end: bare[0].length, value }
  } else if (context.record.depto) {
    const known = context.record.depto
    const fixes = looseNumbers(line).filter((next) => next.digits !== known && next.digits.length === known.length)
    const fix = fixes.at(-1)
    const marks = /disculp|perdon|me equivoque|le di|nervios|no es el|sorry|wrong|i said|i meant|not \d|mistake/.test(
      line.text,
    )
    if (
      fix &&
      marks &&
      (context.record.numero ?? '').length !== fix.digits.length &&
      /\b(?:el|es|era|it's|flat|is)\W*$/.test(line.text.slice(0, fix.start))
    )
      flat = { start: fix.start, end: fix.end, value: fix.digits }
  }
  // "Block C, el veintitrés": behind its tower a number is the flat's
  const inBlock =
    flat || context.record.depto !== undefined
      ? null
      : /\b(?:torre|block|building|bldg|tower) [a-z0-9]{1,3},(?: (?:like|as in|for) [a-z]+,)? (?:el|la|number|unit) (\d{2,5}[a-h]?)\b(?! de )/.exec(
          line.text,
        )
  if (inBlock?.[1]) {
    const end = inBlock.index + inBlock[0].length
    flat = { start: end - inBlock[1].length, end, value: inBlock[1] }
  }
  // "La señora del 312", "the lady in 4B": whoever keeps the door knows people by their flat
  if (!flat && context.record.depto === undefined) {
    const resident = RESIDENT.exec(line.text)
    const number = resident?.[1] ?? resident?.[2]
    // "La señora del 703 bajó a ayudarme": a neighbour who came
    const helps =
      resident &&
      /^ (?:(?:me|nos|ya|que|esta|subio|bajo|vino) )*(?:bajo|subio|vino|ayud\w+|me (?:presto|trajo|ayuda)|came|helped|is helping|called|heard)\b/.test(
        line.text.slice(resident.index + resident[0].length),
      )
    if (resident && number && !helps) {
      const end = resident.index + resident[0].length
      flat = { start: end - number.length, end, value: number }
    }
  }
  if (!flat) return []
  return [finding(line, 'depto', flat.value.replace(/[\s-]/g, '').toUpperCase(), flat, 0.9)]
}

export const townFindings = (line: Line, context: Context, street: Street | undefined): Finding[] => [
  ...comunaFindings(line, context, street),
  ...flatFindings(line, context),
]
