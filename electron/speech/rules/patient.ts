/** Who the patient is: sex and age, kept apart from the caller's. */

import { ageReadBack, besideOwn, noAge, ownAges, surelyAged } from './ageTold.ts'
import { agesByWords, agesWithMonths } from './ageWords.ts'
import { agreedSex } from './agreement.ts'
import { repaired } from './answers.ts'
import { isBystander } from './bystander.ts'
import { anyAsked, type Context } from './context.ts'
import { type Finding, finding, type Line, type Range, rangeOf } from './line.ts'
import { aboutAnother, inCompany } from './patientKin.ts'
import { sexPutRight } from './sexPutRight.ts'
import { sexOfWhoAils } from './whoAils.ts'

const MALE =
  /\b(?:mi|su|tu|un|el|al|del|este|ese) (?:\w+ )?(?:marido|esposo|papa|papi|padre|hijo|hijito|hermano|abuelo|tata|tio|amigo|pololo|novio|suegro|nieto|sobrino|primo|cunado|companero|jefe|caballero|senor|hombre|nino|vecino|viejito|viejo|cabro|joven|muchacho|chico|motociclista|motorista|ciclista|chofer|conductor|alumno|profesor|pasajero|socio|cliente|usuario|turista|paciente|estudiante|adolescente|bebe|taxista|transeunte|lactante|residente|inspector|colega|obrero|pescador|peaton|maestro|trabajador|companero de \w+|yerno|padrastro|abuelito|lolo|tipo|anciano|guardia|nochero|conserje|garzon|mesero|camionero|jardinero|carpintero|electricista|gasfiter|albanil|soldador|minero|buzo|temporero|repartidor|motoquero|mecanico|vendedor|feriante|chiquillo|compadre|hermanito|ninito|chiquitito|bebito|guagua hombre|sujeto|individuo|lesionado|accidentado|masculino|tripulante|patron|buzo|marino)\b|\bdon [a-z]+|\b(?:my|his|her|our|me|the|an?|this|that) (?:\w+ )?(?:husband|dad|daddy|father|son|brother|grandad|granddad|grandpa|grandfather|uncle|boyfriend|nephew|stepdad|fiance|man|guy|boy|gentleman|bloke|lad|fella|grandson|brother-in-law)\b/g
const FEMALE =
  /\b(?:mi|su|tu|una|la|a la|de la|esta|esa) (?:\w+ )?(?:senora|esposa|mujer|mama|mami|madre|hija|hijita|hermana|abuela|abuelita|tia|amiga|polola|novia|suegra|nieta|nietecita|sobrina|prima|cunada|companera|jefa|nina|vecina|viejita|cabra|chica|muchacha|lola|ancianita|anciana|nuera|madrastra|alumna|profesora|pasajera|socia|usuaria|turista|paciente|estudiante|adolescente|bebe|joven|lactante|residente|bebita|conductora|clienta|trabajadora|hijita chica|embarazada|nana|garzona|mesera|vendedora|enfermera|cajera|lesionada|accidentada|femenina|chiquilla|comadre|hermanita|ninita|chiquitita|bisabuela|tiita|abuelita)\b|\bdona [a-z]+|\b(?:my|his|her|our|me|the|an?|this|that) (?:\w+ )?(?:wife|mum|mom|mummy|mommy|mam|mother|daughter|sister|nan|nana|gran|granny|grandma|grandmother|aunt|auntie|girlfriend|niece|stepmum|stepmom|woman|lady|girl|granddaughter|fiancee|lass|missus)\b/g
