/** Consciousness as last known, with its level, and breathing: from statements and from answers. */
import { answerOf, denied } from './answers.ts'
import { breathFindings } from './breathing.ts'
import { anyAsked, type Context } from './context.ts'
import { A_LITTLE_MORE, CONFUSED, ROUSED, TO_PAIN, UNANSWERING, WIDE } from './levels.ts'
import { type Finding, finding, type Line, rangeOf } from './line.ts'
import { ofTheBorn } from './newborn.ts'
import { elsewhen, withoutManners } from './otherTimes.ts'
import { aboutAnother } from './patientKin.ts'
import { ALERT, ASKS_PAIN, ASKS_VOICE, BY_VOICE, WARDS_OFF } from './rousing.ts'
import { EMPTY, glasgow, HURT_IN_VAIN, triedInVain } from './senseless.ts'
import { AWAKE, BOTH, HEDGED_NO, LIFELESS, last, OUT, type Reading, read, whole } from './stateReading.ts'
import { STIRLESS } from './stillness.ts'
import { ASKS_SENSELESS, ASKS_WHETHER_LOST, PATIENT_SPEAKS, WAKEFUL, WIDE_AWAKE } from './wakeful.ts'

/** Asked whether the patient is awake, stillness answers. */
const STILL =
  /no se mueve|(?:tiene|con) los ojos cerrados|eyes(?: are|'re)? (?:closed|shut)|(?:not|isn't|doesn't) mov(?:e|ing)/
/** Somebody who only stands by: "el vecino está gritando". */
const ABOUT_OTHERS = /\b(?:ella era|(?:mi|el|la|un|una) \w+ (?:esta|anda) llamando|(?:el|un|otro|al) vecino|el perro)\b/

/** "Mi hermano chico está llorando", beside who does not wake: somebody else, or words too unsure to take the danger back. */
const RELATIVE_CRIES =
  /\b(?:mi|mis|su|el|la|los|las) (?:mama|papa|herman[ao]s?|hij[ao]s?|abuel[ao]|ti[ao]|vecin[ao]s?|polol[ao]|niet[ao]s?|cabr[ao]s?|nin[ao]s?)(?: \w+)? (?:esta|estan|se puso a|se pusieron a|anda|andan) (?:llor|grit)\w+|\b(?:la senora|el caballero|la gente|los vecinos|mi \w+)(?: \w+)? (?:llora|grita)n?\b|\b(?:my|his|her|the) (?:mum|mom|mother|dad|father|brother|sister|son|daughter|kids?|wife|husband|nan|neighbou?r)(?:'s| is| are| started) (?:\w+ )?(?:cry|scream|shout)\w*/

const SPEAKS =
  /^\W*habla\b(?! (?:nada|poco|solo))|\bhabl(?:a|aba|ando) (?:como|raro|enredad|mal|poc|bajit|apenas|incoheren|lento|trapos)\w*|se le entiende (?:algo|poc|mal|a medias)\w*|\b(?:slurr\w+|(?:he|she)(?:'s| is) (?:kinda |sort of |just |only )?(?:whispering|babbling|rambling|making noises))\b|\bmumbles?\b/
/** The dispatcher has them hurt the patient a little: "pinch her ear", "los nudillos en el pecho". */
const PINCH_ORDER =
  /pellizc|nudillo|(?:apriete\w*|frote\w*|presione\w*)[^.?]{0,40}(?:fuerte|esternon|pecho|una|oreja|dedo)|\bpinch|knuckle|rub (?:his|her|the) (?:chest|breastbone|sternum)|squeeze (?:his|her)[^.?]{0,16}(?:hard|nail|trap)/
const GRIMACE =
  /frunci\w+|\bmueca|\bgesto|se quej(?:o|aba)|\bquejido|(?:movio|muevio|retiro|saco|encogio|recogio) (?:la|el|un|una|los|las)|\bgimi\w+|hizo un (?:ruido|sonido)|grimac\w+|flinch\w*|winc(?:ed|ing)|moan\w*|groan\w*|(?:pulled|jerked|moved|twitched) (?:away|back|his|her|a|the)|screwed up (?:his|her) face|made a (?:face|noise|sound)/

/** Sounds that prove no waking beside words that deny it. */
const ONLY_MOANS = /\bquej|\bgim|\bmoan|\bgroan|\bronc|\bsnor/

function consciousness(line: Line, context: Context): Reading | undefined {
  const tried = triedInVain(line)
  const scale = glasgow(line)
  if (scale) return { ...scale, value: scale.score <= 8 ? 'no' : 'si', confidence: 0.85 }
  // Whoever opens the eyes to a voice is not out, though they shut again
  const roused = BY_VOICE.exec(line.text)
  if (roused) return { ...rangeOf(roused), value: 'si', confidence: 0.75 }
  if (
    ASKS_VOICE.test(context.prompts.at(-1)?.text ?? '') &&
    answerOf(line) !== 'no' &&
    /\bsi\b|\byes\b|\byeah\b/.test(line.text)
  )
    return { ...whole(line), value: 'si', confidence: 0.7 }
  const lifeless = [...line.text.matchAll(LIFELESS), ...line.text.matchAll(STIRLESS), ...line.text.matchAll(EMPTY)]
  const still = lifeless
    .filter((match) => !aboutAnother(line, match.index, context) && !elsewhen(line, match.index))
    .map((match) => ({
      ...rangeOf(match),
      value: 'no',
      confidence: 0.75,
    }))
  const readings = [
    ...read(line, OUT, 'no', 0.85, context),
    ...still,
    ...(tried && !aboutAnother(line, tried.start, context) ? [{ ...tried, value: 'no', confidence: 0.75 }] : []),
    ...read(line, AWAKE, 'si', 0.8, context),
    ...read(line, WAKEFUL, 'si', 0.7, context),
  ]
  const said = last(readings)
  // Silent to the voice and moaning to a pinch is not awake
  const out = readings.find((reading) => reading.value === 'no')
  if (
    out &&
    (TO_PAIN.test(line.text) || (said?.value === 'si' && ONLY_MOANS.test(line.text.slice(said.start, said.end))))
  )
    return out
  if (said) return said
  // In labour she is asked and answers through the caller
  const told = context.record.motivo === 'parto' && !context.self ? /\bdice que\b|\bshe says\b/.exec(line.text) : null
  if (told && context.record.consciente === undefined) return { ...rangeOf(told), value: 'si', confidence: 0.6 }
  const answer = answerOf(line)
  const prompt = context.prompts.at(-1)?.text ?? ''
  if (PATIENT_SPEAKS.test(line.text) && context.self) return { ...whole(line), value: 'si', confidence: 0.7 }
  if (ASKS_WHETHER_LOST.test(prompt)) {
    // Lost for a moment and back since: a yes leaves open how it is now
    return answer === 'no' ? { ...whole(line), value: 'si', confidence: 0.7 } : undefined
  }
  if (!anyAsked(context, 'conscious')) return undefined
  if (ASKS_SENSELESS.test(prompt) && !/\b(?:o|or) /.test(prompt)) {
    if (answer !== 'yes' && answer !== 'no') return undefined
    return { ...whole(line), value: answer === 'yes' ? 'no' : 'si', confidence: 0.75 }
  }
  const wide = WIDE_AWAKE.exec(line.text)
  if (wide && !denied(line, wide.index)) return { ...rangeOf(wide), value: 'si', confidence: 0.75 }
  // Asked whether he speaks: "habla como curado", "se le entiende poco", badly spoken is spoken
  const speaks = SPEAKS.exec(line.text)
  if (speaks && !denied(line, speaks.index)) return { ...rangeOf(speaks), value: 'si', confidence: 0.75 }
  const calm = STILL.exec(line.text)
  if (calm) return { ...rangeOf(calm), value: 'no', confidence: 0.7 }
  if (answer === 'yes' || BOTH.test(line.text)) return { ...whole(line), value: 'si', confidence: 0.75 }
  if (answer === 'no' || HEDGED_NO.test(line.text)) return { ...whole(line), value: 'no', confidence: 0.75 }
  return undefined
}

export function conditionFindings(heard: Line, context: Context): Finding[] {
  const line: Line = { ...heard, text: withoutManners(heard.text) }
  if (ABOUT_OTHERS.test(line.text)) return []
  if (context.record.consciente === 'no' && RELATIVE_CRIES.test(line.text)) return []
  if (ofTheBorn(line, context)) return []
  const found: Finding[] = []
  const prompts = context.prompts.map((one) => one.text).join(' ')
  const grimace =
    PINCH_ORDER.test(prompts) || ASKS_PAIN.test(prompts) ? (GRIMACE.exec(line.text) ?? WARDS_OFF.exec(line.text)) : null
  const toPain =
    grimace && !denied(line, grimace.index) && context.record.consciente !== 'si' && answerOf(line) !== 'no'
      ? rangeOf(grimace)
      : undefined
  const conscious = toPain ? undefined : consciousness(line, context)
  if (toPain) {
    found.push(finding(line, 'avdi', 'dolor', toPain, 0.7))
  } else if (conscious) {
    found.push(finding(line, 'consciente', conscious.value, conscious, conscious.confidence))
    const { avdi } = context.record
    const awake = conscious.value === 'si'
    const about =
      anyAsked(context, 'conscious') || WIDE.test(line.text) || ALERT.test(line.text) || PATIENT_SPEAKS.test(line.text)
    // The scale may not contradict consciousness: it moves with every change of it
    const before = context.record.consciente
    const stale =
      (before !== undefined && before !== conscious.value) ||
      (avdi !== undefined && awake !== /^(?:alerta|verbal)$/.test(avdi))
    const score = glasgow(line)?.score
    const tried = triedInVain(line)
    const called = BY_VOICE.test(line.text) || ASKS_VOICE.test(context.prompts.at(-1)?.text ?? '')
    const level = score
      ? score <= 8
        ? 'inconsciente'
        : score === 15
          ? 'alerta'
          : 'verbal'
      : !awake && avdi === 'dolor' && !tried?.painful
        ? undefined
        : TO_PAIN.test(line.text) && !tried
          ? 'dolor'
          : awake && called
            ? 'verbal'
            : awake && ROUSED.test(line.text)
              ? 'verbal'
              : !awake
                ? about || stale || tried || HURT_IN_VAIN.test(line.text) || UNANSWERING.test(line.text)
                  ? 'inconsciente'
                  : undefined
                : CONFUSED.test(line.text)
                  ? 'verbal'
                  : A_LITTLE_MORE.test(line.text) && avdi === 'verbal'
                    ? undefined
                    : about || stale
                      ? 'alerta'
                      : undefined
    if (level) found.push(finding(line, 'avdi', level, conscious, 0.7))
  } else if (TO_PAIN.test(line.text)) {
    found.push(finding(line, 'avdi', 'dolor', whole(line), 0.7))
  } else if (
    context.record.consciente === 'si' &&
    (ROUSED.test(line.text) || (CONFUSED.test(line.text) && anyAsked(context, 'conscious')))
  ) {
    found.push(finding(line, 'avdi', 'verbal', whole(line), 0.65))
  }
  return [...found, ...breathFindings(line, context)]
}
