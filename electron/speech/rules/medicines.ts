/** What the patient takes, and what they must not be given. */
import { listItems } from '../../../convex/domain/canonical.ts'
import { withAllergies } from './allergyTold.ts'
import { answerOf, denied } from './answers.ts'
import { anyAsked, type Context } from './context.ts'
import { deniesMedicines } from './deniesAll.ts'
import { DENIES_ALL, denialRange, type Item, items, notTheirs, saysAnothers } from './items.ts'
import { clauseAt, type Finding, finding, type Line, type Range, rangeOf, sentenceAt } from './line.ts'
import { labelsRead, notTaken, readBack } from './takenNow.ts'
import { plain } from './unaccented.ts'
import { ALLERGEN, ILLNESS, MEDICINE } from './vocabulary.ts'

/** "Me la quitaron", "he stopped", "iba a darle": not taken now. */
const STOPPED =
  /\b(?:quitaron|sacaron|retiraron|cortaron|eliminaron|cambiaron por|suspendieron|suspendio|discontinu\w+|took (?:him|her|me|them) off|(?:been|was|were|got) taken off|quit taking|off (?:it|that|them|the)\b|don't take|doesn't take|(?:dejo|deje)\b(?! (?:una?|el|la) (?:epi|inyec|inhal))|ya no (?:toma|tomo)|(?<!dice que [^,.]{0,40})tomaba|antes (?:tomaba|(?:le|me) (?:daban|recetaban))|had (?:him|her|me) on\b(?=[^.!?]{0,60}\b(?:but|off|till|until|before))|no (?:alcance|alcanzo|alcanzamos) a (?:dar|tomar)|stopped|used to|was on|were on|swapped|switched (?:him |her )?from|cambiaron|no longer|came off|gonna|going to|was about to|iba a|thinking of|le doy|should i|puedo dar|can i give)\b/
/** Gathered to be swallowed at once, not taken day by day. */
const GATHERED =
  /\b(?:junt(?:o|ad\w+|ando)|guardad\w+|acumul\w+|se (?:va a|quiere) tomar|saved up|stockpil\w+|hoard\w+|stashed)\b/
const CORRECTION =
  /\b(?:perdon|disculp\w+|equivoqu\w+|dije mal|no era|no es|corrij\w+|sorry|my mistake|wrong|actually|isn't|wasn't|not|muddled|mixed up|confund\w+)\b/

