/** Who the patient is: sex, age and name, kept apart from the caller, the dispatcher and third parties. */
import { answerOf, repaired } from './answers.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { type Finding, finding, type Line, type Range, rangeOf, sentenceAt } from './line.ts'

const MALE =
  /\b(?:mi|su|tu|un|el|al|del|este|ese) (?:\w+ )?(?:marido|esposo|papa|papi|padre|hijo|hijito|hermano|abuelo|tata|tio|amigo|pololo|novio|suegro|nieto|sobrino|primo|cunado|companero|jefe|caballero|senor|hombre|nino|vecino|viejito|viejo|cabro|joven|muchacho|chico|motociclista|motorista|ciclista|chofer|conductor|alumno|profesor|pasajero|colega|obrero|pescador|peaton|maestro|trabajador|companero de \w+|yerno|padrastro|abuelito|lolo|tipo|anciano|guardia)\b|\b(?:my|his|her|our|me|the|an?|this|that) (?:\w+ )?(?:husband|dad|daddy|father|son|brother|grandad|granddad|grandpa|grandfather|uncle|boyfriend|nephew|stepdad|fiance|man|guy|boy|gentleman|bloke|lad|fella|grandson|brother-in-law|cyclist|biker)\b/g
const FEMALE =
  /\b(?:mi|su|tu|una|la|a la|de la|esta|esa) (?:\w+ )?(?:senora|esposa|mujer|mama|mami|madre|hija|hijita|hermana|abuela|abuelita|tia|amiga|polola|novia|suegra|nieta|nietecita|sobrina|prima|cunada|companera|jefa|nina|vecina|viejita|cabra|chica|muchacha|lola|ancianita|anciana|nuera|madrastra|alumna|profesora|pasajera|conductora|clienta|trabajadora|hijita chica|embarazada|nana)\b|\b(?:my|his|her|our|me|the|an?|this|that) (?:\w+ )?(?:wife|mum|mom|mummy|mommy|mam|mother|daughter|sister|nan|nana|gran|granny|grandma|grandmother|aunt|auntie|girlfriend|niece|stepmum|stepmom|woman|lady|girl|granddaughter|fiancee|lass|missus)\b/g
