/** Where it is, told by a line of its own accord or to a dispatcher who asks for the look of the house, the way in, the spot inside. */
import { answerOf } from './answers.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { entryCode } from './entryCodes.ts'
import { landmarkFindings } from './landmarks.ts'
import { type Finding, finding, type Line, type Range } from './line.ts'
import { type Street, written } from './streets.ts'
import { plain } from './unaccented.ts'
import { ASKED_WAY, CREW_WAY, INSIDE, LOOK, ON_ROAD } from './wayIn.ts'

/** The line says that something or somebody is somewhere. */
const SAYS_WHERE =
  /\b(?:estamos|estoy|quedo|quedaron|quedamos|andamos|aqui|aca|llamo de|hablo de|llamo desde|soy (?:el|la) [a-z]+ del?|habla (?:el|la) [a-z]+ de|somos de|colapsad[oa]|desplom\w+|se (?:cayo|desmayo))\b|\b(?:esta|es|fue) (?:tirad[oa] |botad[oa] |aca |aqui |ahi )?(?:en|por|al|dentro|debajo|abajo|afuera)\b|\b(?:we're|we are|i'm|i am|he's|she's|they're|it's) (?:[a-z]+ ){0,3}?(?:at|in|on|by|up|down|out|over|under|inside|outside|behind|past|near)\b|\b(?:this is|it's) the (?:[a-z]+ )?(?:at|office|front desk|warden|manager|guard)\b|\b(?:guard|security|nurse|manager|driver|operator|office|staff) (?:here )?(?:at|on|from)\b|\bcome to (?:gate|the)\b|\bcollapsed\b|\bpulled over\b/

/** Long ago, elsewhere, not so: nothing in such a sentence is where they are. */
const NOT_NOW =
  /\b(?:la semana pasada|el mes pasado|el ano pasado|la otra vez|el otro dia|ayer|anteayer|hace (?:\w+ )?(?:anos|meses|semanas|dias)|cuando (?:era|eramos|vivia\w*|estaba\w*)|trabaj\w+ en|si (?:esto )?fuera|ibamos|pensaba|estuvo|last (?:time|week|month|year|night)|yesterday|the other day|years? ago|used to|back when|if (?:this|it|i|we|you) (?:was|were|had|could)|i could|she works|he works|they were|we were all|was in the|appointment|court)\b/

/** Another matter was asked: what is said answers that. */
const ELSEWHERE_ASKED = [
  'age',
  'ageOfCaller',
  'name',
  'nameOfCaller',
  'history',
  'medication',
  'allergy',
  'onset',
  'vitals',
  'insurance',
  'pregnancy',
  'injury',
  'bleeding',
] as const

/** The dispatcher asks how the house is known, opened or reached, or where inside somebody lies. */
const ASKS_WAY =
  /como es (?:tu|su|la) casa|(?:tu|su|la) casa por fuera|(?:como|quien) (?:se )?(?:abre|abren)|por donde (?:entra|entran|suben|pasan|ingresan|es la entrada)|sigue en (?:el|la) (?:living|pieza|cama|bano|cocina|patio|comedor)|en que (?:parte|pieza|lado|sector|lugar|anden)|que parte (?:de|del)|(?:spot|see|recogni[sz]e|find|know|pick out) (?:the|your|which) (?:house|door|building|place|one)|what(?:'s| does| am i| are (?:they|we)) (?:the (?:house|place|building) )?look(?:ing)?(?: like| for)|(?:which|what) (?:bell|buzzer|door|entrance|gate|stairs|end|side|part)\b|gated|(?:gate|door|entry) code|where(?:abouts)? (?:in|inside|on|at) the|where in\b|how (?:do|will|can|should) (?:they|we|i|the \w+) (?:get|come|reach|find|know|enter)|anything (?:to look for|out front|outside)|what colou?r/

const UNLIKELY = /\b(?:no se|ni idea|don't know|dunno|no idea|not sure|are you mad|please|apurese|apurense|hurry)\b/

const ROAD =
  /\b(?:i-\d+|highway|route \d+|interstate|exit|mile|thruway|freeway|turnpike|motorway|[ma]\d+|expressway|parkway)\b/

type Piece = Range & { readonly value: string }

/** What follows a link and a verb belongs to another clause. */
const RUNS_OUT =
  / (?:y (?:no|se|yo|ya|le|me|esta|tiene|respira|hay|la senora|el caballero)|pero|porque|cuando|and (?:he|she|it|i|they|we|there|his|her|my|you gotta)|but|because|'cause|so (?:he|she|it|they|i|there))\b.*$|(?:,? (?:love|mate|dear|ma'am|sir|please|apurense|por favor))?$/

function found(line: Line, patterns: readonly RegExp[]): Piece[] {
  const all = patterns.flatMap((pattern) =>
    [...line.text.matchAll(pattern)].map((match) => {
      const lead = match[0].length - match[0].trimStart().length
      const start = match.index + lead
      const end =
        start +
        match[0]
          .slice(lead)
          .replace(RUNS_OUT, '')
          .replace(/[ ,]+$/, '').length
      return { start, end, value: written(line, start, end) }
    }),
  )
  // The longest of those that overlap
  return all
    .filter((one) => one.end - one.start > 3 && !NOT_NOW.test(sentenceOf(line, one)))
    .filter(
      (one, i) =>
        !all.some(
          (other, j) =>
            j !== i &&
            other.start < one.end &&
            other.end > one.start &&
            (other.end - other.start > one.end - one.start ||
              (other.end - other.start === one.end - one.start && j < i)),
        ),
    )
    .sort((a, b) => a.start - b.start)
}

const sentenceOf = (line: Line, piece: Range): string => {
  const one = line.sentences.find(({ start, end }) => piece.start >= start && piece.start < end)
  return one ? line.text.slice(one.start, one.end) : line.text
}

/** The sentences that answer how the house is known or entered, whole. */
function answered(line: Line, context: Context): Piece[] {
  if (!ASKS_WAY.test(context.prompts.at(-1)?.text ?? '')) return []
  if (!context.prompts.at(-1)?.text.includes('?') || answerOf(line) === 'unsure') return []
  return line.sentences
    .filter((part) => {
      const text = line.text.slice(part.start, part.end)
      return LOOK.test(text) && !UNLIKELY.test(text) && !NOT_NOW.test(text) && text.length < 140
    })
    .slice(0, 3)
    .map((part) => {
      const lead =
        /^(?:(?:si|yes|yeah|no|ya no|well|bueno|oh|uh|um|mire|sale|it is|es|it's|con)\b[, ]+)+/.exec(
          line.text.slice(part.start, part.end),
        )?.[0].length ?? 0
      const start = part.start + lead
      const end = start + line.text.slice(start, part.end).replace(RUNS_OUT, '').length
      return { start, end, value: written(line, start, end) }
    })
    .filter(({ value }) => value.length > 3)
}

const CAP = "(?:[A-Z][A-Za-z']*)"
const NAME_ES = `(?:(?:[Ee]l|[Ll]a|[Ll]os|[Ll]as|[Ss]an|[Ss]anta) )?${CAP}(?: (?:(?:de|del|de la|de los|la|los|las|el) )?${CAP})*`
/** Kinds of place that carry a name of their own. */
const KIND_ES =
  '(?:hogar(?: de ancianos)?|residencia|tunel|feria|mall|parque|caleta|estacion|terminal|campamento|toma|poblacion|villa|sector|fundo|faena|mina|liceo|colegio|escuela|clinica|puente|persa|club|estadio|muelle|cesfam|consultorio|supermercado|balneario|embalse|laguna|lago|playa|hotel|camping|gimnasio|casino|cerro|isla|hospedaje|packing|planta|vina|jardin|sala cuna|internado|galpon|strip center|outlet|rotonda|mirador|cuesta|aldea|comunidad|condominio|edificio|junta de vecinos|sede)'
const NAMED_ES = new RegExp(
  `\\b(?:[Ee]n (?:el |la )?|[Aa](?:qui|ca) (?:en )?(?:el |la )?|[Dd]el |[Dd]e la |[Ee]l |[Ll]a |[Dd]entro del? (?:la )?|^|[,.;] (?:el |la )?)(${KIND_ES}(?: (?:del?|de la|de los))? ${NAME_ES}(?:, la \\w+ etapa)?)`,
  'gi',
)
const NAMED_EN = new RegExp(
  `\\b(?:(?:at|in|inside|outside|from) (?:the )?|(?:[Ii]t's|[Tt]his is|[Ww]e're) the |(?:[Tt]he |^))((?:[Oo]ld )?${CAP}(?: ${CAP}){0,3} (?:lot|tower|ranch|farm|station|lodge|motel|hotel|elementary|middle school|high school|school|church|chapel|mill|barn|park|campground|cottage|clinic|plaza|parking lot|multi-storey|car park|mobile home park|boat ramp|trailhead|marina|Farm|Lodge|Inn|Elementary|Cottage|Ranch|Tower|Plaza|Academy|Chapel|Barn|Mill|Mart|General|Depot|Market|Apartments|Estate|Arms|Station))\\b`,
  'g',
)
/** A shop or a firm by its name behind "at the": "at the QuikTrip". */
const SHOP_EN = new RegExp(
  `\\b(?:[Ww]e're|[Hh]e's|[Ss]he's|I'm|[Ii]t's|[Tt]hey're) (?:[a-z]+ )?(?:at|in|outside|behind) (the ${CAP}(?: ${CAP}){0,2})(?=[,.;]|$| on\\b| by\\b| lot\\b)`,
  'g',
)
/** What lies around, when it is told with where they are. */
const AROUND: readonly RegExp[] = [
  /\b(?:debajo|abajo|arriba|encima|cerca|al pie|al lado|delante|a la salida|a la entrada|por fuera|afuera|al costado|detras|atras|a orillas?|frente) (?:de |del |al |a )(?:la |el |los |las |un |una )?(?:puente|varadero|automotora|botilleria|almacen|bomba|bencinera|escuela|escuelita|posta|iglesia|capilla|terminal|metro|peaje|cancha|plaza|feria|supermercado|hospital|colegio|liceo|municipalidad|muelle|torre|antena|cementerio|farmacia|panaderia|ferreteria|comisaria|reten|bomberos|estadio|banco|mall|copec|shell|paradero|rotonda|pasarela|monumento|estatua|linea)\b[^,.;:!?]*/g,
  /\bparadero \d+\b|\b(?:el )?cartel(?:ito)? (?:del )?kilometro \d+|\bpasando (?:la|el|los|las) [^,.;:!?]+/g,
  /\b(?:esa |la |una )?curva (?:cerrada )?(?:esa )?(?:que|antes|despues|pasad|grande|cerrada) ?[^,.;:!?]*/g,
  /\b(?:just )?(?:shy|short|north|south|east|west|past|beyond) of (?:the )?[^,.;:!?]+(?:bridge|exit|junction|crossing|river|creek|dam|line|station|store|farm)\b/g,
  /\b(?:past|beyond|across from|opposite|before|just past|in back of|round the back of|behind|beside) the (?:old )?[^,.;:!?]*?\b(?:lifeboat station|war memorial|feed store|elevator|water tower|barn|church|school|bridge|ford|mill|station|store|pub|shop|dam|silo|cemetery|playground|trading post|pier|roundabout|memorial|hospital|garage|library|video|mailbox(?:es)?|fire hall|post office|chapter house|gas station|landfill|quarry|tracks|railway)\b[^,.;:!?]*/gi,
  /\b(?:the )?(?:public )?boat ramp\b[^,.;:!?]*|\bbus stop (?:by|outside|near|opposite|on) [^,.;:!?]*/g,
  /\b(?:turn|off|come off|go left|go right|turn off) (?:at|by) the [^,.;:!?]*|\boff the (?:blacktop|main road|highway|pavement|county road) at [^,.;:!?]*/g,
  /\b(?:half|quarter|about|maybe|\d+|a|couple)(?: of)? (?:a )?(?:mile|miles|yards|metres|meters|blocks|kilometers?|k)s? (?:above|below|past|beyond|before|up from|down from|north of|south of|east of|west of|outside|inland from) [^,.;:!?]*/g,
  /\b(?:somewheres? )?between (?:exits? )?\d+ and \d+(?:, the exits)?|\bmile (?:marker |post )?\d+\b/g,
  /\b(?:down |up |at )?the [a-z]+ end\b(?! of)|\blast (?:one|house|place) (?:before|past|after|on) [^,.;:!?]*|\b(?:first|second|third|fourth|last) (?:mailbox|gate|driveway|turning|lane|house|cottage|farm|trailer) (?:past|after|before|beyond) [^,.;:!?]*/g,
]

/** "¿Qué estación?" — "Baquedano": the kind stands in the question. */
const KIND_ASKED = new RegExp(
  `(?:\\b(?:que|cual|nombre (?:de|del)(?: la| el)?) |¿)(${KIND_ES}) ?(?:cuanto|me dijo|paso|es|fue|era|esta|dijo)?(?: [a-z]+){0,3}\\?`,
)

function kindAsked(line: Line, context: Context): Piece | undefined {
  const kind = KIND_ASKED.exec(context.prompts.at(-1)?.text ?? '')?.[1]
  const name = new RegExp(`^\\W*(?:(?:[Ee]s|[Ee]n|[Ss]e llama|[Ll]a|[Ee]l) )*(${NAME_ES})(?=[,.]|$)`).exec(line.cased)
  if (!kind || !name?.[1] || /^(?:Si|No|Ya|Eh|No se|Es)$/.test(name[1])) return undefined
  const end = name.index + name[0].length
  const start = end - name[1].length
  const said = written(line, start, end)
  return { start, end, value: plain(said).startsWith(kind) ? said : `${kind} ${said}` }
}

function around(line: Line, context: Context, street: Street | undefined, told: boolean): Piece[] {
  const asked = aboutPlace(context)
  if (!asked && !told && street === undefined) return []
  const named = [...line.cased.matchAll(NAMED_ES), ...line.cased.matchAll(NAMED_EN), ...line.cased.matchAll(SHOP_EN)]
    .filter((match) => /[A-Z]/.test((match[1] ?? '').replace(/^\w/, '')) || /^[A-Z]/.test(match[1] ?? ''))
    .map((match) => {
      const end = match.index + match[0].length
      const start = end - (match[1] ?? '').length
      return { start, end, value: written(line, start, end) }
    })
    .filter(
      (one) =>
        /[A-Z]/.test(line.cased.slice(one.start + 1, one.end)) &&
        !NOT_NOW.test(sentenceOf(line, one)) &&
        !COMUNA_BY_PLAIN.has(plain(one.value)) &&
        (!street || one.end <= street.start || one.start >= street.end),
    )
  const beside = found(line, AROUND).filter(
    (one) => !named.some((other) => other.start < one.end && other.end > one.start && other.end >= one.end),
  )
  return [...named, ...beside].filter((one) => !street || one.end <= street.start || one.start >= street.end)
}

/** All that a line says of where, beyond street, number, flat and town. */
export function whereaboutsFindings(line: Line, context: Context, street: Street | undefined): Finding[] {
  const base = [...landmarkFindings(line, context, street), ...entryCode(line, context)]
  const other = anyAsked(context, ...ELSEWHERE_ASKED) && !aboutPlace(context)
  if (other || context.covert) return base
  const first = context.callerLines === 1 && context.prompts.length === 0
  const told = (SAYS_WHERE.test(line.text) || first) && !NOT_NOW.test(line.text)
  const asked = aboutPlace(context) || ASKS_WAY.test(context.prompts.at(-1)?.text ?? '')
  const road = ROAD.test(line.text) || ROAD.test(plain(context.record.direccion ?? ''))
  const ways = found(line, [
    ...CREW_WAY,
    ...(told || asked || street ? INSIDE : []),
    ...(asked ? ASKED_WAY : []),
    ...(road && (asked || street || told) ? ON_ROAD : []),
  ])
  const whole = answered(line, context)
  const details = [
    ...whole,
    ...ways.filter((one) => !whole.some((all) => one.start >= all.start && one.end <= all.end)),
  ]
  const kind = kindAsked(line, context)
  const references = [...(kind ? [kind] : []), ...around(line, context, street, told)].filter(
    (one) => !details.some((detail) => one.start >= detail.start && one.end <= detail.end),
  )
  return joined(line, base, [
    ['ubicacion_detalle', details],
    ['ubicacion_referencia', references],
  ])
}

type Part = readonly [field: 'ubicacion_detalle' | 'ubicacion_referencia', pieces: readonly Piece[]]

/** What landmarks read and what is read here, each thing once. */
function joined(line: Line, base: readonly Finding[], parts: readonly Part[]): Finding[] {
  let kept = [...base]
  const added: Finding[] = []
  for (const [field, pieces] of parts) {
    if (base.some((one) => one.field === field && (one.mode === 'only' || one.value === null))) continue
    for (const piece of pieces) {
      const value = plain(piece.value)
      const others = [...kept, ...added].map((one) => plain(one.value ?? ''))
      if (others.some((one) => one.includes(value))) continue
      kept = kept.filter((one) => one.field !== field || !value.includes(plain(one.value ?? '')))
      added.push(finding(line, field, piece.value, piece, 0.7, 'add'))
    }
  }
  return [...kept, ...added]
}
