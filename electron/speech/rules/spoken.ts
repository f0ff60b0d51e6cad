/** Speech without capitals and stops, as most recognisers write it, given back what the rules read: clauses, questions, names. */
import { capitalised } from './capitals.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { GIVEN } from './givenNames.ts'
import { cueKnownAgain, mended, type Word } from './mending.ts'
import type { Tongue } from './numbers.ts'
import type { Rewritten, Setting } from './rewritten.ts'
import { type Mark, NUMERAL } from './stops/cues.ts'
import type { Stop } from './stops/stop.ts'
import { plain } from './unaccented.ts'
import { ILLNESS, MEDICINE } from './vocabulary.ts'
import { isCommon } from './words.ts'

/** Has the line neither capitals nor stops? */
export const isBare = (raw: string): boolean => !/[A-ZÁÉÍÓÚÑ]|[.,;:!?¡¿](?!\d)/.test(raw) && /[a-z]/.test(raw)

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words after which a clause goes on. */
const GOES_ON = {
  es: setOf(
    'que si como y o ni pero porque cuando donde quien ya casi tambien todavia aun no se me le lo la te nos les el ella usted ellos ellas mi su sus mis un una las los de del en a al con por para sin siempre ahora aqui aca ahi asi tan muy mas bien cual cuanto cuanta cuantos cuantas desde hace hasta recien yo tu nadie alguien algo eso esto esta estan es no',
  ),
  en: setOf(
    "that if when where because and but so or who what which how while as than is was are were did does do has have had can could will would should not think thought say says said know knows believe guess hope like to of the a an my his her their our your it's he's she's i'm",
  ),
}
const DETERMINER = setOf('mi la el un una su don dona este esta esa ese los las mis tu del al')
/** Spanish words that open a clause behind a full word. */
const OPENS_ES = setOf(
  'esta estaba estan tiene tienen hay es son era respira responde contesta se le me no tengo estoy puede puedo quiere necesito necesita vive sangra va vamos viene vienen dice creo parece sale apurese apurense venga vengan manden mande sigue vomito empezo ayudeme yo ella pero porque perdon disculpe toma tomo tomaba usa uso sufre padece llegaron nacio fue estuvo quedo cayo',
)
const OPENS_EN = setOf(
  "he's she's it's there's i'm we're they're i've he she they we i it's there please but because sorry no yes yeah okay ok",
)
/** What else opens a clause of the dispatcher. */
const OPENS_AGENT = {
  es: /^(?:toma|sabe|ve|sigue|puede|hubo|alguna?|algun|donde|digame|cuenteme|fijese|mirele|escucheme|quedese|quedate|ponga\w*|pongan\w*|acueste\w*|apriete\w*|mantenga\w*|deje\w*|vaya|llame\w*|va|van|voy|le|los|gracias|perfecto|tranquil[ao]|ya|nombre|edad|direccion|comuna|cuente|busque\w*|abra\w*|saque\w*|siente\w*|despacho|mando|envio|si)$/,
  en: /^(?:look|put|tell|lay|get|keep|don't|roll|push|tilt|stay|hold|help|place|take|let|make|listen|sir|ma'am|thank|good|great|alright|okay|now|any|what's|i'm|i'll|send|they're|name)$/,
}
/** Words after which the dispatcher's clause goes on all the same. */
const HELD = {
  es: /^(?:desde|hasta|hacia|para|sobre|que|si|le|lo|la|no|se|me|a|de|que|muy|en|el|un|una|y|como|donde|cuando|ya|los|las|nos|su|mi|hay|sus|tu|con|alguien|por)$/,
  en: /^(?:to|you|can|please|and|not|the|a|her|him|his|i'll|i|just|don't|will|let's|or|going|them|it|your|do|of|if|for|have|as)$/,
}
/** A bare noun asks: "dirección", "alergias", "name". */
const NOUN_QUESTION =
  /^(?:(?:y|ya|ok|okay|bien|perfecto|and)\s+)*(?:(?:la|el|su|tu|alguna|algun|otra|the|your|his|her|any)\s+)?(?:direccion|alergi\w+|nombres?|edad|comuna|telefono|referencia|enfermedad(?:es)?|remedios|medicamentos|antecedentes|numero|depto|departamento|name|age|address|allergies|medications?|meds|medical|history|landmark|cross street|apartment|respiracion|fonasa|domicilio)(?: \S+){0,6}$/
const WH = {
  es: /^(?:que|cual|cuales|quien|donde|como|cuando|cuant[oa]s?)$/,
  en: /^(?:what|what's|where|where's|who|who's|how|how's|which|when)$/,
}
const ASIDE = {
  es: setOf('eh mm ay este alo hola oiga mire bueno'),
  en: setOf('um uh er erm well hi hello oh please okay ok'),
}
const FIRST = {
  es: setOf('si no ya alo hola bueno claro oiga mire senorita gracias'),
  en: setOf('yes no yeah yep nope okay ok um uh well hi hello oh'),
}
/** After a first "no" these begin something new: it was an answer, not a negation. */
const AFTER_NO = setOf(
  'no si ya perdon pero solo senorita senor nada para gracias ninguna ninguno el la los las un una mi disculpe espere ninguno nadie por en',
)

const QUESTION_ES =
  /^(?:(?:y|ya|bueno|ok|okay|senora|senor|perfecto|bien|gracias|tranquila|tranquilo|digame)\s+)*(?:(?:a|en|de|desde|hace|con|por|hasta|para)\s+)?(?:que|cual|cuales|quien|quienes|donde|como|cuando|cuant[oa]s?)\b(?! (?:la|lo|le|se|te|me|les) (?:voy|vamos|digo|dije))/
const VERB_QUESTION_ES =
  /^(?!.*\b(?:saliendo|llegando|en camino|despachad\w+|enviando|yendo|por llegar|va en)\b)(?:(?:y|ya|bueno|ok|senora|senor|perfecto|bien)\s+)*(?:(?:el|ella|usted|su \w+|la \w+|el \w+|tu \w+|alguien|ahora)\s+)?(?:esta|estan|estas|hay|tiene|tienen|tienes|puede|puedes|pueden|respira|respiran|son|ve|ves|sabe|sabes|toma|sigue|se (?:ve|mueve|le|queja|pego|acuerda|controla|atiende)|le (?:duele|ve|sale|contesta|responde|cuesta|dio|dieron)|ha|han|hubo|anda|habla|responde|contesta|abre|sangra|algun|alguna|me escucha|consciente|alergic[oa]|es (?:casa|hombre|mujer|su|un|una|alergic[oa]|diabetic[oa]|primera|el primer|en|por|la primera)|casa o|sufre|padece|perdio|vomito|tuvo|fue|se (?:golpeo|pego|cayo|desmayo|quemo|corto|queja|siente|puede|mueve)|queda (?:gente|alguien|algun)|quedan|vive (?:sol|con|en)|venia|tose|llora|camina|le (?:han|ha|pusieron|tomaron|aviso|avisaron|avisaste)|va (?:hacia|en direccion)|alguno|podria|podrian|me (?:puede|podria|da|dice|indica|confirma|repite|escucha)|nos (?:puede|podria)|conoce|cree|necesita|vomita|traga|sube|baja|recuerda|presenta|usa|estaba|estaban|usted (?:esta|lo|la|sabe|puede))\b/
const QUESTION_EN =
  /^(?:(?:and|okay|ok|so|now|alright|all right|right|sir|ma'am|good)\s+)*(?:what|what's|where|where's|who|who's|how|how's|which|when|why|is|are|am|does|do|did|can|could|has|have|had|was|were|will|would|any|anyone|anybody|whereabouts)\b(?! not\b)/
/** Questions that begin inside a line of the dispatcher. */
const STARTS_EN =
  /\b(?:is|was|does|did|has|can|could|will|would) (?:he|she|it|the|they|there|your|that|anyone|anybody|his|her)\b|\b(?:are|do|did|can|could|have|were|would) (?:you|they|there)\b|\b(?:what's|what|where|where's|how|who's|who|which|when)\b/

const KIN = /^(?:mama|papa|madre|padre|herman[ao]|hij[ao]|abuel[ao]|espos[ao]|marido|senora|vecin[ao]|ti[ao])$/

/** Before which words a clause begins. */
function openings(words: readonly Word[], tongue: Tongue): boolean[] {
  const goesOn = GOES_ON[tongue]
  return words.map(({ plain }, i) => {
    const before = words[i - 1]?.plain
    if (before === undefined) return false
    if (
      before === 'ya' &&
      /^(?:tenemos|nos|hay|esta|estan|van|viene|vienen|salio|llego|enviamos|mandamos|llamamos|se|le|lo|paro|respira)$/.test(
        plain,
      )
    )
      return false
    if (plain === 'there' && /^(?:in|over|up|out|down|right|from|is|are|get|got|been)$/.test(before)) return false
    if (plain === 'oh' && NUMERAL.test(before)) return false
    if (i === 1 && FIRST[tongue].has(before)) return before !== 'no' || tongue === 'en' || AFTER_NO.has(plain)
    if (ASIDE[tongue].has(plain) || (ASIDE[tongue].has(before) && !(before === 'oh' && NUMERAL.test(plain))))
      return plain !== 'este'
    // "no gracias a dios": the no was the answer
    if (before === 'no' && /^(?:gracias|no|si|perdon|tampoco)$/.test(plain)) return true
    // A noun before the verb is its subject, unless it ends another phrase: "perdió el conocimiento está lúcido", "hace una hora no"
    const noun =
      tongue === 'es' &&
      DETERMINER.has(words[i - 2]?.plain ?? '') &&
      !/^(?:horas?|minutos?|rato|dias?|semanas?|meses|anos?|noche|tarde|manana|vez|tiro)$/.test(before) &&
      !/^(?:dio|tiene|toma|tomo|pego|llevo|hace)$|.(?:io|aron|ieron|eo|yo)$/.test(words[i - 3]?.plain ?? '')
    if (tongue === 'es') {
      if (plain === 'y')
        return OPENS_ES.has(words[i + 1]?.plain ?? '') || /^(?:el|la|mi|los)$/.test(words[i + 1]?.plain ?? '')
      return OPENS_ES.has(plain) && !goesOn.has(before) && (!noun || plain === 'pero' || plain === 'porque')
    }
    if (plain === 'and') return OPENS_EN.has(words[i + 1]?.plain ?? '')
    return OPENS_EN.has(plain) && !goesOn.has(before)
  })
}

/** What follows each word: nothing, a comma, a stop or a question mark. */
function marksOf(words: readonly Word[], accented: ReadonlySet<number>, setting: Setting): Mark[] {
  const { tongue, caller } = setting
  const opens = openings(words, tongue)
  // "¿Le cuesta respirar?" "no respira bien": the no was the answer
  if (
    caller &&
    setting.asked.has('breathingHard') &&
    /^no respir[ao]s? (?:bien|normal|tranquil)/.test(
      words
        .slice(0, 3)
        .map((word) => word.plain)
        .join(' '),
    )
  )
    opens[1] = true
  if (!caller) {
    words.forEach(({ plain }, i) => {
      if (i === 0) return
      const previous = words[i - 1]?.plain ?? ''
      // "sabe si anda con arma": what is asked follows
      const whether =
        plain === 'si' &&
        /^(?:sabe|sabes|vea|ve|mire|mirele|fijese|digame|dime|avise|confirme|cuenteme|y|preguntele)$/.test(previous)
      if (OPENS_AGENT[tongue].test(plain) && !HELD[tongue].test(previous) && !whether) opens[i] = true
      const rest = words
        .slice(i, i + 3)
        .map((word) => word.plain)
        .join(' ')
      const before = words[i - 1]?.plain ?? ''
      if (tongue === 'es') {
        const preposition = /^(?:a|en|de|desde|hace|con|por|hasta|para|y)$/.test(plain) && accented.has(i + 1)
        if (
          preposition ||
          (accented.has(i) && !/^(?:a|en|de|desde|hace|con|por|hasta|para|y|se|sabe|digame)$/.test(before))
        )
          opens[i] = true
        else if (/^y (?:el|la|su|usted|respira|tiene|esta|hay|que|como|donde|cuan)/.test(rest)) opens[i] = true
      } else if (
        STARTS_EN.exec(rest)?.index === 0 &&
        !/^(?:me|exactly|what|and|know|tell|that's|see|to|if|with|where|how|who|you)$/.test(before)
      )
        opens[i] = true
    })
  }
  if (!caller) {
    // "¿Qué edad tiene?", "how old is he": the verb belongs to the question before it
    let since = 9
    words.forEach(({ plain }, i) => {
      const asking = tongue === 'es' ? accented.has(i) || (accented.size === 0 && WH.es.test(plain)) : WH.en.test(plain)
      since = asking ? 0 : since + 1
      if (since > 0 && since <= 3 && opens[i]) opens[i] = false
    })
  }
  const marks: Mark[] = words.map((_, i) => (opens[i + 1] ? ',' : ''))
  // "amanda soto la mama se llama…": another person
  words.forEach(({ plain }, i) => {
    const before = words[i - 1]?.plain ?? ''
    if (
      caller &&
      i > 0 &&
      DETERMINER.has(plain) &&
      KIN.test(words[i + 1]?.plain ?? '') &&
      /^(?:se|es|esta|fue|viene|trabaja|dejo)$/.test(words[i + 2]?.plain ?? '') &&
      !GOES_ON.es.has(before)
    )
      marks[i - 1] = '.'
  })
  separateItems(words, marks, setting)
  if (caller) return marks
  let start = 0
  for (let i = 0; i < words.length; i++) {
    const last = i === words.length - 1
    if (!opens[i + 1] && !last) continue
    const clause = words
      .slice(start, i + 1)
      .map((word) => word.plain)
      .join(' ')
    const asks =
      tongue === 'es'
        ? QUESTION_ES.test(clause) ||
          VERB_QUESTION_ES.test(clause) ||
          [...accented].some((at) => at >= start && at <= i && at - start <= 2)
        : QUESTION_EN.test(clause)
    const readBack =
      i - start < 5 &&
      clause
        .split(' ')
        .every(
          (word, k, all) =>
            NUMERAL.test(word) || word === 'y' || (k < 2 && all.length > 2 && NUMERAL.test(all.at(-1) ?? '')),
        ) &&
      NUMERAL.test(clause.split(' ').at(-1) ?? '')
    // "Lo Barnechea": read back
    const town = COMUNA_BY_PLAIN.has(clause)
    marks[i] = asks || readBack || town || NOUN_QUESTION.test(clause) ? '?' : last || i - start >= 2 ? '.' : ','
    start = i + 1
  }
  return marks
}

const UNITS: Readonly<Record<Tongue, readonly string[]>> = {
  es: 'uno dos tres cuatro cinco seis siete ocho nueve diez'.split(' '),
  en: 'one two three four five six seven eight nine ten'.split(' '),
}
const TENS =
  /^(?:veint\w*|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)$/
const DIGIT =
  /^(?:cero|un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|one|two|three|four|five|six|seven|eight|nine)$/
const one = (pattern: RegExp): RegExp => new RegExp(`^${pattern.source}$`)
const ITEM = [one(MEDICINE), one(ILLNESS)]

/** Commas between the items of a list, between numbers that are counted, and between two ages. */
function separateItems(words: readonly Word[], marks: Mark[], { tongue, asked }: Setting): void {
  words.forEach(({ plain }, i) => {
    const next = words[i + 1]?.plain
    if (next === undefined || marks[i] !== '') return
    const count = UNITS[tongue].indexOf(plain)
    const counted =
      count >= 0 &&
      UNITS[tongue][count + 1] === next &&
      (count === 0 || UNITS[tongue][count - 1] === words[i - 1]?.plain) &&
      (words[0]?.plain === plain || count > 0 || UNITS[tongue][2] === words[i + 2]?.plain)
    // "tres mil doscientos tres dos cero cero": said in full, then digit by digit
    let run = 0
    while (DIGIT.test(words[i + 1 + run]?.plain ?? '')) run++
    const spelt = run >= 3 && NUMERAL.test(plain) && !DIGIT.test(plain) && !TENS.test(plain)
    const ages =
      (asked.has('age') || asked.has('ageOfCaller')) &&
      NUMERAL.test(plain) &&
      NUMERAL.test(next) &&
      !/^cien|mil|hundred|thousand/.test(`${plain} ${next}`) &&
      !(TENS.test(plain) && plain !== 'veinte' && UNITS[tongue].slice(0, 9).includes(next))
    // "tres veinte, tres mil doscientos": a number begun anew
    const again = plain === next && NUMERAL.test(plain) && !UNITS[tongue].includes(plain)
    const anew =
      again ||
      // "ocho mil ocho mil quinientos"
      (tongue === 'es' && plain === 'mil' && NUMERAL.test(next) && words[i + 2]?.plain === 'mil') ||
      (tongue === 'es' &&
        NUMERAL.test(plain) &&
        plain !== 'mil' &&
        ((NUMERAL.test(next) && words[i + 2]?.plain === 'mil') || /^(?:ciento|\w+cientos|quinientos)$/.test(next)))
    const items =
      ITEM.some((item) => item.test(plain)) &&
      (ITEM.some((item) => item.test(next)) || /^(?:alergic|allergic|toma|tiene)/.test(next))
    if (
      counted ||
      anew ||
      spelt ||
      ages ||
      items ||
      (/^alergic[oa]$/.test(next) && !/^(?:es|soy|no|era|ni|y|muy|la|el|que|reaccion)$/.test(plain))
    )
      marks[i] = /^(?:alergic[oa]|la|el)$/.test(next) ? '.' : ','
  })
}

const ASKING = /^(?:qué|cuál|cuáles|quién|quiénes|dónde|cómo|cuándo|cuánt[oa]s?)$/i

/** Words forced out one by one, each breath a word: "me... falta... el aire...". */
export function isBroken(raw: string): boolean {
  const pieces = raw.split(/\s*(?:\.{3,}|…)\s*/).filter((piece) => piece !== '')
  return pieces.length >= 3 && pieces.every((piece) => piece.split(' ').length <= 2)
}

/** "Balmaceda balmaceda 310", "los tilos los tilos con": a name said again is heard once. A person called twice stays so. */
function once(words: readonly Word[], tongue: Tongue): readonly Word[] {
  const kept = [...words]
  for (const size of [3, 2, 1])
    for (let i = 0; i + 2 * size <= kept.length; i++) {
      const first = kept.slice(i, i + size)
      const twice = first.every((word, k) => word.plain === kept[i + size + k]?.plain)
      const named = first.some(({ plain }) => plain.length > 3 && !isCommon(plain, tongue))
      if (!twice || !named || first.some(({ plain }) => NUMERAL.test(plain) || GIVEN[tongue].has(plain))) continue
      const start = kept[i]?.start
      const lead = kept[i + size]
      if (start === undefined || !lead) continue
      kept.splice(i, size + 1, { ...lead, start })
    }
  return kept
}

/** The line as it would have been written, or nothing to change. */
export function asWritten(raw: string, setting: Setting, stop: Stop): Rewritten | undefined {
  const broken = setting.caller && isBroken(raw)
  const bare = broken || isBare(raw)
  const found = [...raw.matchAll(/[\p{L}\p{N}][\p{L}\p{N}'’°-]*(?:[.,:]\d+)*/gu)]
  const heard: Word[] = found.map((match) => ({
    plain: plain(match[0]).replace('’', "'"),
    start: match.index,
    end: match.index + match[0].length,
  }))
  // In a written line only what is in small letters may have been misheard
  const words = bare
    ? once(mended(heard, setting.tongue), setting.tongue)
    : heard.map((word) =>
        /\p{Lu}/u.test(raw.slice(word.start, word.end)) ? word : cueKnownAgain(word, setting.tongue),
      )
  const changed = words.length !== heard.length || words.some((word, i) => word.plain !== heard[i]?.plain)
  if (!bare && !changed) return undefined
  const accented = new Set(words.flatMap((word, i) => (ASKING.test(raw.slice(word.start, word.end)) ? [i] : [])))
  const marks = bare ? marksOf(words, accented, setting) : []
  const capitals = bare ? capitalised(words, marks, setting) : undefined
  // Words forced out one by one have their stops already
  const stops = capitals && !broken ? stop({ words, marks, capitals, accented, setting }) : marks
  let text = ''
  const from: number[] = []
  const to: number[] = []
  const put = (piece: string, start: number, end: number, each: boolean): void => {
    for (let i = 0; i < piece.length; i++) {
      from.push(each ? start + i : start)
      to.push(each ? start + i + 1 : end)
    }
    text += piece
  }
  let done = 0
  words.forEach((word, i) => {
    if (broken) put(done === 0 ? '' : ' ', done, word.start, false)
    else put(raw.slice(done, word.start), done, word.start, true)
    const said = raw.slice(word.start, word.end)
    const same = plain(said).replace('’', "'") === word.plain
    const written = same ? said : word.plain
    const upper = capitals?.upper.has(i) ? written.charAt(0).toUpperCase() + written.slice(1) : written
    put(upper, word.start, word.end, same)
    const mark = capitals?.comma.has(i) && stops[i] === '' ? ',' : (stops[i] ?? '')
    if (mark !== '') put(mark, word.end, word.end, false)
    done = word.end
  })
  if (!broken) put(raw.slice(done), done, raw.length, true)
  return { text, from, to }
}