/** "Mama's on the floor": one's own, who needs no "my". */
const OWN_KIN =
  /(?:^|[.,!?;] ?|\bit's )(?:(dad|daddy|grandpa|grandad|granddad|gramps|pops)|(?:mama|mom|mum|mam|mommy|mummy|nan|nana|gran|granny|grandma))(?:'s| is| has| can't| won't| isn't| fell| just| collapsed| fainted)(?= )/
const HE = /\b(?:he|he's|him|his)\b/g
const SHE = /\b(?:she|she's|her|hers)\b/g
/** Adjectives that agree with a first-person speaker in Spanish. */
const SELF_F =
  /\b(?:estoy|soy|me siento|estuve|quede) (?:\w+ )?(?:\w+(?:ada|ida)|sola|embarazada|enferma|despierta)\b|^\W*(?:si\W+)?sola\b/
const SELF_M = /\b(?:estoy|soy|me siento|estuve|quede) (?:\w+ )?(?:\w+(?:ado|ido)|solo|enfermo|despierto)\b/

/** "¿Hombre o mujer?", "boy or girl?", "¿sexo?". */
const ASKS_SEX =
  /hombre o (?:una )?mujer|mujer o (?:un )?hombre|nin[oa] o (?:una? )?nin[oa]|hombrecito o mujercita|\bsexo\b|male or female|female or male|man or (?:a )?woman|woman or (?:a )?man|boy or (?:a )?girl|girl or (?:a )?boy|\bhe or (?:a )?she/
const MAN = /\b(?:hombre(?:cito)?|varon(?:cito)?|nin(?:o|ito)|masculino|caballero|male|man|boy|he|he's|guy)\b/
const WOMAN = /\b(?:mujer(?:cita)?|nin(?:a|ita)|femenino|femenina|senora|dama|female|woman|girl|she|she's|lady)\b/
/** Told by the way: "mi guagua, es niñita", "soy mujer". */
const SAYS_SEX =
  /\b(?:es|soy)(?: una?)? (?:(hombre(?:cito)?|varon(?:cito)?|ninito)|(mujer(?:cita)?|ninita))\b(?! (?:que|de) )/

function sexAnswered(line: Line, context: Context): Finding | undefined {
  const { text } = line
  if (context.prompts.some((prompt) => ASKS_SEX.test(prompt.text))) {
    const man = MAN.exec(text)
    const woman = WOMAN.exec(text)
    const one = man && woman ? undefined : (man ?? woman)
    if (one) return finding(line, 'sexo', man ? 'M' : 'F', rangeOf(one), 0.9)
  }
  const told = SAYS_SEX.exec(text)
  const own = told?.[0].startsWith('soy')
  return told && own === context.self ? finding(line, 'sexo', told[1] ? 'M' : 'F', rangeOf(told), 0.8) : undefined
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length

/** "It's my own hand", "I'm the one who's hurt", "soy yo el que está mal", "a mí me agarró". */
const HURT_MYSELF =
  /\bmy own (?:\w+ )?(?:hand|finger|thumb|arm|wrist|leg|foot|toe|knee|head|eye|face|back|chest|neck|hip|ankle)\b|\bi'm (?:the (?:patient|1 (?:who's|that's|who is) (?:hurt|sick|ill|bleeding|having))|who you're coming for)|\b(?:it's|the (?:ambulance|call) is) for me\b(?! (?:mum|mom|dad|nan|wife|husband|son))|\bsoy yo (?:el|la) que (?:esta|tiene|siente|se)|\b(?:el enfermo|la enferma|el herido|la herida|el paciente|la paciente|el accidentado|la accidentada) soy yo\b|\ba mi (?:tambien )?me (?:agarro|dio|esta dando|vino|duele|cuesta|paso)\b|\bes para mi\b(?! [a-z])/

/** "My head's not on straight", "he's in my arms": nothing ails the caller there. */
const FIGURE =
  /\bmy head(?:'s| is) (?:not|all over|gone|a mess|somewhere|elsewhere)\b|\b(?:top|back) of my (?:head|mind)\b|\b(?:in|into|from|out of) my (?:arms?|hands?)\b|\bon my (?:arm|chest|back|leg)s?\b(?= (?:right|now|and (?:he|she|it)))|\bmy leg(?= pulled)|\bbehind my back\b/g

/** Does the caller speak of their own body? */
export function speaksOfSelf(line: Line): boolean {
  if (HURT_MYSELF.test(line.text)) return true
  return /\bme (?:agarro (?:un|una|el)|dio (?:un|una) (?:dolor|apreton|puntada|mareo|ataque|cosa)|vino (?:un|una)|va a matar|quiere matar|pego|cai|duele|siento|corte|queme|pegue|golpee|desmaye|ahogo|falta el aire|cuesta respirar|tome|pico|mordio|quebre|esta (?:pegando|golpeando|amenazando)|pego|golpeo)\b|\bno (?:puedo respirar|doy mas|me puedo (?:parar|mover|levantar))|\bestoy (?:sangrando|sol[ao]|embarazada|maread|atrapad|herid|pensando|por tener)|\btengo (?:un |una |mucho |fuerte )?(?:dolor|puntada|opresion|apreton|contracciones|miedo de)|quiero (?:morir|matarme)|\bi(?:'ve| have)? (?:fell|fallen|can't breathe|cut my|think i'm having|burned my|took(?! (?:exit|off|over|her|him|them|it|a (?:left|right|turn)|the (?:exit|highway|road|next))))|\bmy (?:chest|leg|arm|back(?! (?:seat|door|yard|garden|room|porch|window|pocket|of))|throat|water|waters|head|contractions)\b|\b(?:hit|hits|beat|punched|kicked|stabbed|shot|choked|strangled|attacked|hurt|bit|grabbed) me\b|\bi feel\b|\bi(?:'ve| have)? (?:just )?(?:broke out|come out|came out|broken out|woke up|been (?:having|feeling|throwing|dizzy|sick)|threw up|passed out|fainted|slipped|tripped|got (?:stung|bit|burned|hit|cut|this|a (?:pain|rash)))\b|\bi'm (?:\w+ )?(?:itchy|itching|swollen|shaking|nauseous|sick|sweating|lightheaded|allergic)\b|\bme (?:salieron|salio|sali[oó]|hinche|intoxique|maree|descompense|torci|esta (?:doliendo|picando|dando))\b|\bi'm (?:having|bleeding|dizzy|hiding|locked|in labor|in labour|alone|trapped|stuck|pregnant|hurt)\b/.test(
    line.text.replace(FIGURE, ''),
  )
}

export function sexFindings(line: Line, context: Context): Finding[] {
  const right = sexOfWhoAils(line) ?? sexPutRight(line, context)
  if (right) return [right]
  if (context.record.sexo) return []
  const { text } = line
  const answered = line.turn.speaker === 'customer' ? sexAnswered(line, context) : undefined
  if (answered) return [answered]
  if (line.turn.speaker === 'agent') {
    if (context.self) {
      // The dispatcher hears the voice: "señora", "sir"
      const addressed =
        /\b(ma'am|miss|senora|senorita|dona [a-z]+)\b/.exec(text) ?? /\b(sir|senor|caballero|don [a-z]+)\b/.exec(text)
      return addressed
        ? [finding(line, 'sexo', /sir|senor$|caballero|^don /.test(addressed[0]) ? 'M' : 'F', rangeOf(addressed), 0.6)]
        : []
    }
    // "¿Es su marido?": who somebody else is, not the patient; and who may be armed is not
    if (
      /\bweapons?\b|\bgun\b|\bknife\b|\barmas?\b|\barmad[oa]\b/.test(text) ||
      !/\?/.test(text) ||
      /^\W*(?:y )?(?:es|fue|sera|is it|was it|is that|who is) (?:su|tu|el|un|una|your|her|his|the) [a-z]+/.test(text)
    )
      return []
    // "Don Raúl, ¿respira?" speaks to the caller
    const asked = text.replace(
      /\b(?:don|dona) [a-z]+|\b(?:el|al|del) (?:paciente|accidentado|lesionado|bebe|usuario)\b/g,
      '',
    )
    const he = count(asked, /\b(?:he|him|his)\b/g) + count(asked, MALE)
    const she = count(asked, /\b(?:she|her)\b/g) + count(asked, FEMALE)
    if (he === 0 && she === 0) {
      const agreed = agreedSex(line, context)
      return agreed ? [agreed] : []
    }
    if (he > 0 === she > 0) return []
    const match = new RegExp(he > 0 ? `${HE.source}|${MALE.source}` : `${SHE.source}|${FEMALE.source}`).exec(text)
    return match ? [finding(line, 'sexo', he > 0 ? 'M' : 'F', rangeOf(match), 0.7)] : []
  }
  // "Le está pegando a la señora": who is hit is the patient
  const struck =
    /\b(?:peg(?:a|o|ando|andole)|golpe(?:a|o|ando|andola|andolo)|agred\w+|amenaz\w+|hit|hitting|beat|beating|stabbed|shot|attacking)\b(?: (?:a|up))? (?=(?:mi|la|el|una?|su|al|the|my|his|her|an?) )/.exec(
      text,
    )
  if (struck) {
    const rest = text.slice(struck.index + struck[0].length)
    const man = [...rest.matchAll(MALE)].find((match) => match.index === 0)
    const woman = [...rest.matchAll(FEMALE)].find((match) => match.index === 0)
    const one = man ?? woman
    if (one) {
      const start = struck.index + struck[0].length
      return [finding(line, 'sexo', man ? 'M' : 'F', { start, end: start + one[0].length }, 0.85)]
    }
  }
  // "He's got the gun": who holds the weapon is not the patient
  if (
    line.tongue === 'en' &&
    /\b(?:he|she)(?:'s| has| had)? (?:\w+ ){0,3}(?:gun|knife|weapon|machete|bat)\b/.test(text)
  )
    return []
  if (context.self || speaksOfSelf(line)) {
    const self = SELF_F.exec(text) ? 'F' : SELF_M.exec(text) ? 'M' : undefined
    const match = SELF_F.exec(text) ?? SELF_M.exec(text)
    return self && match ? [finding(line, 'sexo', self, rangeOf(match), 0.65)] : []
  }
  if (context.callerLines > 6 && !context.record.motivo) return []
  const own = (match: RegExpMatchArray): boolean => /^(?:mi|my|me|our|una?|an?|la|el|al)\b/.test(match[0])
  // "Soy el guardia, tengo acá a una señora": who calls is not who is ill
  const others = (match: RegExpMatchArray): boolean =>
    !/\b(?:soy|i'm|i am|(?:hij|sobrin|niet|amig|prim|cunad|vecin)[oa] del?|(?:es|son|era) de|(?:el|la) (?:del?|que) [a-z]+(?: [a-z]+)? es) $|\b(?:con|with|de la|de don|de dona) [a-z]+(?: [a-z]+)?, $/.test(
      text.slice(0, match.index),
    ) && !/^ fue (?:el|la) que (?:llam|marc|avis|pidi)/.test(text.slice((match.index ?? 0) + match[0].length))
  const allM = [...text.matchAll(MALE)].filter(others)
  const allF = [...text.matchAll(FEMALE)].filter(others)
  const firstM = allM.find(own) ?? allM[0]
  const firstF = allF.find(own) ?? allF[0]
  // Two people: the one who lies still is the patient
  const worse = [...allM, ...allF].filter((match) =>
    /^[^,.]{0,14}(?:tirad|botad|inconscien|no se mueve|desmay|sangr|apretad|atrapad|prensad|aplastad|trapped|pinned|stuck|lying|unconscious|not moving|bleeding|collapsed)/.test(
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
    const kin = he === she ? OWN_KIN.exec(text) : null
    if (kin && !isBystander(text, kin.index)) return [finding(line, 'sexo', kin[1] ? 'M' : 'F', rangeOf(kin), 0.75)]
    const match = he > she ? new RegExp(HE.source).exec(text) : she > he ? new RegExp(SHE.source).exec(text) : null
    if (match && (he === 0 || she === 0)) return [finding(line, 'sexo', he > she ? 'M' : 'F', rangeOf(match), 0.8)]
  } else {
    const agreed = agreedSex(line, context)
    if (agreed) return [agreed]
    const pronoun = /\b(?:el de la moto|al de la moto|el esta|la nina|ella esta|el nino)\b/.exec(text)
    if (pronoun) return [finding(line, 'sexo', /ella|la nina/.test(pronoun[0]) ? 'F' : 'M', rangeOf(pronoun), 0.7)]
  }
  return []
}

const YEARS = /\b(\d{1,3}) (?:anos|anitos|years?(?: old)?|yrs)\b|\b(\d{1,3})[- ]year[- ]old|\baged? (\d{1,3})\b/g
const MONTHS = /\b(\d{1,2}) (?:meses|mesecitos|mesesitos|months?(?: old)?)\b/g
const IS_AGED =
  /\b(?:he|she|they)(?:'s| is|'d be|'ll be| are)? (?:about |around |like |maybe |only |just )?(\d{1,3})\b(?! ?(?:weeks|minut|months|feet|foot|ft|stone|pounds|hours|days|kilos|stone|over|percent|times))/g
/** Ages that are not yet: "va a cumplir seis". */
const TO_BE =
  /\b(?:cumple los|cumplira los|me lleva|le llevo|cumplir|cumple|cumplira|turning|turns|will be|going on|nearly|almost|v(?:oy|a) para los|v(?:oy|a) por los) $/
const FUTURE =
  /^\W*(?:anos\W+)?(?:se l[oa]s (?:vamos|va|celebr)|l[oa]s cumple|voy a cumplir(?! \d)|va a cumplir(?! \d)|cumple(?! \d)|cumplira|and a half|next (?:week|month|year)|tomorrow|soon|in (?:january|february|march|april|may|june|july|august|september|october|november|december))/

type Aged = Range & { readonly value: string }

/** "Off to fetch her little lad, he's four", "mi nieto, el Matías, que tiene trece". */
const OF_WHO_COMES_UP =
  /\b(?:(?:her|his|their|my|our) (?:(?:little|young|youngest|oldest|eldest|older|younger|big|baby|own|other) )?(?:lad|one|boy|girl|son|daughter|sister|brother|kid|grandson|granddaughter|nephew|niece|friend|mum|mom|dad)|(?:mi|su|la|el) (?:niet|sobrin|herman|prim|hij|cunad)[oa](?: (?:chic[oa]|mayor|menor|grande))?),?(?:'s)? (?:[a-z]+,? ){0,2}?(?:(?:he's|she's|who's|is|que tiene|tiene|de|that's) )?(?:about |only |just |como |unos )?$/

function agesIn(line: Line, context: Context): Aged[] {
  const { text } = line
  const found: Aged[] = []
  // "Un año ocho, o sea nueve, un año nueve": the last of them
  const mixed = agesWithMonths(text).at(-1)
  if (mixed) return [mixed]
  const half = /\b(un |una |1 )?ano y medio\b|\b(?:a )?year and a half\b/.exec(text)
  if (half && (anyAsked(context, 'age') || /\btiene (?:un )?$/.test(text.slice(0, half.index))))
    return [{ ...rangeOf(half), value: '1 año 6 meses' }]
  const own: ReadonlySet<string> = context.self ? new Set() : ownAges(line)
  const about =
    anyAsked(context, 'age') || ageReadBack(line, context) || (context.self && anyAsked(context, 'ageOfCaller'))
  // Months of a pregnancy are no age
  const expecting = anyAsked(context, 'pregnancy') && !anyAsked(context, 'age')
  for (const match of expecting ? [] : text.matchAll(MONTHS)) {
    if (about || /tiene|de |old/.test(text.slice(Math.max(0, match.index - 10), match.index + 20))) {
      if (!/\b(?:hace|embaraz\w+|ago)\b/.test(text.slice(Math.max(0, match.index - 16), match.index + 20)))
        found.push({ ...rangeOf(match), value: `${match[1]} meses` })
    }
  }
  const push = (match: RegExpMatchArray, digits: string | undefined): void => {
    const start = match.index ?? 0
    const end = start + match[0].length
    const before = text.slice(Math.max(0, start - 18), start)
    const past = /\b(?:turned|cumplio) $/.test(before)
    if (digits === undefined || Number(digits) > 115 || TO_BE.test(before) || (!past && FUTURE.test(text.slice(end))))
      return
    if (
      /\b(?:nacio en(?: el)?(?: mil novecientos)?|es del|es clase|born in|(?:lived|worked|married|been)(?: \w+){0,3}|a los|hace|cuando tenia|since|for|last|desde hace|por) $/.test(
        before,
      ) ||
      /^ ?(?:ago|atras)/.test(text.slice(end)) ||
      noAge(line, { start, end }) ||
      own.has(String(Number(digits))) ||
      aboutAnother(line, end - 1, context) ||
      (context.kin === undefined && inCompany(line, start)) ||
      // The patient's is known, and this is that of somebody who comes up beside
      (context.record.edad !== undefined && OF_WHO_COMES_UP.test(text.slice(Math.max(0, start - 60), start)))
    )
      return
    found.push({ start, end, value: String(Number(digits)) })
  }
  // "¿Cuántos meses tiene?" — "Diez"
  const inMonths = /\b(?:cuantos meses|how many months)\b/.test(context.prompts.at(-1)?.text ?? '')
  const bare =
    inMonths && found.length === 0
      ? /^\W*(?:\w+ ){0,2}?(\d{1,2})\b(?! ?(?:anos|anitos|years|dias|days|semanas|weeks))/.exec(text)
      : null
  if (bare) return [{ ...rangeOf(bare), value: `${bare[1]} meses` }]
  for (const match of text.matchAll(YEARS)) push(match, match[1] ?? match[2] ?? match[3])
  // "My daughter, she's four", said by the patient, is not the patient's age
  if (line.tongue === 'en' && !context.self) for (const match of text.matchAll(IS_AGED)) push(match, match[1])
  // "Un cabro joven, unos veinticinco"
  for (const match of text.matchAll(
    /\b(?:joven|nin[oa]|hombre|mujer|senora|caballero|cabr[oa]|chic[oa]|lol[oa]|viejit[oa]|adulto mayor|man|woman|guy|lady|girl|boy|kid|child|gentleman),? (?:como )?(?:de )?(?:unos|unas|como|como de|de|maybe|about|around|in (?:his|her)) (\d{1,2})\b(?! ?(?:anos|minut|metros|horas|dias|cuadras|kilos|personas|years|feet|yards|%))/g,
  ))
    push(match, match[1])
  // "A mí me agarró igual, y tengo cuarenta y siete"
  if (context.self)
    for (const match of text.matchAll(/\b(?:yo )?tengo (\d{1,3})(?=(?: anos)?(?:[,.;]|$| y ))/g)) push(match, match[1])
  // "Dice que se llama Kevin y que tiene diecinueve"
  for (const match of text.matchAll(
    /\b(?:se llama [a-z]+(?: [a-z]+)?|(?:his|her) name(?:'s| is) [a-z]+(?: [a-z]+)?)(?: y|,| and)? (?:que )?(?:tiene|he's|she's) (\d{1,3})\b(?! ?(?:semana|minut|hora|meses|hij|weeks|months|kids))/g,
  ))
    push(match, match[1])
  if (about) {
    for (const match of text.matchAll(
      /(?<![\d.,])(\d{1,3})\b(?! ?(?:semana|weeks|dias|days|minut|meses|months|hora|kilo|anos|years|%|de la|grados))/g,
    )) {
      const before = text.slice(Math.max(0, match.index - 26), match.index)
      if (
        /\b(?:nacio en(?: el)?|born in|a los|hace|flat|piso|casa|depto|departamento|numero|torre|avenida|calle|mi herman[ao]\w* [^,.]*)\s?$/.test(
          before,
        ) ||
        // "Yo veintitrés, él veinticinco": the caller's own
        (!context.self && /(?:^|[,.;] ?)(?:yo|i'm|i am|me,?) (?:tengo )?$/.test(before))
      )
        continue
      push(match, match[1])
    }
  }
  const worded = found.length === 0 ? agesByWords(text, about, line.tongue) : undefined
  if (worded && !aboutAnother(line, worded.end - 1, context)) return [worded]
  if (about && found.length === 0) {
    const late =
      /\b((?:early|mid|late)[- ]?(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|teens|\d0s))\b/.exec(
        text,
      )
    if (late) return [{ ...rangeOf(late), value: late[1] ?? late[0] }]
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Who did it is described, not the patient. */
const DESCRIBE =
  /what did (?:he|she|they) look like|what(?:'d| does| did) (?:he|she|they)\b[^?]*look like|describe (?:him|them|her)|como (?:era|eran|iba|iban) (?:vestid\w+|el|ellos|los que|fisic)|caracteristicas (?:de|del) (?:el|los|asalt|sujeto)|descripcion/

export function ageFindings(line: Line, context: Context): Finding[] {
  const { text } = line
  if (context.prompts.some((prompt) => DESCRIBE.test(prompt.text))) return []
  if (context.asked.has('ageOfCaller') && !context.self) {
    const other = besideOwn(line)
    return other ? [finding(line, 'edad', other.value, other, 0.75)] : []
  }
  const asked =
    anyAsked(context, 'age') || ageReadBack(line, context) || (context.self && anyAsked(context, 'ageOfCaller'))
  const sure = surelyAged(line, context, asked)
  if (sure) return [finding(line, 'edad', sure.value, sure, 0.9)]
  const ages = agesIn(line, context)
  if (!asked && /\b(?:mi herman[ao] chic[ao]|my kids|mis hijos|they're|tiene 3|yo tengo)\b/.test(text) && !context.self)
    return []
  const known = context.record.edad
  if (known !== undefined && !asked) {
    // "No tiene año y medio, tiene un año diez meses"
    const exact =
      /\b(?:no tiene|isn't|is not|not)\b|\bmal (?:con|en) la edad|\bedad (?:mal|equivoc\w+)|equivo\w+ (?:con|en|de) (?:la )?edad|wrong (?:about )?(?:his|her|the) age|age wrong/.test(
        text,
      )
        ? agesWithMonths(text)[0]
        : undefined
    const told = exact && ages.find(({ start }) => start === exact.start)
    if (told && told.value !== known) return [finding(line, 'edad', told.value, told, 0.85)]
    const fix =
      /(?:\b(?:dije|puse|di|habia dicho|said|told you|gave you)\b[^.]{0,30}|\b(?:no tiene|no son|not|isn't) \d{1,3}\b[^.]{0,12})\b(?:tiene|son|es|cumplio|she's|he's|it's|actually) (\d{1,3})\b(?! ?(?:semana|minut|hora|meses|cuadras|weeks|hours))|\b(?:son|tiene|es|he's|she's|actually|no,?) (\d{1,3})\b[^.]{0,24}(?:disculp|perdon|cumpli|equivoc|sorry|actually|not \d)|\bdice que tiene (\d{1,3})\b(?! ?(?:semana|minut|hora|meses|cuadras))|(?:perdon|disculp\w*|sorry|equivoqu\w+|actually|corrig\w+)[^.]{0,24}\b(?:son|tiene|es|he's|she's|it's) (\d{1,3})\b(?! ?(?:semana|minut|hora))/.exec(
        text,
      )
    const value = fix?.slice(1).find((digits) => digits !== undefined)
    // "Perdón, es mi chico, tiene seis": a child that came into the talk
    if (
      fix &&
      /\b(?:mi|my) (?:hij|chic|niet|sobrin|herman|kid|son|daughter|boy|girl)[a-z]*\b[^.]{0,16}$/.test(
        text.slice(0, fix.index + fix[0].length),
      )
    )
      return []
    if (fix && value && Number(value) < 116 && !context.record.numero?.includes(value))
      return [finding(line, 'edad', value, rangeOf(fix), 0.85)]
    return []
  }
  const first = ages[0]
  if (!first) return []
  // "Ochenta y uno… ochenta y dos voy a cumplir. Ochenta y uno tengo."
  // Inexact, then exact: "ochenta y algo, ochenta y tres"; or the same one said twice
  const refused = (age: Aged): boolean => /\b(?:not|no (?:son|tiene|es)) $/.test(text.slice(0, age.start))
  const exact = ages.filter(
    (age) => !/^,? (?:y (?:algo|tantos|pico|fraccion)|something|ish)\b/.test(text.slice(age.end)),
  )
  const again = exact.filter((age) => exact.some((other) => other.value === age.value && other.end <= age.start)).at(-1)
  const last = ages.at(-1)
  const tells = last && /tengo|in fact/.test(text.slice(last.end, last.end + 8)) ? last : undefined
  const better = ages.length > 1 && exact.length > 0 && exact.length < ages.length ? exact.at(-1) : undefined
  const stands = ages.find(refused) ? ages.find((age) => !refused(age)) : undefined
  const chosen = stands ?? tells ?? again ?? better ?? repaired(line, ages)
  if (!chosen) return []
  return [finding(line, 'edad', chosen.value, chosen, asked ? 0.9 : 0.7)]
}
