/** Comuna or town, flat, and the free words that help to find the door. */
import { answerOf, REPAIR, repaired } from './answers.ts'
import { COMUNA_BY_PLAIN, COMUNA_PATTERN, isCommonWord } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { evidenceOf, type Finding, finding, type Line, type Range } from './line.ts'
import { looseNumbers, type Street, written } from './streets.ts'

type Named = Range & { readonly value: string }

const NOT_HERE =
  /\b(?:hacia|rumbo a|camino a|desde|vive en|viven en|trabaja en|viene de|vengo de|esta en|voy a|retorno (?:hasta|en)|avenida|avda|av\.?|calle|pasaje|metro|hospital|hospital de|estadio|plaza|plaza de|colegio|liceo|clinica|estacion|terminal|peaje|villa|poblacion|condominio|camino|con|don|dona|senor|senora)\s+$/

function comunasIn(line: Line, context: Context, street: Street | undefined): Named[] {
  const found: Named[] = []
  for (const match of line.text.matchAll(COMUNA_PATTERN)) {
    const start = match.index
    const end = start + match[0].length
    const before = line.text.slice(Math.max(0, start - 24), start)
    const capital = /[A-Z]/.test(line.cased.charAt(start)) || line.cased === line.text
    if (!capital || NOT_HERE.test(before)) continue
    if (street && start < street.end && end > street.start) continue
    const cue = /\b(?:en|comuna de|comuna|de)\s+$/.test(before)
    if (isCommonWord(match[0]) && !cue && !anyAsked(context, 'comuna')) continue
    if (!(aboutPlace(context) || street || cue) || (anyAsked(context, 'name', 'nameOfCaller') && !cue)) continue
    found.push({ start, end, value: COMUNA_BY_PLAIN.get(match[0]) ?? match[0] })
  }
  return found
}