const HE = /\b(?:he|he's|him|his)\b/g
const SHE = /\b(?:she|she's|her|hers)\b/g
/** Adjectives that agree with a first-person speaker in Spanish. */
const SELF_F =
  /\b(?:estoy|soy|me siento|estuve|quede) (?:\w+ )?(?:\w+(?:ada|ida)|sola|embarazada|enferma|despierta)\b|^\W*(?:si\W+)?sola\b/
const SELF_M = /\b(?:estoy|soy|me siento|estuve|quede) (?:\w+ )?(?:\w+(?:ado|ido)|solo|enfermo|despierto)\b/

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length

/** Does the caller speak of their own body? */
export function speaksOfSelf(line: Line): boolean {
  return /\bme (?:va a matar|quiere matar|pego|cai|duele|siento|corte|queme|pegue|golpee|desmaye|ahogo|falta el aire|cuesta respirar|tome|pico|mordio|quebre|esta (?:pegando|golpeando|amenazando)|pego|golpeo)\b|\bno (?:puedo respirar|doy mas|me puedo (?:parar|mover|levantar))|\bestoy (?:sangrando|sol[ao]|embarazada|maread|atrapad|herid|pensando|por tener)|\btengo (?:un |mucho |fuerte )?(?:dolor|contracciones|miedo de)|quiero (?:morir|matarme)|\bi(?:'ve| have)? (?:fell|fallen|can't breathe|cut my|think i'm having|burned my|took)|\bmy (?:chest|leg|arm|back|throat|water|waters|head|contractions)\b|\bi'm (?:having|bleeding|in labor|in labour|alone|trapped|stuck|pregnant|hurt)\b/.test(
    line.text,
  )
}

export function sexFindings(line: Line, context: Context): Finding[] {
  if (context.record.sexo) return []
  const { text } = line
  if (line.turn.speaker === 'agent') {
    if (context.self) {
      // The dispatcher hears the voice: "señora", "sir"
      const addressed = /\b(ma'am|miss|senora|senorita)\b/.exec(text) ?? /\b(sir|senor|caballero)\b/.exec(text)
      return addressed
        ? [finding(line, 'sexo', /sir|senor$|caballero/.test(addressed[0]) ? 'M' : 'F', rangeOf(addressed), 0.6)]
        : []
    }
    if (!/\?/.test(text)) return []
    const he = count(text, /\b(?:he|him|his)\b/g) + count(text, MALE)
    const she = count(text, /\b(?:she|her)\b/g) + count(text, FEMALE)
    if (he > 0 === she > 0) return []
    const match = new RegExp(he > 0 ? `${HE.source}|${MALE.source}` : `${SHE.source}|${FEMALE.source}`).exec(text)
    return match ? [finding(line, 'sexo', he > 0 ? 'M' : 'F', rangeOf(match), 0.7)] : []
  }
  if (context.self || speaksOfSelf(line)) {
    const self = SELF_F.exec(text) ? 'F' : SELF_M.exec(text) ? 'M' : undefined
    const match = SELF_F.exec(text) ?? SELF_M.exec(text)
    return self && match ? [finding(line, 'sexo', self, rangeOf(match), 0.65)] : []
  }
  if (context.callerLines > 6 && !context.record.motivo) return []
  const own = (match: RegExpMatchArray): boolean => /^(?:mi|my|me|our|una?|an?|la|el|al)\b/.test(match[0])
  const allM = [...text.matchAll(MALE)]
  const allF = [...text.matchAll(FEMALE)]
  const firstM = allM.find(own) ?? allM[0]
  const firstF = allF.find(own) ?? allF[0]
  // Two people: the one who lies still is the patient
  const worse = [...allM, ...allF].filter((match) =>
    /^[^,.]{0,14}(?:tirad|botad|inconscien|no se mueve|desmay|sangr|lying|unconscious|not moving|bleeding|collapsed)/.test(
      text.slice((match.index ?? 0) + match[0].length),
    ),
  )
  const first =
    firstM && firstF
      ? own(firstM) === own(firstF)
        ? (firstM.index ?? 0) < (firstF.index ?? 0)
          ? firstM
          : firstF
        : own(firstM)
          ? firstM
          : firstF
      : (firstM ?? firstF)
  const candidate = firstM && firstF && worse.length === 1 ? worse[0] : first
  const nounOf = candidate && (own(candidate) || line.tongue === 'es') ? candidate : undefined
  if (
    nounOf &&
    !isBystander(text, nounOf.index ?? 0) &&
    !(firstM && firstF && worse.length !== 1 && context.record.motivo === 'incendio')
  ) {
    return [finding(line, 'sexo', allM.includes(nounOf) ? 'M' : 'F', rangeOf(nounOf), 0.85)]
  }
  if (line.tongue === 'en') {
    const he = count(text, HE)
    const she = count(text, SHE)
    const match = he > she ? new RegExp(HE.source).exec(text) : she > he ? new RegExp(SHE.source).exec(text) : null
    if (match && (he === 0 || she === 0)) return [finding(line, 'sexo', he > she ? 'M' : 'F', rangeOf(match), 0.8)]
  } else {
    const pronoun = /\b(?:el de la moto|al de la moto|el esta|la nina|ella esta|el nino)\b/.exec(text)
    if (pronoun) return [finding(line, 'sexo', /ella|la nina/.test(pronoun[0]) ? 'F' : 'M', rangeOf(pronoun), 0.7)]
  }
  return []
}

/** "my girlfriend's at the door", "mi hijo está llamando": somebody who helps. */
function isBystander(text: string, index: number): boolean {
  const after = text.slice(index, index + 60)
  return (
    /^(?:\w+ ){1,3}(?:\w+ )?(?:esta llamando|fue a|bajo a|salio a|dice que|me dice|vive en|anda|viene|llego|is getting|'s getting|'s at the|went to|is coming|says|told|is calling|just called|con uno|salio)/.test(
      after,
    ) || /\b(?:soy|i'm|i am) (?:\w+ )?$/.test(text.slice(Math.max(0, index - 12), index))
  )
}

const YEARS = /\b(\d{1,3}) (?:anos|anitos|years?(?: old)?|yrs)\b|\b(\d{1,3})[- ]year[- ]old|\baged? (\d{1,3})\b/g
const MONTHS = /\b(\d{1,2}) (?:meses|months?(?: old)?)\b/g
const YEAR_MONTHS = /\b(?:(\d{1,2})|un|a|one) (?:anos?|years?) (?:y |and |con )?(\d{1,2}) (?:meses|months)/
const IS_AGED =
  /\b(?:he|she|they)(?:'s| is|'d be|'ll be| are)? (?:about |around |like |maybe |only |just )?(\d{1,3})\b(?! ?(?:weeks|minut|months|feet|pounds|hours|days|kilos|stone|over|percent|times))/g
/** Ages that are not yet: "va a cumplir seis". */
const TO_BE = /\b(?:cumplir|cumple|cumplira|turning|turns|will be|going on|nearly|almost) $/
const FUTURE =
  /^\W*(?:anos\W+)?(?:voy a cumplir(?! \d)|va a cumplir(?! \d)|cumple(?! \d)|cumplira|and a half|in (?:january|february|march|april|may|june|july|august|september|october|november|december))/

type Aged = Range & { readonly value: string }

function agesIn(line: Line, context: Context): Aged[] {
  const { text } = line
  const found: Aged[] = []
  const mixed = YEAR_MONTHS.exec(text)
  if (mixed)
    return [
      {
        ...rangeOf(mixed),
        value: `${mixed[1] ?? '1'} ${mixed[1] === undefined || mixed[1] === '1' ? 'año' : 'años'} ${mixed[2]} meses`,
      },
    ]
  const about = anyAsked(context, 'age')
  for (const match of text.matchAll(MONTHS)) {
    if (about || /tiene|de |old/.test(text.slice(Math.max(0, match.index - 10), match.index + 20))) {
      if (!/\b(?:hace|embaraz\w+|ago)\b/.test(text.slice(Math.max(0, match.index - 16), match.index + 20)))
        found.push({ ...rangeOf(match), value: `${match[1]} meses` })
    }
  }
  const push = (match: RegExpMatchArray, digits: string | undefined): void => {
    const start = match.index ?? 0
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 18), start)
    if (digits === undefined || Number(digits) > 115 || TO_BE.test(before) || FUTURE.test(text.slice(end))) return
    if (
      /\b(?:a los|hace|cuando tenia|since|for|last|desde hace|por) $/.test(before) ||
      /^ ?(?:ago|atras)/.test(text.slice(end))
    )
      return
    found.push({ start, end, value: String(Number(digits)) })
  }
  for (const match of text.matchAll(YEARS)) push(match, match[1] ?? match[2] ?? match[3])
  if (line.tongue === 'en') for (const match of text.matchAll(IS_AGED)) push(match, match[1])
  if (about && found.length === 0) {
    const late =
      /\b((?:early|mid|late)[- ]?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|teens|\d0s))\b/.exec(
        text,
      )
    if (late) return [{ ...rangeOf(late), value: late[1] ?? late[0] }]
  }
  if (about) {
    for (const match of text.matchAll(
      /(?<![\d.,])(\d{1,3})\b(?! ?(?:semana|weeks|minut|meses|months|hora|kilo|anos|years|%|de la|grados))/g,
    )) {
      const before = text.slice(Math.max(0, match.index - 26), match.index)
      if (
        /\b(?:a los|hace|flat|piso|casa|depto|departamento|numero|torre|avenida|calle|mi herman[ao]\w* [^,.]*)\s?$/.test(
          before,
        )
      )
        continue
      push(match, match[1])
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

function ageFindings(line: Line, context: Context): Finding[] {
  const { text } = line
  if (context.asked.has('ageOfCaller') && !context.self) return []
  const asked = anyAsked(context, 'age')
  const ages = agesIn(line, context)
  if (!asked && /\b(?:mi herman[ao] chic[ao]|my kids|mis hijos|they're|tiene 3|yo tengo)\b/.test(text) && !context.self)
    return []
  const known = context.record.edad
  if (known !== undefined && !asked) {
    const fix =
      /\b(?:son|tiene|es|he's|she's|actually|no,?) (\d{1,3})\b[^.]{0,24}(?:disculp|perdon|cumpli|equivoc|sorry|actually|not \d)|(?:perdon|disculp\w*|sorry|equivoqu\w+|actually)[^.]{0,24}\b(?:son|tiene|es|he's|she's|it's) (\d{1,3})\b(?! ?(?:semana|minut|hora))/.exec(
        text,
      )
    const value = fix?.[1] ?? fix?.[2]
    if (fix && value && Number(value) < 116 && !context.record.numero?.includes(value))
      return [finding(line, 'edad', value, rangeOf(fix), 0.85)]
    return []
  }
  const first = ages[0]
  if (!first) return []
  // "Ochenta y uno… ochenta y dos voy a cumplir. Ochenta y uno tengo."
  const chosen = /tengo|in fact/.test(text.slice(ages.at(-1)?.end ?? 0, (ages.at(-1)?.end ?? 0) + 8))
    ? ages.at(-1)
    : repaired(line, ages)
  if (!chosen) return []
  return [finding(line, 'edad', chosen.value, chosen, asked ? 0.9 : 0.7)]
}

const WORD = "[A-Z][a-z']+(?:-[A-Z][a-z']+)?"
const NAMES = `${WORD}(?: (?:(?:de la|de los|del|de|van|von|da) )?${WORD}){0,3}`
const NOT_NAME =
  /^(?:Si|No|Ya|Eh|Ah|Ay|Oh|Uh|Um|Se|Es|El|La|Los|Las|Mi|Yes|Yeah|He|She|It|Its|The|My|And|Y|Pero|But|Okay|Ok|Right|Please|Por|Senorita|Senor|Senora|Dice|Dicen|Tiene|Treinta|Gracias|Hola|Alo|Hello|Hi|Well|Bueno|Mire|Oiga|Fonasa|Isapre|Dad|Mum|Mom|Mami|Papi|Papa|Mama|God|Dios|Come|Hold|Hang|Three|They|We|There|Me|So|Un|Una|That|This|His|Her|Just|Sorry|I|I'm|I've|Jesus|Christ|Muchas|Don|Dona|Nana|Tata|What|Como|Que|Wake|Help|Now|Not|Carabineros|Bomberos|Samu|Street|Avenida|Calle|Torre|Monday|Sunday|English|Spanish|Narcan|EpiPen|Toma|Creo|Parece|Perdon|Disculpe|Soy|Estoy|Esta|Este|Esa|Ese|Ella|Nada|Nadie|Ahora|Aqui|Aca|Listo|Claro|Vamos|Mijita|Mijito|Amor|Tranquila|Tranquilo|Name|Membership|Says|Thank|Thanks|Both|Maybe|Don't|Do|Can|Is|Are|Was|Only|About|Type|Smile|Lo|Le|Con|En|A|De|Para|Porque|Cuando|Ayer|Anoche|Hoy|Hace|Como|Desde)$/

const plainName = (name: string): string => name.toLowerCase()

type Called = Range & { readonly given: string; readonly family?: string }

function called(line: Line, start: number, text: string): Called | undefined {
  const words = [...text.matchAll(new RegExp(WORD, 'g'))]
  const first = words[0]
  if (!first || NOT_NAME.test(first[0]) || /'(?:s|m|re|ve|ll|d)$/.test(first[0])) return undefined
  const offset = start + first.index
  const given = line.plain.quote(offset, offset + first[0].length)
  const restStart = offset + first[0].length
  const rest = line.cased.slice(restStart, start + text.length).trim()
  const range = { start: offset, end: start + text.trimEnd().length }
  if (rest === '') return { ...range, given }
  const from = start + text.length - text.slice(first.index + first[0].length).trimStart().length
  return { ...range, given, family: line.plain.quote(from, start + text.trimEnd().length) }
}

const SAYS_NAME = new RegExp(
  `(?:[Ss]e llama|[Nn]ombre (?:es|de (?:el|ella) es)|[Nn]ame(?:'s| is)|is called|called|says (?:his|her) name(?:'s| is)|[Mm]embership says|[Ss]u nombre (?:es|era)|carnet dice|says it's|ID says|licen[cs]e says)(?: (?:la|el|don|dona|senora|mr|mrs))? (${NAMES})`,
)
const NAME_IS_CALLED = new RegExp(`(?:(?:^|[.,!?] ?)(?:[Ll]a|[Ee]l|[Dd]on|[Dd]ona)?\\s?)(${WORD}) se llama`)
const CALLER_NAME = new RegExp(
  `(?:[Mm]i nombre es|[Mm]e llamo|[Yy]o soy|[Ss]oy|[Hh]abla|[Mm]y name(?:'s| is)|[Tt]his is|I'm)(?: (?:la|el|don|dona|senora))? (${NAMES})`,
)
const SYMPTOM_OF = new RegExp(`\\b(?:el|la|don|dona|a) (${WORD}) (?:tiene|esta|se cayo|toma|sufre|no respira|necesita)`)
const CALLED_OUT = [
  new RegExp(`\\b(${WORD}),? (?:\\w+ \\w+ )?!?[¡]?\\1\\b`),
  new RegExp(
    `(?:^|[.,!?¡] ?)(?:[Dd]on |[Dd]ona )?(${WORD}), (?:come on|wake up|can you hear|stay with|please (?:wake|breathe|stay)|breathe|respir[ae]|despiert[ae]|hable?me|hablame|mire?me|mirame|aguant[ae]|mi amor|reaccion[ae]|contest[ae]|listen|open your)`,
  ),
  new RegExp(
    `(?:[Tt]ranquil[ao]|[Vv]amos|[Rr]espira|[Dd]espierta|[Cc]ome on|[Ww]ake up|[Aa]guanta|[Rr]eacciona|[Hh]old on|[Ss]tay with me|[Ee]s?cuchame),? (${WORD})\\b`,
  ),
  new RegExp(
    `(?:^|[.!?¡] ?¡?)(${WORD}), (?:cierra|abre|ven|sal|quedate|baja|what|can you|are you|look|smile|lift|squeeze|ponte|dime)\\b`,
  ),
]

/** Names that the line gives to somebody who is not the patient. */
export function othersNamed(line: Line, context: Context): string[] {
  const names: string[] = []
  const caller = CALLER_NAME.exec(line.cased)
  if (caller?.[1] && (line.turn.speaker === 'agent' || !context.self))
    names.push(...caller[1].split(' ').map(plainName))
  const greeted = new RegExp(
    `(?:[Dd]on|[Dd]ona|[Ss]enora|[Ss]enor|[Gg]racias,|[Tt]hank you,|[Tt]hanks,) (${WORD})`,
  ).exec(line.cased)
  if (greeted?.[1] && !context.self) names.push(plainName(greeted[1]))
  for (const match of line.cased.matchAll(new RegExp(`\\b(?:[Dd]on|[Dd]ona) (${WORD})(?! ?[,!])`, 'g')))
    if (match[1] && !context.self) names.push(plainName(match[1]))
  for (const match of line.cased.matchAll(
    new RegExp(`\\b(${WORD})(?:'s| is) (?:getting|at the|calling|on (?:his|her) way|coming|gone to|outside)`, 'g'),
  ))
    if (match[1]) names.push(plainName(match[1]))
  return names
}

function asFindings(line: Line, name: Called, confidence: number, context: Context): Finding[] {
  const given = name.given.normalize('NFD').replace(/[\u0300-\u036f]/g, '')
  const plain = plainName(given)
  if (context.others.has(plain) || (COMUNA_BY_PLAIN.has(plain) && plain !== 'victoria')) return []
  const found = [finding(line, 'nombre', name.given, name, confidence)]
  const fuller = name.family
    ? undefined
    : new RegExp(`\\b${given} ((?:(?:de la|del|de) )?${WORD}(?: ${WORD})?)`).exec(line.cased)
  const said = fuller?.[1]
  const late =
    fuller && said && !NOT_NAME.test(said)
      ? line.plain.quote(fuller.index + fuller[0].length - said.length, fuller.index + fuller[0].length)
      : undefined
  const family = (name.family ?? late)?.replace(/\s+viuda de .*$/i, '').replace(/^(?:el|la) /, '')
  if (family) found.push(finding(line, 'apellido', family, name, confidence))
  if (!context.record.sexo && line.tongue === 'es') {
    const sex = /a$/.test(plain)
      ? 'F'
      : /o$/.test(plain)
        ? 'M'
        : /^(?:felipe|andres|jose|juan|luis|carlos|miguel|manuel|hernan|ivan|ruben|hector|jorge|victor|cesar|daniel|gabriel|rafael|benjamin|martin|sebastian|matias|nicolas|tomas|lucas|joaquin|agustin|vicente|maximiliano|cristian|ramon|raul|angel|david|samuel|javier|simon|bastian|esteban|german|fabian|joel|elias|oscar|edgar|omar|wilson|nelson|edison|alex|ignacio)$/.test(
              plain,
            )
          ? 'M'
          : /^(?:carmen|isabel|raquel|ines|beatriz|pilar|belen|abigail|noemi|ruth|karen|evelyn|jennifer|yasmin|marisol|soledad|mercedes|dolores|rosario|luz|paz|consuelo|irene|elizabeth|nicole|catherine|ester|gladys|miriam|sol|edith)$/.test(
                plain,
              )
            ? 'F'
            : undefined
    if (sex) found.push(finding(line, 'sexo', sex, name, 0.55))
  }
  return found
}

function nameFindings(line: Line, context: Context): Finding[] {
  const { cased } = line
  const forCaller = anyAsked(context, 'nameOfCaller') && !context.self
  const asked =
    (anyAsked(context, 'name') || (context.self && anyAsked(context, 'nameOfCaller'))) &&
    !(anyAsked(context, 'nameOfCaller') && !context.self)
  const said = SAYS_NAME.exec(cased)
  if (said?.[1] && !/^(?:mi|my)/i.test(said[0])) {
    const sentence = sentenceAt(line, said.index)
    const before = line.text.slice(sentence.start, said.index)
    const third =
      /\b(?:mi (?:hijo|hija|herman[ao]|vecin[ao]|marido|senora)|my (?:son|daughter|neighbou?r)|calle|conjunto|edificio|colegio)\b/.test(
        before,
      ) &&
      (context.self || !asked)
    if (!third && !/\bse llama (?:la|el) (?:calle|pasaje|villa)/.test(line.text)) {
      const name = called(line, said.index + said[0].length - said[1].length, said[1])
      if (name) return asFindings(line, name, 0.9, context)
    }
  }
  const turned = NAME_IS_CALLED.exec(cased)
  if (turned?.[1] && !NOT_NAME.test(turned[1])) {
    const at = turned.index + turned[0].indexOf(turned[1])
    return asFindings(
      line,
      { start: at, end: at + turned[1].length, given: line.plain.quote(at, at + turned[1].length) },
      0.85,
      context,
    )
  }
  if (context.self) {
    const own = CALLER_NAME.exec(cased)
    if (own?.[1]) {
      const name = called(line, own.index + own[0].length - own[1].length, own[1])
      if (name) return asFindings(line, name, 0.85, context)
    }
  }
  if (forCaller) return []
  if (
    asked &&
    !['unsure'].includes(answerOf(line) ?? '') &&
    !/\bno (?:la |lo )?(?:se|conozco)\b|don't know/.test(line.text)
  ) {
    const best = [...cased.matchAll(new RegExp(NAMES, 'g'))]
      .map((match) => {
        const skip = match[0]
          .split(' ')
          .findIndex((word) => !NOT_NAME.test(word) && /^[A-Z]/.test(word) && !/'(?:s|m|re|ve|ll|d)$/.test(word))
        if (skip < 0) return undefined
        const cut = match[0].split(' ').slice(0, skip).join(' ').length + (skip > 0 ? 1 : 0)
        return called(line, match.index + cut, match[0].slice(cut))
      })
      .filter((name) => name !== undefined)
      .sort((a, b) => (b.family ? 1 : 0) - (a.family ? 1 : 0) || b.start - a.start)[0]
    if (best) return asFindings(line, best, 0.9, context)
  }
  if (context.record.nombre === undefined && !context.self && !aboutPlace(context) && context.callerLines > 1) {
    const symptom = SYMPTOM_OF.exec(cased)
    if (symptom?.[1] && !NOT_NAME.test(symptom[1])) {
      const at = symptom.index + symptom[0].indexOf(symptom[1])
      return asFindings(
        line,
        { start: at, end: at + symptom[1].length, given: line.plain.quote(at, at + symptom[1].length) },
        0.75,
        context,
      )
    }
    if (context.record.motivo !== 'violencia_intrafamiliar') {
      for (const pattern of CALLED_OUT) {
        const match = pattern.exec(cased)
        if (!match?.[1] || NOT_NAME.test(match[1])) continue
        const at = match.index + match[0].indexOf(match[1])
        return asFindings(
          line,
          { start: at, end: at + match[1].length, given: line.plain.quote(at, at + match[1].length) },
          0.7,
          context,
        )
      }
    }
    // "Eighty-six. Ivy. Ivy Chandler.": a name offered beside the age
    const twice = new RegExp(`\\b(${WORD})\\. (\\1 ${WORD})`).exec(cased)
    if (twice?.[2]) {
      const name = called(line, twice.index + twice[0].length - twice[2].length, twice[2])
      if (name) return asFindings(line, name, 0.8, context)
    }
  }
  return []
}

export const patientFindings = (line: Line, context: Context): Finding[] => [
  ...sexFindings(line, context),
  ...ageFindings(line, context),
  ...nameFindings(line, context),
]
