/** What the patient is called, kept apart from the caller, the dispatcher and third parties. */
import { ailingKin } from './ailingKin.ts'
import { answerOf } from './answers.ts'
import { isBystander } from './bystander.ts'
import { COMUNA_BY_PLAIN } from './comunas.ts'
import { aboutPlace, anyAsked, type Context } from './context.ts'
import { GIVEN } from './givenNames.ts'
import { type Finding, finding, type Line, type Range, sentenceAt } from './line.ts'
import { NOT_NAME, PEOPLES, NAME_WORD as WORD } from './nameWords.ts'
import { CALLER_NAME, isAnothers, NAMES } from './othersNamed.ts'
import { aboutAnother } from './patientKin.ts'
import { literal, plain, unaccented } from './unaccented.ts'
import { MEDICINE } from './vocabulary.ts'
import { isCommon } from './words.ts'

/** First halves of the double names of daily use: "María Eugenia", "Juan Carlos", "Mary Ann". */
const DOUBLED = /^(?:maria|jose|juan|ana|luis|rosa|marco|carmen|mary|billy|peggy)$/

const plainName = (name: string): string => name.toLowerCase()

export type Called = Range & { readonly given: string; readonly family?: string }

export function called(line: Line, start: number, text: string): Called | undefined {
  const words = [...text.matchAll(new RegExp(WORD, 'g'))]
  const first = words[0]
  if (!first || NOT_NAME.test(first[0]) || PEOPLES.test(first[0]) || /'(?:s|m|re|ve|ll|d)$/.test(first[0]))
    return undefined
  if (first[0].toLowerCase().search(MEDICINE) === 0) return undefined
  const offset = start + first.index
  const given = line.plain.said(offset, offset + first[0].length)
  const restStart = offset + first[0].length
  const rest = line.cased.slice(restStart, start + text.length).trim()
  const range = { start: offset, end: start + text.trimEnd().length }
  if (rest === '') return { ...range, given }
  const second = words[1]
  const surname = words[2]
  if (second && surname && DOUBLED.test(plain(first[0])) && GIVEN[line.tongue].has(plain(second[0]))) {
    const both = line.plain.said(offset, start + second.index + second[0].length)
    return { ...range, given: both, family: line.plain.said(start + surname.index, start + text.trimEnd().length) }
  }
  // Two given names before the two family names
  if (words.length === 4 && second && surname && line.tongue === 'es') {
    if (GIVEN.es.has(plain(second[0])) && !GIVEN.es.has(plain(surname[0])) && !/ (?:de|del|van|von|da) /.test(text))
      return {
        ...range,
        given: line.plain.said(offset, start + second.index + second[0].length),
        family: line.plain.said(start + surname.index, start + text.trimEnd().length),
      }
  }
  const from = start + text.length - text.slice(first.index + first[0].length).trimStart().length
  return { ...range, given, family: line.plain.said(from, start + text.trimEnd().length) }
}

const SAYS_NAME = new RegExp(
  `(?:[Ss]e llama|[Nn]ombre (?:es|de (?:el|ella) es)|[Nn]ame(?:'s| is)|is called|called|[Pp]atient is|[Pp]aciente es|(?:says|saying|said) (?:his|her) name(?:'s| is|[.,:])|(?:carnet|cedula|licencia|documento|licen[cs]e|wallet)\\b[^.]{0,12}?:|[Mm]embership says|(?:wallet|card|licen[cs]e|carnet|cedula) (?:says|dice)[. ]*|[Ss]u nombre (?:es|era)|carnet dice|says it's|ID says|licen[cs]e says)(?: (?:la|el|don|dona|senora|mr|mrs))? (${NAMES})`,
)
/** "Ella es Antonia Rojas, yo soy la tía". */
const POINTED = new RegExp(
  `\\b(?:[Ee]lla|[Ee]l|[Ss]he|[Hh]e)(?: es|'s| is) (?:(?:la|el|mi) )?(?:senora |senor |don |dona )?(${NAMES})`,
)
const NAME_IS_CALLED = new RegExp(
  `(?:(?:^|[.,!?] ?|\\b[a-z]+ )(?:[Ll]a|[Ee]l|[Dd]on|[Dd]ona)?\\s?)(${WORD}) se llama(?! (?:la|el|don|dona|[A-Z]))`,
)
const SYMPTOM_OF = new RegExp(`\\b(?:el|la|don|dona|a) (${WORD}) (?:tiene|esta|se cayo|toma|sufre|no respira|necesita)`)
/** "Mi vecina, la señora Uberlinda", "my friend Tom". */
const INTRODUCED = new RegExp(
  `\\b(?:[Mm]i|[Mm]y) (?:[a-z]+),? (?:la senora |la sra |el senor |don |dona |la |el )?(${WORD}(?: ${WORD})?)(?=[ ,.]|$)`,
)
/** "Es Hugo Tapia, mi papá", "it's Gerald Hallam, my husband". */
const APPOSED = new RegExp(
  `\\b(?:[Ee]s|[Ii]t's|[Ee]ra) (${NAMES}), (?:mi|my) (?:papa|mama|espos[oa]|marido|senora|hij[oa]|herman[oa]|abuel[oa]|ti[oa]|dad|mum|mom|husband|wife|son|daughter|brother|sister|gran\\w*|nan|friend|partner)\\b`,
)
const CALLED_OUT = [
  new RegExp(`\\b(${WORD})(?:,|\\.{3}|!)? (?:\\w+ \\w+ )?!?[¡]?\\1\\b`),
  new RegExp(
    `(?:^|[.,!?¡] ?)(?:[Dd]on |[Dd]ona )?(${WORD}),? (?:come on|wake up|keep still|stay still|don't move|tranquil[ao]|ya vienen|no te muevas|can you hear|stay with|please (?:wake|breathe|stay)|breathe|respir[ae]|despiert[ae]|hable?me|hablame|mire?me|mirame|aguant[ae]|mi amor|reaccion[ae]|contest[ae]|listen|open your|leave (?:it|him|her|that)|sit (?:down|up|still)|lie (?:down|still|back)|have you|have ya|get (?:back|away|down|out)|let go|come here|don't|stop|put (?:it|that)|hold still|drop (?:it|that)|sientate|sueltal?[oa]|dejal[oa]|acuestate|quedate)`,
  ),
  new RegExp(
    `(?:[Tt]ranquil[ao]|[Pp]ush|[Pp]uja|[Vv]amos|[Rr]espira|[Dd]espierta|[Cc]ome on|[Ww]ake up|[Aa]guanta|[Rr]eacciona|[Hh]old on|[Ss]tay with me|[Ee]s?cuchame),? (${WORD})\\b`,
  ),
  new RegExp(
    `(?:^|[.!?¡] ?¡?)(${WORD}), (?:cierra|abre|ven|sal|quedate|baja|para (?:adelante|atras)|sientate|acuestate|mastica|¿?te (?:cuesta|duele|sientes|falta)|what|can you|how old|how do you|where does|are you|look|smile|lift|squeeze|ponte|dime)\\b`,
  ),
]

/** "Maximiliano Maxi": the same name, shortened. */
const nickname = (given: string, family: string | undefined): boolean =>
  family !== undefined && given.toLowerCase().startsWith(family.toLowerCase())

export function asFindings(line: Line, name: Called, confidence: number, context: Context): Finding[] {
  const given = unaccented(name.given)
  const first = plainName(given).split(' ')[0] ?? ''
  if (context.others.has(first) || (COMUNA_BY_PLAIN.has(first) && first !== 'victoria')) return []
  const found = [finding(line, 'nombre', name.given, name, confidence)]
  const fuller = name.family
    ? undefined
    : new RegExp(`\\b${literal(given)} ((?:(?:de la|del|de) )?${WORD}(?: ${WORD})?)`).exec(line.cased)
  const said = fuller?.[1]
  const late =
    fuller && said && !NOT_NAME.test(said)
      ? line.plain.said(fuller.index + fuller[0].length - said.length, fuller.index + fuller[0].length)
      : undefined
  const family = (nickname(given, name.family) ? undefined : (name.family ?? late))
    ?.replace(/\s+viuda de .*$/i, '')
    .replace(/^(?:el|la) /, '')
  if (family) found.push(finding(line, 'apellido', family, name, confidence))
  if (!context.record.sexo && line.tongue === 'es') {
    const sex = /a$/.test(first)
      ? 'F'
      : /o$/.test(first)
        ? 'M'
        : /^(?:felipe|andres|jose|juan|luis|carlos|miguel|manuel|hernan|ivan|ruben|hector|jorge|victor|cesar|daniel|gabriel|rafael|benjamin|martin|sebastian|matias|nicolas|tomas|lucas|joaquin|agustin|vicente|maximiliano|cristian|ramon|raul|angel|david|samuel|javier|simon|bastian|esteban|german|fabian|joel|elias|oscar|edgar|omar|wilson|nelson|edison|alex|ignacio)$/.test(
              first,
            )
          ? 'M'
          : /^(?:carmen|isabel|raquel|ines|beatriz|pilar|belen|abigail|noemi|ruth|karen|evelyn|jennifer|yasmin|marisol|soledad|mercedes|dolores|rosario|luz|paz|consuelo|irene|elizabeth|nicole|catherine|ester|gladys|miriam|sol|edith)$/.test(
                first,
              )
            ? 'F'
            : undefined
    if (sex) found.push(finding(line, 'sexo', sex, name, 0.55))
  }
  return found
}

/** A first name alone, as it stands in the line from `start` on. */
const givenAt = (line: Line, start: number, word: string, confidence: number, context: Context): Finding[] => {
  const end = start + word.length
  return asFindings(line, { start, end, given: line.plain.said(start, end) }, confidence, context)
}

/** Kin of the patient, named besides. */
const KIN =
  /\b(?:la|el|su|mi|her|his|my|the) (?:mama|papa|madre|padre|herman[ao]|abuel[ao]|espos[ao]|marido|senora|pareja|profesor[a]?|mum|mom|mother|dad|father|wife|husband|brother|sister|teacher)\b[^.]*$/
const nameOf = (cased: string): string | undefined =>
  [...cased.matchAll(new RegExp(NAMES, 'g'))]
    .map((match) => match[0])
    .find((name) => !NOT_NAME.test(name.split(' ')[0] ?? ''))

/** "¿Don Gastón está despierto?", "how old is Tom?": the dispatcher has heard the patient's name. */
const ASKED_OF = new RegExp(
  `(?:^|[.,?!¿] ?|[Yy] )(?:[Dd]on |[Dd]ona |[Ll]a senora |[Ee]l |[Ll]a )?(${WORD})(?: [a-z]+)? (?:esta|respira|tiene|sangra|habla|responde|toma|sigue|puede|se queja) [^?]*\\?|(?:anos|edad) tiene (?:[Dd]on |[Dd]ona |la |el )?(${WORD})|[Hh]ow old is (${WORD})\\b|\\b(?:[Ee]l|[Ee]lla|[Hh]e|[Ss]he|[Hh]im|[Hh]er), (${WORD}),? [^?]*\\?|(?:[Ii]s|[Dd]oes) (${WORD}) ?(?:awake|breathing|conscious|have|take|talking|still|\\?)`,
)
/** In a fire or a crash: "la señora Irma no ha salido", "el nochero, don Gastón". */
const TOLD_OF = new RegExp(
  `\\b(?:[Dd]on|[Dd]ona|[Ss]enora|[Ss]enor|[Aa]buelit[oa]|[Vv]iejit[oa]|[Tt]i[oa]|[Nn]in[oa]) (${WORD})\\b`,
)
/** "I know, uncle Ray, I know": who is kin of the caller by that title is called so. */
const TITLED = new RegExp(`\\b(?:[Uu]ncle|[Aa]unt(?:ie|y)?|[Gg]rand(?:pa|ma)|[Tt]i[oa]|[Tt]ata) (${WORD})\\b`)
/** "My boss is Warren": whom the caller helps, by what they are to the caller. */
const OWN_IS = new RegExp(
  `\\b(?:[Mm]y|[Mm]i) (?!name|nombre|apellido|surname)([a-z]+) (?:is|es|se llama) (?:don |dona )?(${NAMES})`,
)
/** "What they call you, ma'am? ... Darlene, she says": the caller asks the patient. */
const ASKED_ALOUD = new RegExp(
  `(?:call you|your name|te llamas?|se llama|su nombre)\\b[^?]*\\?[ .]*(?:[Ee]s |[Ii]t's )?(${NAMES})[,.]? (?:(?:he|she) says|dice)\\b`,
)
/** A place is called so, not a person: "se llama La Parrilla". */
const OF_A_PLACE =
  /\b(?:restora\w*|local|negocio|colegio|edificio|lugar|camping|hotel|villa|sector|parque|bar|pub|shop|place|building|school)\b/

const MENDS =
  /\b(?:no|perdon|digo|mejor dicho|miento|que digo|espere|sorry|i mean|wait|actually|scratch that)\b[\s,.]*(?:(?:es|era|se llama|it's|que digo|espere|perdon|sorry|wait|i mean|her name is|his name is)[\s,.]*)*$/

/** "Se llama Marta, Marta no, Mirta Soto", "it's Karen, sorry, Karin Holt": the name that mends the first. */
function saidAgain(line: Line, first: Called): Called | undefined {
  let chosen: Called | undefined
  for (const match of line.cased.slice(first.end).matchAll(new RegExp(NAMES, 'g'))) {
    const start = first.end + match.index
    const next = called(line, start, match[0])
    if (!next || !sounds(next.given.split(' ')[0] ?? '', line)) continue
    const between = line.text.slice(chosen?.end ?? first.end, start)
    const refused = /^ no\b/.test(line.text.slice(next.end))
    if (!refused && between.length < 40 && MENDS.test(between)) chosen = next
    // "Mirta, Mirta Soto": the same, and more of it
    else if (chosen && next.given === chosen.given && next.family) chosen = next
  }
  return chosen
}

/** A name by its looks: a usual one, or at least no word of the language. */
const sounds = (word: string, line: Line): boolean =>
  GIVEN[line.tongue].has(plainName(word)) ||
  (!isCommon(plainName(word), line.tongue) && plainName(word).search(MEDICINE) < 0)

/** 1 for a name that people have. */
const usual = ({ given }: Called, line: Line): number =>
  GIVEN[line.tongue].has(plain(given).split(' ')[0] ?? '') ? 1 : 0

/** "Le di el nombre del señor de la otra cama": what stands is another's. */
const AMENDS =
  /\b(?:di|dije|puse|anote|diera) (?:\w+ )?(?:(?:el|mal el|otro) )?nombre\b|\bnombre (?:equivocad|mal\b|que no (?:es|era))|(?:gave|told|given) you (?:the wrong|somebody else's|another) name|\bwrong name\b|\bname wrong\b/
const IS_NAMED = new RegExp(
  `(?:\\b[Ee]s|\\b[Ss]e llama|\\b[Ii]t's|\\b[Ii]s|[Nn]ame's|\\bcalled) (?:don |dona |el |la |really )?(${NAMES})`,
  'g',
)

function amendedName(line: Line, context: Context): Called | undefined {
  const amends = context.record.nombre === undefined ? null : AMENDS.exec(line.text)
  if (!amends) return undefined
  for (const match of line.cased.matchAll(IS_NAMED)) {
    const name = called(line, match.index + match[0].length - (match[1] ?? '').length, match[1] ?? '')
    if (match.index > amends.index && name && sounds(name.given, line)) return saidAgain(line, name) ?? name
  }
  return undefined
}

export function nameFindings(line: Line, context: Context): Finding[] {
  const { cased } = line
  const amended = amendedName(line, context)
  if (amended) return asFindings(line, amended, 0.9, context)
  const forCaller = anyAsked(context, 'nameOfCaller') && !context.self
  const asked =
    (anyAsked(context, 'name') || (context.self && anyAsked(context, 'nameOfCaller'))) &&
    !(anyAsked(context, 'nameOfCaller') && !context.self)
  const said = SAYS_NAME.exec(cased)
  const place =
    aboutPlace(context) &&
    !anyAsked(context, 'name', 'nameOfCaller') &&
    OF_A_PLACE.test(`${context.prompts.at(-1)?.text ?? ''} ${line.text}`)
  if (said?.[1] && !/^(?:mi|my)/i.test(said[0]) && !place) {
    const sentence = sentenceAt(line, said.index)
    const before = line.text.slice(sentence.start, said.index)
    // "Amanda Hott. La mamá se llama Viviana": the name asked for came first
    const kin = asked && KIN.test(before) && nameOf(line.cased.slice(0, sentence.start)) !== undefined
    const third =
      kin ||
      /\b(?:mi|my) $/.test(line.text.slice(0, said.index)) ||
      (!asked && aboutAnother(line, said.index, context)) ||
      (/\b(?:mi (?:hijo|hija|herman[ao]|vecin[ao]|marido|senora)|my (?:son|daughter|neighbou?r)|calle|conjunto|edificio|colegio)\b/.test(
        before,
      ) &&
        (context.self || !asked) &&
        !ailingKin(line.text.slice(0, said.index)))
    if (!third && !/\bse llama (?:la|el) (?:calle|pasaje|villa)/.test(line.text)) {
      const name = called(line, said.index + said[0].length - said[1].length, said[1])
      if (name) return asFindings(line, saidAgain(line, name) ?? name, 0.9, context)
    }
  }
  const pointed = anyAsked(context, 'name', 'nameOfCaller') ? POINTED.exec(cased) : null
  if (pointed?.[1] && !NOT_NAME.test(pointed[1].split(' ')[0] ?? '')) {
    const name = called(line, pointed.index + pointed[0].length - pointed[1].length, pointed[1])
    if (name) return asFindings(line, name, 0.85, context)
  }
  const aloud = context.self ? null : ASKED_ALOUD.exec(cased)
  if (aloud?.[1]) {
    const name = called(line, aloud.index + aloud[0].lastIndexOf(aloud[1]), aloud[1])
    if (name) return asFindings(line, name, 0.85, context)
  }
  const mine = context.self ? null : OWN_IS.exec(cased)
  if (
    mine?.[2] &&
    !aboutAnother(line, mine.index + mine[0].length - 1, context) &&
    sounds(mine[2].split(' ')[0] ?? '', line)
  ) {
    const name = called(line, mine.index + mine[0].length - mine[2].length, mine[2])
    if (name) return asFindings(line, saidAgain(line, name) ?? name, 0.9, { ...context, others: new Set() })
  }
  const turned = NAME_IS_CALLED.exec(cased)
  if (turned?.[1] && !NOT_NAME.test(turned[1])) {
    const at = turned.index + turned[0].indexOf(turned[1])
    return givenAt(line, at, turned[1], 0.85, context)
  }
  if (context.self) {
    const own = CALLER_NAME.exec(cased)
    if (own?.[1]) {
      const name = called(line, own.index + own[0].length - own[1].length, own[1])
      if (name) return asFindings(line, name, 0.85, context)
    }
  }
  const own =
    context.callerLines <= 2 && !context.self && context.record.nombre === undefined ? INTRODUCED.exec(cased) : null
  if (
    own?.[1] &&
    !NOT_NAME.test(own[1]) &&
    !isBystander(line.text, own.index) &&
    !aboutAnother(line, own.index + own[0].length - 1, context)
  ) {
    const name = called(line, own.index + own[0].length - own[1].length, own[1])
    if (name) return asFindings(line, name, 0.7, context)
  }
  const beside = context.record.nombre === undefined && !context.self ? APPOSED.exec(cased) : null
  if (
    beside?.[1] &&
    !NOT_NAME.test(beside[1].split(' ')[0] ?? '') &&
    !aboutAnother(line, beside.index + beside[0].length - 1, context)
  ) {
    const name = called(line, beside.index + beside[0].indexOf(beside[1]), beside[1])
    if (name) return asFindings(line, name, 0.75, context)
  }
  if (forCaller) return []
  // "Curtis. I don't know his last name": the name stands first, and what is not known is something else
  const leads = new RegExp(
    `^\\W*(?:(?:[Ee]s|[Ss]e llama|[Hh]e's|[Ss]he's|[Ii]t's) )?(?:(?:don|dona|el|la) )?${NAMES}[.,!]`,
  ).test(cased)
  if (
    asked &&
    (leads || (answerOf(line) !== 'unsure' && !/\bno (?:la |lo )?(?:se|conozco)\b|don't know/.test(line.text)))
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
      .filter((name) => !context.others.has(plain(name.given)) && !isAnothers(line.text.slice(0, name.start), context))
      .sort(
        (a, b) => (b.family ? 1 : 0) - (a.family ? 1 : 0) || usual(b, line) - usual(a, line) || b.start - a.start,
      )[0]
    if (best) return asFindings(line, best, 0.9, context)
  }
  if (context.record.nombre === undefined && !context.self && !aboutPlace(context) && context.callerLines > 1) {
    const symptom = SYMPTOM_OF.exec(cased)
    if (symptom?.[1] && !NOT_NAME.test(symptom[1])) {
      const at = symptom.index + symptom[0].indexOf(symptom[1])
      return givenAt(line, at, symptom[1], 0.75, context)
    }
    const titled = /^(?:uncle|aunt|grand)/.test(context.kin ?? '') ? TITLED.exec(cased) : null
    if (titled?.[1] && !NOT_NAME.test(titled[1]))
      return givenAt(line, titled.index + titled[0].length - titled[1].length, titled[1], 0.75, context)
    // "It's Mackenzie, by the way, Mackenzie Dahl", "Eighty-six. Ivy. Ivy Chandler."
    const offered =
      new RegExp(`\\b(${WORD})[.,]+ (?:by the way[.,]* |a proposito[.,]* |eh+[.,]* |um[.,]* )?(\\1 ${WORD})`).exec(
        cased,
      ) ??
      new RegExp(
        `\\b(?:[Ii]t's|[Ss]e llama|[Ee]s|[Nn]ame's|[Hh]e's|[Ss]he's)() (${WORD}(?: ${WORD})?),? (?:by the way|a proposito|btw)`,
      ).exec(cased)
    if (
      offered?.[2] &&
      !NOT_NAME.test(offered[2].split(' ')[0] ?? '') &&
      sounds(offered[2].split(' ')[0] ?? '', line)
    ) {
      const name = called(line, offered.index + offered[0].indexOf(offered[2], offered[1]?.length ?? 0), offered[2])
      if (name) return asFindings(line, name, 0.8, context)
    }
    if (context.record.motivo !== 'violencia_intrafamiliar') {
      for (const pattern of CALLED_OUT) {
        const match = pattern.exec(cased)
        // "Sigue respirando, sí, sigue": a verb that begins a sentence is no name
        if (!match?.[1] || NOT_NAME.test(match[1]) || !sounds(match[1], line)) continue
        const at = match.index + match[0].indexOf(match[1])
        return givenAt(line, at, match[1], 0.7, context)
      }
    }
    const who = anyAsked(context, 'trapped', 'victims', 'hurt') ? TOLD_OF.exec(cased) : null
    if (who?.[1] && !NOT_NAME.test(who[1]) && answerOf(line) !== 'no') {
      const at = who.index + who[0].length - who[1].length
      return givenAt(line, at, who[1], 0.65, { ...context, others: new Set() })
    }
    const prompt = context.prompts.at(-1)
    const known = prompt?.text.includes('?') ? ASKED_OF.exec(prompt.cased) : null
    const of = known?.slice(1).find((name) => name !== undefined)
    if (
      prompt &&
      known &&
      of &&
      !NOT_NAME.test(of) &&
      // A name that the caller has just called out is one, however rare
      (GIVEN[line.tongue].has(plainName(of)) || known[1] === undefined) &&
      sounds(of, line) &&
      !context.others.has(plainName(of))
    ) {
      const at = known.index + known[0].indexOf(of)
      return givenAt(prompt, at, of, 0.65, context)
    }
    // "Eighty-six, Ivy Chandler"
    const beside = anyAsked(context, 'age')
      ? new RegExp(`^\\W*(?:[a-z']+ ){0,2}\\d{1,3}\\W+(?:[a-z]+\\W+){0,2}?(${WORD} ${WORD})\\W*$`).exec(cased)
      : null
    if (beside?.[1] && GIVEN[line.tongue].has(plainName(beside[1].split(' ')[0] ?? ''))) {
      const name = called(line, beside.index + beside[0].lastIndexOf(beside[1]), beside[1])
      if (name) return asFindings(line, name, 0.75, context)
    }
    const cry = new RegExp(`¡(${WORD})!|(?:^|[.!?] )(${WORD})!(?= |$)`).exec(cased)
    const cried = cry?.[1] ?? cry?.[2]
    if (
      cry &&
      cried &&
      context.record.motivo !== 'violencia_intrafamiliar' &&
      GIVEN[line.tongue].has(plainName(cried)) &&
      !isCommon(plainName(cried), line.tongue)
    ) {
      const at = cry.index + cry[0].indexOf(cried)
      return givenAt(line, at, cried, 0.65, context)
    }
  }
  return []
}