/** "No, that's Curtis", "no, esa es la señora": what was said before is another's. */
const NOT_MINE =
  /\b(?:[Nn]o|[Ww]ait|[Ss]orry|[Pp]erdon)\b[\s,.]*(?:(?:no|wait|sorry|perdon|miento)[\s,.]*)*(?:that's|that is|es[ae] es|es[ae] era)(?: (?:the|el|la|don|dona))? (?:[A-Z][a-z]+|wife|husband|missus|kid|boy|girl|brother|sister|other one|senora|otr[oa])\b/
const BOTH = new RegExp(`${ALLERGEN.source}|${MEDICINE.source}`, 'g')
/** What stands between a word and the one that mends it. */
const MENDED_BY =
  /^\W*(?:no|digo|perdon|sorry|wait|i mean|miento)\b[\s,.]*(?:(?:no|es|era|it's|eso)\b[\s,.]*)*(?:(?:a la|a las|al|a los|the|to) )?$/

/** "She can't have codeine, it brings her out in hives". */
const CANNOT_HAVE =
  /\b(?:(?:can't|cannot|can not|mustn't|not allowed to) (?:have|take)|no puede (?:tomar|recibir|ni ver)|le (?:cae|sienta) (?:pesimo|mal)) (?:any |the |el |la |los |las )?/g

export function allergyFindings(line: Line, context: Context): Finding[] {
  return withAllergies(line, context, anyAsked(context, 'allergy'), namedAllergies(line, context))
}

function namedAllergies(line: Line, context: Context): Finding[] {
  const asked = anyAsked(context, 'allergy')
  const speaks = /\balergi|\ballerg|\banafil/.test(line.text)
  const noneAtAll =
    /(?:(?:^|[.,!?] )(?:y )?(?:alergic[oa] a nada\b|alergic[oa] no (?:soy|es)\b)|alergias?,? (?:no (?:tiene|tengo|que|se le)|ningun\w+)|no (?:soy|es|tiene|tengo) (?:alergic[oa] a (?:nada|ningun)|alergias?)|no (?:me|le) da(?:n)? alergias? (?:a )?nada|(?:isn't|ain't|not|no) (?:allergic to (?:anything|nothing)|allergies|known allergies)|(?:allergic to anything|alergi\w+ a algo|alguna alergia)\b[^?]{0,24}\?\W*(?:(?:he|she)(?:'s| is)? (?:shaking|says|said)[^.?]{0,20}|dice que |que )?\bno\b|(?:nothing|nowt|not a thing)(?: that)? (?:he|she|i)(?:'s| is|'m| am) allergic to)/.exec(
      line.text,
    )
  if (noneAtAll) return [finding(line, 'alergias', 'ninguna', rangeOf(noneAtAll), 0.9, 'only')]
  const gone = takenOff(line, 'alergias', context.record.alergias)
  if (gone.length > 0 && (speaks || CORRECTION.test(line.text))) {
    const left = items(line, ALLERGEN).filter(
      (item) => !gone.some((one) => one.value?.toLowerCase() === item.value.toLowerCase()),
    )
    return [...gone, ...left.map((item) => finding(line, 'alergias', item.value, item, 0.8, 'add'))]
  }
  if (!asked && !speaks) return []
  // "Que no le pongan ketoprofeno, que es alérgico"
  const refused = items(line, BOTH).filter(({ end }) =>
    /^,? (?:que|porque|because|since|cause) (?:es|soy|he's|she's|i'm) (?:\w+ )?(?:alergic|allergic)/.test(
      line.text.slice(end),
    ),
  )
  if (refused.length > 0) return refused.map((item) => finding(line, 'alergias', item.value, item, 0.85, 'add'))
  // "A la dipirona... no, ese es el carnet de mi hermano": all that was said is another's
  const turned = NOT_MINE.exec(line.cased)
  const anothers =
    turned !== null ||
    saysAnothers(line.text) ||
    items(line, ALLERGEN).some(({ end }) => notTheirs(line, end - 1, context)) ||
    /\b(?:no|wait|espere|sorry|perdon)\b[^.]{0,16}\b(?:that's|that is|es[eao] es|es[eao] era) (?:my|his|her|mi|su|el de|la de) [a-z]+/.test(
      line.text,
    )
  if (
    anothers &&
    /\b(?:no|wait|espere|sorry|perdon|disculpe)\b/.test(line.text) &&
    !/\balso\b|tambien/.test(line.text)
  ) {
    const own = turned ? items(line, BOTH).filter(({ start }) => start > turned.index && asked) : []
    if (own.length > 0) return own.map((item) => finding(line, 'alergias', item.value, item, 0.85, 'add'))
    const theirs =
      /\b(?:ell?[ao]?|he|she) (?:no (?:tiene|es)|isn't|doesn't|has(?:n't| no)|is not|'s (?:got|not) n)|\b(?:none|ningun[oa]|nothing|nada)\W*$/.exec(
        line.text,
      )
    return theirs && asked ? [finding(line, 'alergias', 'ninguna', rangeOf(theirs), 0.75, 'only')] : []
  }
  const near = items(line, ALLERGEN).filter((item) => {
    const sentence = sentenceAt(line, item.start)
    const text = line.text.slice(sentence.start, sentence.end)
    if (/\bno (?:es|soy) alerg/.test(text) || notTheirs(line, item.start, context)) return false
    return asked ? true : /alergi|allerg/.test(text)
  })
  const prompt = context.prompts.at(-1)
  const offered =
    prompt && asked && near.length === 0 && answerOf(line) === 'yes' ? [...prompt.text.matchAll(ALLERGEN)] : []
  if (prompt && offered.length === 1 && offered[0]) {
    const range = rangeOf(offered[0])
    return [finding(prompt, 'alergias', prompt.plain.quote(range.start, range.end), range, 0.8, 'add')]
  }
  const barred =
    asked || /\bhives\b|\brash\b|\bronchas?\b|\bswell|\bhincha|\breaction\b|\breaccion\b/.test(line.text)
      ? afterCue(line, CANNOT_HAVE, MEDICINE)
      : []
  const drugs =
    asked || /alergic[oa] a|allergic to|alergia a/.test(line.text)
      ? afterCue(line, /\b(?:alergic[oa] a(?:l| la| los)?|alergia a(?:l| la| los)?|allergic to)\s+/g, MEDICINE)
      : []
  // Whatever it is that follows: "al maní y a los ácaros"
  const open =
    asked && line.tongue === 'es'
      ? [...line.text.matchAll(/\b(?:al|a la|a los|a las) ([a-z]{3,}(?: de [a-z]+)?)\b/g)].filter((match) => {
          const { start, end } = sentenceAt(line, match.index)
          const sentence = line.text.slice(start, end)
          return (
            /alerg/.test(sentence) ||
            /^(?:(?:si|dice que|solo|creo que|eh+)\W+)*(?:al|a la|a los|a las) /.test(sentence)
          )
        })
      : asked
        ? [...line.text.matchAll(/\ballergic to (?!anything|nothing)(?:the )?([a-z]{3,}(?: [a-z]+)?)\b/g)]
        : []
  for (const match of open) {
    const name = match[1] ?? ''
    const start = match.index + match[0].length - name.length
    const known = near.some((item) => start < item.end && start + name.length > item.start)
    if (
      !known &&
      !denied(line, match.index) &&
      !notTheirs(line, match.index, context) &&
      answerOf(line) !== 'unsure' &&
      !/^(?:vez|dia|semana|mes|casa|nada|ninguno|ninguna|noche|tarde|hora|hospital|mama|papa|senora|calle|misma|fecha)\b/.test(
        name,
      )
    )
      near.push({ start, end: start + name.length, value: line.plain.quote(start, start + name.length) })
  }
  const said = [...near, ...[...drugs, ...barred].filter((drug) => !near.some((item) => item.start === drug.start))]
  // "A la penicilina... no, a las sulfas": the second stands in the place of the first
  const all = said.filter(
    ({ end }) => !said.some((next) => next.start > end && MENDED_BY.test(line.text.slice(end, next.start))),
  )
  if (all.length > 0) return all.map((item) => finding(line, 'alergias', item.value, item, 0.85, 'add'))
  const only = context.asked.size === 1 || context.prompts.at(-1)?.text.match(/alerg|allerg/) !== null
  const answer = answerOf(line)
  if (
    asked &&
    only &&
    !/alergi\w+ a |allergic to/.test(line.text) &&
    (answer === 'no' || DENIES_ALL.test(line.text)) &&
    (answer !== 'unsure' || /\b(?:no|pero)[,.]? (?:ningun[oa]|none|a nada)\W*$/.test(line.text)) &&
    // "De alergias, ni idea"
    !/alerg[^.;]{0,24}\b(?:ni idea|no (?:lo )?se\b|no sabria|no idea|not sure|don't know)/.test(line.text)
  ) {
    return [finding(line, 'alergias', 'ninguna', denialRange(line), 0.85, 'only')]
  }
  return []
}

/** "¿Tiene aspirina a mano?": what is in the house is not what is taken. */
const AT_HAND = /\b(?:a mano|en (?:la|su) casa|por ahi|handy|to hand|in the house|lying around)\b/
/** The caller asks the patient in turn: "¿toma aspirina, mamá?", "you take any blood thinner, Miss Darlene?". */
function asks(line: Line, item: Range): boolean {
  const { end } = sentenceAt(line, item.start)
  const tail = line.text.slice(item.end, end)
  return line.text[end] === '?' && !/,? (?:right|no|verdad|cierto|i think|creo|isn't it|is it)$/.test(tail)
}

/** The talk has gone on from the allergy: "alérgica a X y toma Y". */
const ANOTHER_MATTER = /\b(?:toma|tomo|usa|uso|se inyecta|takes?|taking|uses|on)\b/

/** Items of a vocabulary that stand behind a cue, in the same sentence. */
function afterCue(line: Line, cue: RegExp, pattern: RegExp): Item[] {
  const found: Item[] = []
  for (const match of line.text.matchAll(cue)) {
    const from = match.index + match[0].length
    const until = sentenceAt(line, from).end
    for (const item of items(line, pattern))
      if (item.start >= from && item.end <= until && !ANOTHER_MATTER.test(line.text.slice(from, item.start)))
        found.push(item)
  }
  return found
}

const TAKES =
  /\b(?:lists?|listed|prescribed|(?:form|card|bottle|box|label|ficha|receta|caja|carnet|hoja) (?:says|dice)|hers says|his says|figura|aparece|anotad[oa]|recetad[oa]|recetaron|esta con|anda con|used (?:his|her)|toma|tomo|tomando|usa|uso|se pone|se inyecta|se pincha|se aplica|se echa|se coloca|inhala|se nebuliza|le (?:hice|puse|aplique|eche|inyecte|hicimos|pusimos|inyectamos)|le dan|le di|le dimos|inhalador|takes?|taking|on\b|uses|using|gave (?:him|her)|given|has an?|got an?|he's on|she's on|tablets|pastillas|remedios)\b/

/** The part of a clause between its conjunctions that holds an index. */
function partOf(line: Line, clause: Range, index: number): string {
  const joints = [
    ...line.text.slice(clause.start, clause.end).matchAll(/\b(?:but|pero|y ahora|and now|now|ahora|they've|to)\b/g),
  ].map((match) => clause.start + match.index)
  const from = joints.filter((joint) => joint <= index).at(-1) ?? clause.start
  const until = joints.find((joint) => joint > index) ?? clause.end
  return line.text.slice(from, until)
}

/** Asks for what is taken day by day, not for what was swallowed. */
const USUALLY =
  /from the doctor|regular|normally|usually|every day|daily|prescri|habitual|siempre|todos los dias|a diario|normalmente|recet/

/** A brand behind a verb of taking: "takes Lexapro". */
const BRAND =
  /\b(?:takes?|taking|on|uses|lists?|listed|says|prescribed|called|toma|tomo|usa|uso|dice|recetaron|se llama) ([A-Z][a-z]{4,})\b/g

/** A medicine by what it is for, which its name behind it replaces: "his water tablets, furosemide". */
const BY_USE =
  /^(?:pastill|remedio|water |(?:tablets|pills|medication|medicine|meds) |anticoagulante|blood thinner|[a-z ]+ (?:tablets?|pills?|meds|medications?|medicines?)$)/i
const NAMED_BEHIND =
  /^[ ,.:;]*(?:(?:que (?:es|se llama)|se llama|es|el|la|it's|is|called|that's|i think|creo que es)[ ,:]*)*$/

function unlessNamed(line: Line, found: readonly Item[]): Item[] {
  return found.filter((item, i) => {
    const next = found[i + 1]
    const between = next ? line.text.slice(item.end, next.start) : undefined
    return !(
      BY_USE.test(item.value) &&
      next &&
      between !== undefined &&
      between.trim() !== '' &&
      !BY_USE.test(next.value) &&
      NAMED_BEHIND.test(between)
    )
  })
}

/** "She's on Keppra, no, Lamictal": the first of the two, which the speaker takes back at once. */
function takenBack(line: Line, item: Range): boolean {
  const rest = line.text.slice(item.end)
  const repair =
    /^[\s,.]*(?:(?:i think|creo|parece|or|o)\b[\s,.]*)*(?:(?:no|perdon|digo|mejor dicho|espere|miento|sorry|wait|i mean|scratch that|er+|uh|um|eh+|actually)\b[\s,.]*){1,4}(?:(?:it's|it is|he's on|she's on|es|era|toma|la|el|son)\s)*([a-z-]{5,})/.exec(
      rest,
    )
  if (!repair || /^[\s,.]*(?:no\b[\s,.]*){1,2}(?:mas|toma|tiene|other|allerg|alerg|nada|otr)/.test(rest)) return false
  const next = repair[1] ?? ''
  const at = item.end + repair[0].length - next.length
  return next.search(MEDICINE) === 0 || /^[A-Z]/.test(line.cased.charAt(at))
}

/** Right behind a medicine: "the Humalog was the old one". */
const WAS_BEFORE =
  /^ (?:was|is|era|es|fue) (?:the|what|el|la|lo) (?:old|he used|she used|previous|antigu|de antes|anterior|que tomaba)/
/** Right before one: "it's Theo who can't have". */
const ANOTHERS_OWN =
  /\b(?:it's|it is|that's) [a-z]+ (?:who|that)(?:'s| is)? (?:can't (?:have|take)|(?:is )?allergic to|takes|on) (?:the )?$|\bes (?:el|la|mi|don|dona)? ?[a-z]+ (?:el|la) que (?:toma|es alergic[oa] a|no puede (?:tomar|comer)) (?:el |la |l)?$/

/** Corrections across lines: "it's not Singulair", "no era clopidogrel, es rivaroxabán", "she's not allergic to latex after all". */
function takenOff(line: Line, field: 'medicamentos' | 'alergias', held: string | undefined): Finding[] {
  const found: Finding[] = []
  for (const item of listItems(held ?? '')) {
    if (/^ningun[oa]$/.test(item)) continue
    const word = plain(item).slice(0, 6)
    for (let at = line.text.indexOf(word); at >= 0; at = line.text.indexOf(word, at + 1)) {
      const before = line.text.slice(Math.max(0, at - 24), at)
      // "Furosemida y losartán, no carvedilol"
      const instead =
        /[a-z],? (?:no|not) (?:el |la |the )?$/.test(before) &&
        line.text.slice(sentenceAt(line, at).start, at).search(field === 'medicamentos' ? MEDICINE : ALLERGEN) >= 0
      const old = WAS_BEFORE.test(line.text.slice(at).replace(/^[a-z]+/, ''))
      const anothers =
        ANOTHERS_OWN.test(line.text.slice(0, at)) ||
        /^[a-z]*,? (?:no (?:es|era)|(?:es|era) (?:el |la )?mi[oa])\b(?! que)/.test(line.text.slice(at))
      if (
        instead ||
        old ||
        anothers ||
        (/(?:\bnot|\bno (?:es|era|son|eran|fue|toma|tomaba|usa)|isn't|wasn't|aren't|weren't|\bno,? no|instead of|en vez del?|en lugar del?|wrong about|(?:scratch|forget|ignore) (?:that|what i said)?(?: about)?|ya no toma|(?:i|he|she) said|le dije|dij[eo]) (?:alergic[oa] )?(?:allergic to )?(?:al? )?(?:on |taking )?(?:el |la |the |los |las |his |her |that |those |any |ese |esa )?$/.test(
          before,
        ) &&
          !/^[a-z]*[^.]{0,12}\b(?:and|y|also|tambien)\b/.test(
            /\b(?:said|dij[eo]) $/.test(before) ? line.text.slice(at) : '',
          ))
      ) {
        found.push(finding(line, field, item, { start: at, end: at + item.length }, 0.85, 'remove'))
        break
      }
    }
  }
  return found
}

export function medicineFindings(line: Line, context: Context): Finding[] {
  const none = deniesMedicines(line, context)
  if (none) return [none]
  const boxes = listItems(context.record.medicamentos ?? '').some((item) =>
    line.text.includes(item.toLowerCase().slice(0, 6)),
  )
  const asked = anyAsked(context, 'medication', 'history') || boxes || readBack(context) || labelsRead(line)
  const found: Finding[] = []
  const overdose = context.record.motivo === 'sobredosis' || context.record.motivo === 'ideacion_suicida'
  const usual = USUALLY.test(context.prompts.at(-1)?.text ?? '')
  const gone = takenOff(line, 'medicamentos', context.record.medicamentos)
  const offer = context.prompts.map((prompt) => prompt.text).join(' ')
  for (const item of unlessNamed(line, items(line, MEDICINE))) {
    const sentence = sentenceAt(line, item.start)
    const text = line.text.slice(sentence.start, sentence.end)
    const clause = clauseAt(line, item.start)
    const phrase = partOf(line, clause, item.start)
    const behind = text.slice(0, item.start - sentence.start)
    const allergen =
      /(?<!anti)alergi|allerg/.test(behind + line.text.slice(item.start, clause.end)) &&
      !ANOTHER_MATTER.test(
        behind
          .split(/(?<!anti)alergi|allerg/)
          .slice(1)
          .join(' '),
      )
    // Beside one that is taken back the others are the patient's: "leí la hoja de otra abuelita: toma losartán, no carvedilol"
    if (
      allergen ||
      (gone.length === 0 && notTheirs(line, item.start, context)) ||
      asks(line, item) ||
      (AT_HAND.test(offer) && offer.includes(line.text.slice(item.start, item.end).slice(0, 6)))
    )
      continue
    if (!asked && !TAKES.test(text)) continue
    if (gone.length === 0 && anyAsked(context, 'allergy') && !anyAsked(context, 'medication') && !TAKES.test(text))
      continue
    if (overdose && !usual && (!TAKES.test(phrase) || GATHERED.test(text))) continue
    // "Tomo enalapril y levotiroxina, la aspirina me la quitaron": only the last is taken away
    const until = STOPPED.exec(line.text.slice(item.end))?.index ?? -1
    const another =
      until >= 0 &&
      line.text.slice(item.end, item.end + until).search(MEDICINE) >= 0 &&
      TAKES.test(line.text.slice(Math.max(0, item.start - 40), item.start))
    const stop =
      (STOPPED.test(phrase) && !another) ||
      (STOPPED.test(text) &&
        /\b(?:la|lo|las|los|it|that) (?:deje|quitaron|sacaron|retiraron|cortaron|suspend)/.test(text))
    if (stop || notTaken(line, item) || (gone.length === 0 && takenBack(line, item))) continue
    found.push(finding(line, 'medicamentos', item.value, item, asked ? 0.85 : 0.7, 'add'))
  }
  // "Has she got an EpiPen?" — "Yes"
  const prompt = context.prompts.at(-1)
  const offered = prompt && found.length === 0 && answerOf(line) === 'yes' ? [...prompt.text.matchAll(MEDICINE)] : []
  if (
    prompt &&
    offered[0] &&
    offered.length === 1 &&
    !overdose &&
    /\b(?:has|have|got|tiene|usa|toma|takes?|on)\b/.test(prompt.text) &&
    !/alerg|allerg|puede|give|dele|narcan/.test(prompt.text)
  ) {
    const range = rangeOf(offered[0])
    found.push(finding(prompt, 'medicamentos', prompt.plain.quote(range.start, range.end), range, 0.7, 'add'))
  }
  for (const brand of line.cased.matchAll(BRAND)) {
    const name = brand[1] ?? ''
    const start = brand.index + brand[0].length - name.length
    if (
      asked &&
      name &&
      name.toLowerCase().search(ILLNESS) < 0 &&
      !found.some((one) => one.value === name) &&
      !takenBack(line, { start, end: start + name.length }) &&
      !STOPPED.test(line.text.slice(0, brand.index)) &&
      !overdose
    )
      found.push(
        finding(
          line,
          'medicamentos',
          line.plain.quote(start, start + name.length),
          { start, end: start + name.length },
          0.65,
          'add',
        ),
      )
  }
  found.push(...gone)
  const nothing =
    /\b(?:(?:he|she|i) (?:takes?|(?:isn't|'s not) (?:taking|on)) (?:nothing|anything)|(?:^|[.!?,] |\bsays )no (?:meds|medications?|medicines?|pills|tablets|remedios|medicamentos)\b(?! (?:for|like|que|for)\b)|no (?:toma|tomo) (?:nada|ningun\w*|remedios|medicamentos|ninguna pastilla)|(?:takes|on) no (?:meds|medication|tablets)|doesn't take (?:anything|any)|not on any(?:thing| med\w*| tablets))/.exec(
      line.text,
    )
  if (found.length === 0 && nothing && !/\?/.test(line.text.slice(nothing.index + nothing[0].length)))
    return [finding(line, 'medicamentos', 'ninguno', rangeOf(nothing), 0.85, 'only')]
  if (
    found.length === 0 &&
    anyAsked(context, 'medication') &&
    !/epipen|inhal|narcan/.test(context.prompts.at(-1)?.text ?? '') &&
    !line.text.match(ILLNESS) &&
    context.record.medicamentos === undefined
  ) {
    const answer = answerOf(line)
    if (
      (answer === 'no' || /\b(?:nada de nada|ningun[oa]|nothing|none)\b/.test(line.text)) &&
      /^\W*(?:no|nope|nah)\W*$|que (?:yo )?sepa|that i know|as far as i know|aware of|\b(?:nada|ningun[oa]?|none|nothing|no toma|no tomo|doesn't)\b/.test(
        line.text,
      ) &&
      !/todavia|ha tomado|he tomado|have i/.test(line.text) &&
      !/tomado|taken|given/.test(context.prompts.at(-1)?.text ?? '')
    ) {
      return [finding(line, 'medicamentos', 'ninguno', denialRange(line), 0.75, 'only')]
    }
  }
  return found
}