const CAPS = "[A-Z][a-z']+(?:(?: |-)(?:[A-Z][a-z']+|upon|on|le|of|the)(?=[ ,.?!-]|$))*"
const NOT_TOWN =
  /^(?:I|I'm|It's|It|He|She|We|They|Yes|Yeah|Yep|No|Oh|Um|Uh|Please|Okay|Ok|Hi|Hello|The|There|There's|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Flat|Apartment|Apt|Unit|Suite|Floor|Just|Next|Near|Opposite|Behind|Across|My|His|Her|Our|God|Hurry|Entrance|Three|Fourteen|And|But|So|That|This|What|Where|Is|English|Spanish|You|Can|Right|Sorry|Second|First|Ground|Top|Third)\b/
const STREETISH =
  /\b(?:Street|Road|Avenue|Lane|Court|Close|Drive|Grove|Way|Place|Terrace|Estate|Gym|House|School|Church|Park|Station|Hotel|Pub|Arms|Inn|Store|Mall|Center|Centre|Building)$/

function townsIn(line: Line, context: Context, street: Street | undefined): Named[] {
  const found: Named[] = []
  const free = (start: number, end: number): boolean => !street || end <= street.start || start >= street.end
  const asked = anyAsked(context, 'comuna')
  if (!asked && !street && !anyAsked(context, 'address')) return found
  for (const match of line.cased.matchAll(new RegExp(`\\b(?:in|In|outside|near) (${CAPS})`, 'g'))) {
    const name = match[1] ?? ''
    const start = match.index + match[0].length - name.length
    if (
      NOT_TOWN.test(name) ||
      STREETISH.test(name) ||
      !free(start, start + name.length) ||
      /^(?:near|outside)/.test(match[0])
    )
      continue
    found.push({ start, end: start + name.length, value: line.plain.quote(start, start + name.length) })
  }
  if (found.length > 0) return found
  for (const clause of line.clauses) {
    const name = line.cased.slice(clause.start, clause.end)
    if (!new RegExp(`^${CAPS}$`).test(name) || NOT_TOWN.test(name) || STREETISH.test(name)) continue
    if (!free(clause.start, clause.end) || (street && clause.start < street.start) || (!asked && !street)) continue
    found.push({ ...clause, value: line.plain.quote(clause.start, clause.end) })
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
  const match = new RegExp(`\\bin (${CAPS})[^?]*\\?`).exec(prompt.cased)
  const name = match?.[1]
  if (!match || !name || NOT_TOWN.test(name) || STREETISH.test(name)) return undefined
  const start = match.index + 3
  return { start, end: start + name.length, value: prompt.plain.quote(start, start + name.length) }
}

function comunaFindings(line: Line, context: Context, street: Street | undefined): Finding[] {
  const prompt = context.prompts.at(-1)
  const offered = prompt && suggested(prompt, context)
  const named = line.tongue === 'es' ? comunasIn(line, context, street) : townsIn(line, context, street)
  const said = repaired(line, named)
  if (offered && prompt && answerOf(line) === 'yes') {
    if (!said || line.tongue === 'en' || said.value === offered.value) {
      const evidence = [
        evidenceOf(prompt, offered.start, offered.end),
        evidenceOf(line, 0, Math.min(24, line.text.length)),
      ] as const
      return [{ field: 'comuna', value: offered.value, mode: 'set', confidence: 0.85, evidence }]
    }
  }
  if (!said) {
    // "Philly, yeah": the yes comes second
    if (offered && prompt && line.tongue === 'en' && /^\W*[A-Z]\w+, (?:yeah|yes|right|that's)/.test(line.cased)) {
      const evidence = [evidenceOf(prompt, offered.start, offered.end), evidenceOf(line, 0, line.text.length)] as const
      return [{ field: 'comuna', value: offered.value, mode: 'set', confidence: 0.8, evidence }]
    }
    return []
  }
  if (context.record.comuna && !aboutPlace(context) && !street) return []
  return [finding(line, 'comuna', said.value, said, aboutPlace(context) ? 0.9 : 0.7)]
}

const FLAT =
  /\b(?:departamento|depto|dpto|dept|depa|apartment|apt|flat|suite)\b\.?\W+(?:(?:number|numero|el|es el|es|n|it's)\W+)*(\d{1,5} ?-?[a-z]?\b(?!')|[a-z]-?\d{1,4}\b|[a-h]\b(?!'))/g

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
      if (between.length < 30 && REPAIR.test(between) && !/numero|number|calle/.test(between))
        flat = { start: next.start, end: next.end, value: next.digits }
    }
  } else if (anyAsked(context, 'unit') && !anyAsked(context, 'address')) {
    const bare =
      /^\W*(?:(?:es|el|la|it's|si|yes|number|numero|en el)\W+)*(\d{1,4} ?[a-h]?)\b(?! ?(?:anos|years|minut))/.exec(
        line.text,
      )
    const value = bare?.[1]
    if (bare && value) flat = { start: bare[0].length - value.length, end: bare[0].length, value }
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
  if (!flat) return []
  return [finding(line, 'depto', flat.value.replace(/[\s-]/g, '').toUpperCase(), flat, 0.9)]
}

const UNTIL = '[^,.;:!?]*'
const REFERENCE = new RegExp(
  [
    `\\b(?:al frente|en frente|frente|al lado|cerca|cerquita|detras|atras|a la vuelta|a un costado|junto|diagonal|arriba|encima|debajo|a la altura|a pasos|(?:como )?a (?:media|una|\\d+) cuadras?|(?:como )?a \\d+ metros) (?:de la|de los|de las|del|de|al|a la|a los|a)\\b (?!(?:mi|ella|el|usted|suyo|mio|nosotros|casa|respirar)\\b)${UNTIL}`,
    `\\b(?:pasad(?:o|ito)|pasando|recien pase|antes de|despues de) (?:el|la|del?|los) (?:peaje|puente|cruce|semaforo|rotonda|tunel|estacion|bencinera|supermercado|paso)\\b${UNTIL}`,
    `\\b(?:poblacion|villa|cerro|sector(?: de)?|barrio|campamento|localidad(?: de)?|caleta|playa|fundo) (?:el |la |los |las |san )?(?!de\\b|y\\b|en\\b)[a-z]+(?: [a-z]+)?`,
    `\\b(?:casi )?esquina (?:de |con )?[a-z]+(?: [a-z]+)?`,
    `\\b(?:kilometro|km) \\d+(?:[.,]\\d+)?`,
    `\\bentre (?:calle )?[a-z ]{3,25} y [a-z]{3,}(?: [a-z]+)?`,
    `\\b(?:next to|next door to|near|opposite|across from|across the (?:street|road) from|beside|behind|by the|above the|above a|over the|just (?:past|off|before|after)|right (?:by|before|after)|round the corner from|around the corner from|in front of|(?:right )?outside (?:the|a)|at the back of|off the|close to)\\b ?(?!me\\b|him\\b|her\\b|us\\b|the bed|the sofa)${UNTIL}`,
    `\\b(?:junction|exit|mile marker|milepost|mile post) \\d+[a-z]?`,
  ].join('|'),
  'g',
)
const COLOURS =
  'amarill[oa]|blanc[oa]|azul|verde|roj[oa]|negr[oa]|cafe|celeste|gris|rosad[oa]|naranja|madera|ladrillo|metalic[oa]|electric[oa]'
const ORDINAL = '(?:primer|segundo|tercer|cuarto|quinto|sexto|septimo|octavo|noveno|decimo|ultimo)'
const DETAIL = new RegExp(
  [
    `\\btorre (?:\\d+|[a-z])\\b`,
    '\\bblock (?:\\d+|[a-z])\\b',
    `\\b(?:${ORDINAL} piso|piso \\d+)`,
    '\\boficina \\d+',
    '\\b(?:parcela|lote|sitio|local|bodega|galpon) (?:\\d+|[a-z])\\b(?: ?[a-z]\\b)?',
    '\\bcondominio(?: (?:el|la|los|las) [a-z]+| [a-z]+(?= |,|$))?',
    '\\bcasa \\d+[a-z]?\\b',
    `\\bcasa (?:de (?:dos|tres|\\d+) pisos|esquina|(?:color )?(?:${COLOURS})|de (?:${COLOURS})|interior|del fondo)`,
    `\\b(?:reja|porton|puerta|edificio|fachada|techo) (?:de )?(?:color )?(?:${COLOURS})`,
    '\\bporton \\d+',
    '\\bascensor (?:esta |no )?(?:mal[oa]|funciona)',
    `\\bentrada (?:es )?por ${UNTIL}`,
    `\\bhay que (?:tocar|entrar|subir|bajar|pasar|golpear)${UNTIL}`,
    '\\b(?:sentido|direccion|hacia el|hacia) (?:al )?(?:norte|sur|oriente|poniente|costa|cordillera|santiago|este|oeste)\\b',
    '\\b(?:por el lado de la )?berma\\b',
    '\\bmano (?:derecha|izquierda)',
    '\\bpista (?:derecha|izquierda|central|rapida|lenta|\\d)',
    `\\b(?:timbre|citofono) (?:no|esta|malo)${UNTIL}`,
    '\\bsubterraneo(?: \\d+)?',
    '\\bcaletera\\b',
    '\\bandarivel\\b',
    '\\bmediagua\\b',
    '\\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|ground|top|\\d+(?:st|nd|rd|th)|lower|upper) floor(?:,? (?:front|back|rear) (?:window|door|room))?',
    `\\b(?:the )?entrance(?:'s| is)? (?:round|around|at|on|off|through|by)${UNTIL}`,
    `\\bround the (?:back|side)${UNTIL}`,
    `\\bup the ${UNTIL}stairs\\b`,
    `\\b(?:buzzer|intercom|doorbell|elevator|lift)(?:'s| is|) (?:broken|out|busted|not|down)${UNTIL}`,
    `\\b(?:gate|door|entry) code(?:'s| is)? ${UNTIL}`,
    '\\b(?:northbound|southbound|eastbound|westbound)\\b',
    '\\b(?:hard shoulder|inside lane|outside lane|middle lane|fast lane|slow lane|right lane|left lane)\\b',
    '\\b(?:the |a )(?:big |small |old |little )?(?:red|white|blue|green|yellow|brick|black|brown|grey|gray)(?: [a-z]+)? (?:one|house|building|door|gate|front door)(?: on the [a-z]+)?',
    '\\b(?:building|block|tower|gate|staircase|room|suite) (?:\\d+|[a-d])\\b',
    '\\bbasement\\b',
    '\\b(?:side|back|rear) (?:door|entrance|gate)\\b',
    "\\b(?:bell|doorbell|buzzer) (?:doesn't|does not) work",
    '\\blast house[^,.;!?]*',
  ].join('|'),
  'g',
)
const ROOM =
  /\b(?:on|in) (?:the|her|his|my) (kitchen|bathroom|bedroom|living room|hallway|hall|garage|basement|garden|back ?yard|stairs|shower|bath|lounge|pool|yard|driveway|attic)\b/g
const ROOM_ES =
  /\b(?:en|dentro de) (?:el|la) (?:bano|cocina|pieza(?: del [a-z]+ piso)?|dormitorio|living|patio|escalera|piscina|garage|bodega|ducha|tina|comedor|azotea)\b/g

function pieces(line: Line, pattern: RegExp): Named[] {
  return [...line.text.matchAll(pattern)].map((match) => {
    const end = match.index + match[0].trimEnd().length
    return { start: match.index, end, value: written(line, match.index, end) }
  })
}

/** A business or a named building before the street: "The Copper Kettle, it's 29…". */
function premises(line: Line, street: Street | undefined): Named[] {
  if (line.tongue !== 'en' || !street) return []
  return line.clauses
    .filter(
      (clause) =>
        clause.end <= street.start &&
        /^(?:The )?(?:[A-Z][A-Za-z']+ ){1,3}[A-Z][A-Za-z']+$/.test(line.cased.slice(clause.start, clause.end)) &&
        !NOT_TOWN.test(line.cased.slice(clause.start, clause.end).replace(/^The /, '')),
    )
    .map((clause) => ({ ...clause, value: line.plain.quote(clause.start, clause.end) }))
}

export function placeFindings(line: Line, context: Context, street: Street | undefined): Finding[] {
  const found = [...comunaFindings(line, context, street), ...flatFindings(line, context)]
  const place = aboutPlace(context) || street !== undefined
  if (place) {
    let references = pieces(line, REFERENCE).filter(
      (piece) => !street || piece.end <= street.start || piece.start >= street.end,
    )
    references = references.filter((piece, i) => {
      const next = references[i + 1]
      return !next || !/\b(?:no|perdon|sorry|mejor dicho|i mean|wait)\b/.test(line.text.slice(piece.end, next.start))
    })
    for (const piece of [...premises(line, street), ...references])
      found.push(finding(line, 'ubicacion_referencia', piece.value, piece, 0.75, 'add'))
    const known = /\b(?:kilometro|km) (\d+)/i.exec(context.record.ubicacion_referencia ?? '')
    const post = /\b(?:como|es|seria|era|en) el (\d{1,4})\b/.exec(line.text)
    if (known && post?.[1] && post[1] !== known[1]) {
      const range = { start: post.index, end: post.index + post[0].length }
      const rest = references.map((piece) => piece.value).join(', ')
      found.push(finding(line, 'ubicacion_referencia', `km ${post[1]}${rest ? `, ${rest}` : ''}`, range, 0.8, 'only'))
    }
    for (const piece of pieces(line, DETAIL))
      found.push(finding(line, 'ubicacion_detalle', piece.value, piece, 0.75, 'add'))
  }
  const prompt = context.prompts.at(-1)
  if (prompt && answerOf(line) === 'yes' && aboutPlace(context) && context.record.ubicacion_referencia === undefined) {
    for (const piece of pieces(prompt, REFERENCE)) {
      found.push({
        field: 'ubicacion_referencia',
        value: piece.value,
        mode: 'add',
        confidence: 0.75,
        evidence: [evidenceOf(prompt, piece.start, piece.end), evidenceOf(line, 0, line.text.length)],
      })
    }
  }
  if (context.callerLines <= 3 || anyAsked(context, 'trapped', 'happened', 'access')) {
    const rooms = pieces(line, line.tongue === 'en' ? ROOM : ROOM_ES).slice(0, 1)
    for (const piece of rooms) found.push(finding(line, 'ubicacion_detalle', piece.value, piece, 0.6, 'add'))
  }
  return found
}
