/** The free words that help to find the door: what lies around it, and how to get in. */
import { answerOf, REPAIR } from './answers.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { evidenceOf, type Finding, finding, type Line, type Range } from './line.ts'
import { chosen, inPlaceOf, renamed } from './meantPlaces.ts'
import { type Named, NOT_TOWN } from './places.ts'
import { knownPost, LEADS_ON, postInstead, THE_KM_IS } from './posts.ts'
import { isBare } from './spoken.ts'
import { type Street, written } from './streets.ts'
import { AROUND, WAY } from './wayfinding.ts'

const UNTIL = '[^,.;:!?]*'
const MENDS =
  /\b(?:perdon|disculpe|equivoqu\w+|dije mal|digo|no es|no era|sorry|wrong|i meant?|mistake|actually|not the|\bno\b)/
/** Things of a room: beside them is inside, not on the map. */
const INDOORS =
  '(?:pool table|bar|jukebox|fridge|fireplace|tv|coffee table|dining table|kitchen table|sofa|bathtub|toilet|register|counter|till|checkout|stairs|staircase|elevator|lift|front door|back door|door|window|kitchen|sink|bath|shower|desk|couch|table|entrance|lobby|reception)'
const REFERENCE = new RegExp(
  [
    `\\b(?:al frente|en frente|frente|al lado|cerca|cerquita|detras|atras|a la vuelta|a un costado|junto|diagonal|arriba|encima|debajo|a la altura|a pasos|(?:como )?a (?:media|una|\\d+) cuadras?|(?:como )?a \\d+ metros) (?:de la|de los|de las|del|de|al|a la|a los|a)\\b (?!(?:mi|tu|su|ella|el|usted|suyo|mio|nosotros|casa|respirar)\\b)${UNTIL}`,
    `\\b(?:como )?(?:a )?(?:\\d+|una?|unos|unas|medio|media) (?:kilometros?|metros|cuadras?) (?:antes|despues|mas (?:arriba|abajo|alla)|pasad[oa]) (?:del?|de la|el|la)\\b${UNTIL}`,
    `\\b(?:pasad(?:o|ito)|pasando|recien pase|antes de|despues de) (?:el|la|del?|los) (?:peaje|puente|cruce|semaforo|rotonda|tunel|estacion|bencinera|supermercado|paso)\\b${UNTIL}`,
    `\\b(?:poblacion|villa|cerro|sector(?: de)?|barrio|isla|campamento|localidad(?: de)?|caleta|playa|fundo) (?:el |la |los |las |san |\\d{1,2} de )?(?!de\\b|y\\b|en\\b)[a-z]+(?: (?!en\\b|con\\b|y\\b|al\\b|por\\b|la\\b|el\\b|es\\b|hay\\b|calle\\b|pasaje\\b)[a-z]+)?`,
    `\\b(?:primera|segunda|tercera|cuarta|ultima|penultima) (?:casa|calle|entrada|puerta|cuadra) (?:antes|despues|pasad[oa]|a mano|a la|desde|del?)\\b${UNTIL}`,
    `\\b(?:casi )?esquina (?:de |con )?[a-z]+(?: [a-z]+)?`,
    `\\b(?:kilometro|km) \\d+(?:[.,]\\d+)?`,
    `\\bentre (?:calle )?[a-z ]{3,25} y(?:[ .,]+(?:eh+|este|mm+|y))*[ .,]* (?!(?:es|eh|este|a)\\b)[a-z]{3,}(?: (?:(?:de|del|de la) )?(?!en\\b|al\\b|la\\b|es\\b)[a-z]+)?`,
    `\\b(?:next to|next door to|near|opposite|across from|across the (?:street|road) from|beside|behind|by the|above the|above a|over the|just (?:past|off|before|after)|right (?:by|before|after|over|above|behind|opposite)|over an?|underneath|two doors (?:down|up) from|round the corner from|around the corner from|in front of|(?:right )?outside (?:the|a)|at the back of|off the|close to)\\b(?! ?(?:from )?(?:me|you|him|her|us|here|there|the bed|the sofa)\\b)(?! ?(?:the )?${INDOORS})${UNTIL}`,
    '\\b(?:[a-z]+ ){0,2}(?:end|side) of (?:the )?(?:street|road|lake|park|bridge|beach|block|town|village)\\b',
    `\\b(?:el|la|al|un|una) (?!(?:casa|perro|auto|vecin[oa]) )(?:[a-z]+ ){1,3}de (?:la esquina|enfrente|al lado|la vuelta)\\b`,
    `\\b(?:junction|exit|mile marker|milepost|mile post) \\d+[a-z]?`,
    ...AROUND,
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
    `\\b(?:${ORDINAL} (?:piso|nivel)|piso \\d+)`,
    '\\boficina \\d+',
    '\\b(?:parcela|lote|sitio|local|bodega|galpon) (?:\\d+|[a-z])\\b(?: ?[a-z]\\b)?',
    '\\bcondominio(?: (?:el|la|los|las) [a-z]+| (?!casa|torre|depto|block|departamento)[a-z]+(?= |,|$))?',
    '\\bcasa (?:\\d+[a-z]?|[a-z])\\b(?! (?:mano|la|el|los|las|un|una|medio|otra)\\b)',
    `\\bcasa (?:de (?:dos|tres|\\d+) pisos|esquina|(?:color )?(?:${COLOURS})|de (?:${COLOURS})|interior|del fondo)`,
    `\\b(?:reja|porton|puerta|edificio|fachada|techo|toldo|muro|cerco|pandereta|latas?) (?:de )?(?:color )?(?:${COLOURS})`,
    '\\bporton \\d+',
    '\\bla ultima (?:casa|puerta|del [a-z]+)\\b',
    '\\b(?:entrada|puerta|acceso|porton) (?:de (?:atras|servicio|emergencia|adelante)|traser[oa]|lateral|principal|del costado)\\b',
    `\\b(?:reja|porton|puerta) de (?:fierro|lata|malla|reja|tablas)(?: (?:${COLOURS}))?`,
    `\\bpor (?:el|la) (?:(?:costado|lado|atras|pasillo|callejon|porton|escalera|estacionamiento)\\b${UNTIL}|(?:puerta|entrada) [a-z][^,.;:!?]*)`,
    '\\bthrough the (?:alley|gate|back|side|front|garden|yard|car ?park|parking|lobby|garage|field|kitchen|shop|store|main)\\b[^,.;!?]*',
    '\\b(?:gate|door|entrance|gap) (?:on|at|by|to|round) the [^,.;!?]*',
    '\\b(?:key ?safe|lock ?box|spare key|keys? (?:is|are|under|in))\\b[^.;!?]*',
    `\\b(?:on the floor )?(?:by|behind|near|next to|in front of) the ${INDOORS}\\b`,
    '\\bascensor (?:esta |no )?(?:mal[oa]|funciona)',
    `\\bentrada (?:es )?por ${UNTIL}`,
    `\\b(?:hay que|tienen? que|deben?|tiene que) (?:tocar|entrar|subir|bajar|pasar|golpear|marcar|apretar|llamar (?:al|por el) (?:citofono|timbre)|dar la vuelta)${UNTIL}`,
    '\\b(?:sentido|direccion|hacia el|hacia) (?:al? |hacia )?(?:norte|sur|oriente|poniente|costa|cordillera|santiago|este|oeste)\\b',
    '\\b(?:por el lado de la )?berma\\b',
    '\\bmano (?:derecha|izquierda)',
    '\\bpista (?:derecha|izquierda|central|rapida|lenta|\\d)',
    `\\b(?:timbre|citofono) (?:no|esta|malo)${UNTIL}`,
    '\\bse (?:entra|llega|sube) por [^,.;]+',
    '\\bsubterraneo(?: \\d+)?',
    '\\bantejardin(?: con [a-z]+)?',
    '\\bcaletera\\b',
    '\\bandarivel\\b',
    '\\bmediagua\\b',
    "\\b(?:building|block|tower|wing|stairwell|entrance|gate) (?:\\d{1,3}|[a-h](?![a-z'])(?! (?:little|bit|man|woman|lot)))\\b",
    '\\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|ground|top|\\d+(?:st|nd|rd|th)|lower|upper) floor(?:,? (?:front|back|rear) (?:window|door|room))?',
    `\\b(?:the )?entrance(?:'s| is)? (?:round|around|at|on|off|through|by)${UNTIL}`,
    `\\bround the (?:back|side)${UNTIL}`,
    `\\bup the ${UNTIL}stairs\\b`,
    `\\b(?:buzzer|intercom|doorbell|elevator|lift)(?:'s| is|) (?:broken|out|busted|not|down)${UNTIL}`,
    `\\b(?:gate|door|entry) code(?:'s| is)? ${UNTIL}`,
    '\\b(?:northbound|southbound|eastbound|westbound)\\b',
    '\\b(?:hard shoulder|inside lane|outside lane|middle lane|fast lane|slow lane|right lane|left lane)\\b',
    '\\b(?:the |a )(?:big |small |old |little )?(?:glass|red|white|blue|green|yellow|brick|black|brown|grey|gray)(?: [a-z]+)? (?:one|house|building|door|gate|front door)(?: on the [a-z]+)?',
    '\\b(?:building|block|tower|gate|staircase|room|suite) (?:\\d+|[a-d])\\b',
    '\\b(?:front|back|rear) (?:bedroom|room|window|garden|yard)\\b',
    '\\broom \\d+\\b',
    '\\bbasement\\b',
    '\\b(?:glass|red|white|blue|green|yellow|black|brown|grey|gray|orange|pink|purple|striped) (?:awning|shutters?|sign|van|door|gate|fence|railings?|roof|porch|mailbox|hedge|curtains|porch light|lights?)\\b',
    '\\b(?:hall|lobby|vestibulo|antejardin|azotea|quincho|lavanderia|sillon de la entrada)\\b',
    '\\b(?:side|back|rear) (?:door|entrance|gate)\\b',
    "\\b(?:bell|doorbell|buzzer) (?:doesn't|does not) work",
    '\\blast house[^,.;!?]*',
    '\\bkeypad\\b[^.;!?]*',
    '\\b(?:buzzer|bell|intercom|mailbox|timbre|citofono|buzon) (?:says|reads|dice) [^,.;!?]*',
    ...WAY,
  ].join('|'),
  'g',
)
const HOUSED = /\b(?:departamento|depto|dpto|torre|block|flat|apartment|apt) (?:\d|[a-d]\b)/
/** Ways in that are told at any time. */
const WAY_IN = /code|buzzer|intercom|key ?safe|lock ?box|spare key|citofono|timbre|porton|ascensor/
const STOREY =
  /\b(?:en el|es el|el|on the|it's the|the)? ?(primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa]|quint[oa]|sext[oa]|septim[oa]|octav[oa]|noven[oa]|decim[oa]|ultimo|\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|ground|top)\b/
const ROOM =
  /\b(?:on|in) (?:the|her|his|my) (kitchen|bathroom|bedroom|living room|hallway|hall|garage|basement|garden|back ?yard|stairs|shower|bath|lounge|pool|yard|driveway|attic|loft|cellar|shed|porch|conservatory|patio|laundry room|den|dining room|back room|front room|office|break room|storeroom)\b/g
const ROOM_ES =
  /\b(?:en|dentro de) (?:el|la) (?:hall|lobby|vereda|entrada|recepcion|pasillo|sillon de (?:la )?(?:entrada|recepcion|sala)|comedor|bano|cocina|pieza(?: del [a-z]+ piso)?|dormitorio|living|patio|escalera|piscina|garage|bodega|ducha|tina|comedor|azotea)\b/g

/** Where there are no stops, a description ends before the next verb or link. */
const RUNS_ON =
  / (?:hay|habra|habia|que|pero|porque|a ver|eh|yo|se|le|me|es|son|apurese|por favor|ahi|aqui|kilometro|km|tiene|esta(?= )|he's|she's|it's|there's|i'm|and|but|please|hurry|they|they're|we're|he|she)\b.*$/

function pieces(line: Line, pattern: RegExp): Named[] {
  const runsOn = isBare(line.turn.text)
  return [...line.text.matchAll(pattern)].map((match) => {
    const words = match[0].split(' ').slice(0, 2).join(' ').length
    const cut = runsOn ? match[0].slice(words).replace(RUNS_ON, '').length + words : match[0].length
    const end = match.index + match[0].slice(0, cut).trimEnd().length
    return { start: match.index, end, value: written(line, match.index, end) }
  })
}

/** A kind of place without a name, where the caller says to be: "at the gas station", "en el edificio del correo". */
const KIND_OF_PLACE = new RegExp(
  [
    '\\b(?:at|in|outside) (?:the|a) ((?:\\w+ )?(?:gas station|petrol station|service station|supermarket|school|park|playground|mall|church|pub|bar|hotel|gym|library|bus stop|train station|restaurant|pharmacy|store|market|beach|stadium|airport|warehouse|factory|farm))\\b',
    '\\b(?:en (?:el|la|un|una)|, una?) ((?:edificio|plaza|feria|gimnasio|supermercado|colegio|escuela|liceo|iglesia|capilla|cancha|estadio|terminal|paradero|bencinera|servicentro|restaurant|hotel|hostal|farmacia|mall|mercado|playa|muelle|parque|consultorio|posta|fabrica|obra|bodega|municipalidad|biblioteca|cementerio)\\b(?: (?:municipal|central|regional|vecinal|deportiv[oa]|techad[oa]|abandonad[oa]|en (?:construccion|obras)|del? (?:la |los |las )?(?!aqui|aca|alla)[a-z]+))?)',
  ].join('|'),
  'g',
)

const CAP = "[A-Z][A-Za-z']*"
/** A named thing on the map: "laguna El Morado", "Edificio Don Ambrosio", "Mirador Hotel". */
const NAMED_PLACE = new RegExp(
  [
    `\\b(?:[Ll]aguna|[Pp]laza|[Pp]arque|[Pp]laya|[Ll]ago|[Rr]io|[Ee]stadio|[Ii]glesia|[Cc]apilla|[Cc]olegio|[Ee]scuela|[Ll]iceo|[Jj]ardin|[Hh]ospital|[Cc]linica|[Cc]onsultorio|[Cc]esfam|[Mm]etro|[Ee]stacion|[Tt]erminal|[Mm]all|[Ss]upermercado|[Pp]uente|[Cc]ruce|[Rr]otonda|[Pp]eaje|[Ee]dificio|[Rr]estaurante?|[Rr]estoran|[Pp]anaderia|[Bb]otilleria|[Aa]lmacen|[Ff]erreteria|[Bb]encinera|[Cc]ondominio|[Jj]unta de [Vv]ecinos|[Ss]ede|[Uu]niversidad|[Ii]nstituto|[Hh]otel|[Hh]ostal|[Cc]aleta|[Ff]undo|[Ss]endero|[Tt]ermas|[Rr]efugio|[Mm]irador|[Cc]amping|[Gg]imnasio|[Cc]ancha|[Ff]eria|[Bb]omba|[Cc]opec|[Ss]hell|[Ff]armacia|[Mm]inimarket|[Pp]anaderia|[Vv]ulcanizacion)(?: (?:de|del|de la|de los))?(?: (?:el|la|los|las))?(?: ${CAP}(?: (?:de |del |la |los )?${CAP})*)`,
    `\\b(?:[Tt]he )?(?:${CAP} ){1,3}(?:Hotel|Pub|Inn|Arms|School|Academy|Church|Park|Mall|Station|Gym|Library|Hospital|Cent(?:re|er)|Bridge|Stadium|Lake|Cafe|Market|Building|House|Apartments|Tower|Farm|Restaurant|Club|College|Campsite|Supermarket|Laundromat|Mart|place|farm|ranch)\\b`,
  ].join('|'),
  'g',
)

const QUARTER = new RegExp(
  `[,.]? (?:en|de|aca en|aqui en) ((?:la|el|los|las) (?!(?:[A-Z][a-z]+ )?(?:Comuna|Ciudad|Calle|Avenida)\\b)${CAP}(?: ${CAP})?)(?=[,.]|$)`,
)

/** "Se llama La Parrilla", "it's called The Anchor": a place by its name alone. */
const CALLED_PLACE = new RegExp(
  `(?:[Ss]e llama|[Ii]t's called|[Cc]alled) ((?:(?:el|la|los|las|El|La|Los|Las|The|the) )?${CAP}(?: (?:de |del |la |los |y )?${CAP})*)`,
  'g',
)

function landmarks(line: Line): Named[] {
  const named = [...line.cased.matchAll(NAMED_PLACE)].map((match) => {
    const lead = /^(?:It's|We're|I'm|It is) /.exec(match[0])?.[0].length ?? 0
    const start = match.index + lead
    const end = match.index + match[0].length
    return { start, end, value: written(line, start, end) }
  })
  const called = [...line.cased.matchAll(CALLED_PLACE)].flatMap((match) => {
    const end = match.index + match[0].length
    const start = end - (match[1] ?? '').length
    return named.some((one) => start < one.end && end > one.start)
      ? []
      : [{ start, end, value: written(line, start, end) }]
  })
  return [...named, ...called]
}

/** A business or a named building before the street: "The Copper Kettle, it's 29…". */
function premises(line: Line, street: Street | undefined): Named[] {
  if (!street) return []
  const name =
    line.tongue === 'en'
      ? /^(?:The )?(?:[A-Z][A-Za-z']+ ){1,3}[A-Z][A-Za-z']+$/
      : /^(?:(?:El|La|Los) )?[A-Z][a-z]+(?: (?:(?:de|del|de la|la|el) )?[A-Z][a-z]+){1,3}$/
  return line.clauses
    .filter(
      (clause) =>
        clause.end <= street.start &&
        !/^(?:[Ss]oy|[Mm]e llamo|[Hh]abla|[Aa]qui|I'm|[Tt]his is|[Mm]y name)/.test(
          line.cased.slice(clause.start, clause.end),
        ) &&
        name.test(bareClause(line, clause)) &&
        !COMUNA_BY_PLAIN.has(bareClause(line, clause).toLowerCase()) &&
        !NOT_TOWN.test(bareClause(line, clause).replace(/^The /, '')),
    )
    .map((clause) => {
      const start = clause.end - bareClause(line, clause).length
      return { start, end: clause.end, value: line.plain.quote(start, clause.end) }
    })
}

/** A clause without "it's", "es", "en". */
const bareClause = (line: Line, clause: Range): string =>
  line.cased
    .slice(clause.start, clause.end)
    .replace(/^(?:[Ii]t's|[Ii]t is|[Ee]s|[Ee]sta en|[Ee]n|[Aa]t|[Ww]e're at|[Ss]i|[Yy]es) /, '')

export function landmarkFindings(line: Line, context: Context, street: Street | undefined): Finding[] {
  const found: Finding[] = []
  // A flat or a tower is named only to say where
  const instead = postInstead(line, context.record.ubicacion_referencia)
  const place = aboutPlace(context) || street !== undefined || instead !== undefined || HOUSED.test(line.text)
  if (place) {
    const described = pieces(line, REFERENCE)
    const named = landmarks(line).filter(
      (piece) => !described.some((other) => piece.start < other.end && piece.end > other.start),
    )
    const kinds = [...line.text.matchAll(KIND_OF_PLACE)].flatMap((match) => {
      // "En el colegio me la enseñaron": where something is done, not where they are
      if (/^ (?:me|te|se|lo|la|le|nos|siempre|nunca)\b/.test(line.text.slice(match.index + match[0].length))) return []
      const name = match[1] ?? match[2] ?? ''
      const start = match.index + match[0].length - name.length
      const piece = { start, end: start + name.length, value: written(line, start, start + name.length) }
      return [...described, ...named].some((other) => start < other.end && piece.end > other.start) ? [] : [piece]
    })
    // "Pasaje Lautaro 12, en la Corvallis": a población by its name alone
    const quarter = line.tongue === 'es' && street ? QUARTER.exec(line.cased.slice(street.end)) : null
    if (street && quarter?.[1] && !COMUNA_BY_PLAIN.has(quarter[1].toLowerCase())) {
      const end = street.end + quarter.index + quarter[0].length
      const start = end - quarter[1].length
      named.push({ start, end, value: written(line, start, end) })
    }
    let references = [...described, ...named, ...kinds]
      .sort((a, b) => a.start - b.start)
      .filter((piece) => !street || street.rank < 2 || piece.end <= street.start || piece.start >= street.end)
    references = references.filter((piece, i) => {
      const next = references[i + 1]
      return !next || !/\b(?:no|perdon|sorry|mejor dicho|i mean|wait)\b/.test(line.text.slice(piece.end, next.start))
    })
    const another = line.tongue === 'es' ? renamed(line) : undefined
    if (another) {
      references = references.filter((piece) => piece.end <= another.start || piece.start > another.end)
      found.push(finding(line, 'ubicacion_referencia', another.value, another, 0.75, 'add'))
    }
    for (const piece of [...premises(line, street), ...references])
      found.push(finding(line, 'ubicacion_referencia', piece.value, piece, 0.75, 'add'))
    const known = knownPost(context.record.ubicacion_referencia)
    const post =
      /\b(?:(?:como|es|seria|era|en) el|(?:poste|letrero|cartel|senal\w*|kilometro|aviso|sign|marker|post)\W+(?:\w+ ){0,5}(?:dice|es|marca|says|is|reads)) (?:kilometro |km |mile )?(\d{1,4})\b/.exec(
        line.text,
      )
    // "Ah no, es el doscientos veinte, lo dice el letrero", "me equivoqué, doscientos veinte"
    const mended =
      known && !post && !street?.number && REPAIR.test(line.text)
        ? /(?:^|[\s,.])(\d{1,4})\b(?! ?(?:minut|auto|person|herid|anos|metros|camion|vehic|horas|cuadras|minutes|cars|people|years))/.exec(
            line.text.slice(REPAIR.exec(line.text)?.index ?? 0),
          )
        : null
    const km = instead ?? post?.[1] ?? mended?.[1]
    if (known && km && km !== known.number) {
      const range = post ? { start: post.index, end: post.index + post[0].length } : { start: 0, end: line.text.length }
      const rest = references
        .map((piece) => piece.value)
        .filter((value) => !/\b(?:km|kil[oó]metro) \d/i.test(value))
        .join(', ')
      const stood = new RegExp(`\\b${known.number}\\b`)
      const before = context.record.ubicacion_referencia ?? ''
      const whole = rest === '' && !LEADS_ON.test(before) && before.replace(stood, km)
      const value = whole || `${known.unit} ${km}${rest ? `, ${rest}` : ''}`
      found.push(finding(line, 'ubicacion_referencia', value, range, 0.8, 'only'))
    }
    // "En el kilómetro cuarenta y tres... no, miento, cuarenta y ocho"
    const moved =
      /\b(?:kilometro|km|mile ?marker|mile ?post) (\d+)\b.{0,60}?\b(?:no|perdon|miento|digo|mejor dicho|espere|sorry|wait|i mean|make that|actually)\b.{0,50}?\b(\d{1,4})\b(?! ?(?:minut|auto|person|herid|anos|metros|camion|vehic))/.exec(
        line.text,
      )
    if (moved?.[2] && moved[2] !== moved[1] && !known && !post)
      found.push(
        finding(
          line,
          'ubicacion_referencia',
          `${/^mile/.test(moved[0]) ? 'mile marker' : 'km'} ${moved[2]}`,
          { start: moved.index, end: moved.index + moved[0].length },
          0.75,
          references.length === 1 ? 'only' : 'add',
        ),
      )
    const asksKm = context.prompts.some((prompt) => /\bkilometro|\bkm\b|mile (?:marker|post)/.test(prompt.text))
    const unit = line.tongue === 'en' ? 'mile marker' : 'km'
    const bareKm =
      THE_KM_IS.exec(line.text) ??
      (asksKm && !/kilometro|\bkm\b|mile ?(?:marker|post) \d/.test(line.text)
        ? /(?:\b(?:en|por|como|at|near|el|say|it's|like|about|around|maybe|think|past)(?: el| it's)?|^\W*(?:uh|um|eh|a ver)?\W*) ?(\d{1,4})\b(?! ?(?:minut|auto|person|herid|anos|metros|camion|vehic|horas|cuadras|cars|people|years|feet|yards|o'clock))/.exec(
            line.text,
          )
        : null)
    if (bareKm?.[1] && !known)
      found.push(
        finding(
          line,
          'ubicacion_referencia',
          `${unit} ${bareKm[1]}`,
          { start: bareKm.index, end: bareKm.index + bareKm[0].length },
          0.75,
          'add',
        ),
      )
    const bound = /ruta|autopista|carretera|camino|panamericana|\b[a-z]-\d/i.test(context.record.direccion ?? line.text)
      ? /\b(?:[Hh]acia|(?:[Vv]oy|[Ii]ba|[Vv]amos|[Ii]bamos) (?:para|hacia)|[Ii]endo (?:a|para)|[Yy]endo (?:a|para|hacia)|(?:en )?direccion a) (?:el )?[A-Z][a-z]+(?: [A-Z][a-z]+)?/.exec(
          line.cased,
        )
      : null
    if (bound)
      found.push(
        finding(
          line,
          'ubicacion_detalle',
          line.plain.quote(bound.index, bound.index + bound[0].length),
          { start: bound.index, end: bound.index + bound[0].length },
          0.7,
          'add',
        ),
      )
    const thereIs =
      line.tongue === 'es'
        ? /\b(?:hay|esta|queda) (?:una?|el|la) (?!\d|port|reja|timbre|citofono|senor|nin|perro|herid|persona|salvavidas|doctor|medic|enfermer|caballero|hombre|mujer|joven|carabiner|paramedic|vecin|guardia|conserje|amig|cabr|tipo|chic|abuel|auto|camion|moto|olor|fuga|incend|fuego|accident|choque|problem|pelea|emergenc|cuchill|cosa|rato)[^,.]{3,40}/.exec(
            line.text,
          )
        : null
    if (thereIs)
      found.push(
        finding(
          line,
          'ubicacion_referencia',
          written(line, thereIs.index, thereIs.index + thereIs[0].length),
          { start: thereIs.index, end: thereIs.index + thereIs[0].length },
          0.6,
          'add',
        ),
      )
    const moving = /\b(?:yo (?:venia|iba|voy)|voy manejando|i was driving)\b[^.]*$/
    for (const piece of pieces(line, DETAIL).filter((one) => !moving.test(line.text.slice(0, one.start))))
      if (!(street?.number && piece.start < street.end && piece.end > street.start)) {
        const mended = MENDS.test(line.text) ? inPlaceOf(context.record.ubicacion_detalle, piece.value) : undefined
        found.push(finding(line, 'ubicacion_detalle', mended ?? piece.value, piece, 0.75, mended ? 'only' : 'add'))
      }
  } else if (context.record.direccion !== undefined) {
    // "We're the blue house, gate's open", "es la casa del fondo, hay que subir": offered of one's own accord
    const offers =
      /\b(?:we're|we are|it's|come|look for|you'll see|es la|es una|somos la|la casa es|vivo en|estamos en|entre por|entren por|hay que|se entra|golpee|toque)\b/.test(
        line.text,
      )
    for (const piece of pieces(line, DETAIL).filter(
      (one) => offers || WAY_IN.test(line.text.slice(one.start, one.end)),
    ))
      found.push(finding(line, 'ubicacion_detalle', piece.value, piece, 0.65, 'add'))
  }
  const prompt = context.prompts.at(-1)
  const picked = prompt && !found.some((one) => one.field === 'ubicacion_referencia') ? chosen(line, prompt) : undefined
  if (picked) found.push(finding(line, 'ubicacion_referencia', picked.value, picked, 0.75, 'add'))
  // "¿En qué piso?" — "En el tercero"
  const storey = /\bque piso\b|\b(?:which|what) floor\b/.test(prompt?.text ?? '') ? STOREY.exec(line.text) : null
  if (storey?.[1] && !/\b(?:piso|floor)\b/.test(line.text)) {
    const range = { start: storey.index, end: storey.index + storey[0].length }
    const value =
      line.tongue === 'es' ? `piso ${written(line, range.end - storey[1].length, range.end)}` : `${storey[1]} floor`
    found.push(finding(line, 'ubicacion_detalle', value, range, 0.75, 'add'))
  }
  const described = found.some((one) => one.field === 'ubicacion_referencia')
  if (
    prompt &&
    answerOf(line) === 'yes' &&
    aboutPlace(context) &&
    !described &&
    context.record.ubicacion_referencia === undefined
  ) {
    for (const piece of [...pieces(prompt, REFERENCE), ...landmarks(prompt)].slice(0, 1)) {
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
  // A town is no landmark of itself: "Puente Alto", "Villa Alemana"
  return found.filter(({ value }) => value === null || !COMUNA_BY_PLAIN.has(value.toLowerCase()))
}

/** What the dispatcher passes on to the crew: "I'm telling the crew fourth floor, front window". */
export function relayed(line: Line): Finding[] {
  if (
    !/\b(?:telling|told|tell) the (?:crew|crews|firefighters|ambulance)|(?:le|les) (?:aviso|digo|informo) (?:a (?:la|los) \w+ )?que\b/.test(
      line.text,
    )
  )
    return []
  return pieces(line, DETAIL).map((piece) => finding(line, 'ubicacion_detalle', piece.value, piece, 0.7, 'add'))
}
