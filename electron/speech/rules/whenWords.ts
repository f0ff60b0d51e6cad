/** When it began, as it is answered in a word or two: "después de almuerzo", "amaneció así", "half three", "he woke up with it". */
import type { Tongue } from './numbers.ts'

const DAY_ES = '(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo)'
const DAY_EN = '(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)'

/** Read only as the answer to "when": elsewhere the same words tell of other things. */
const ANSWERS: Readonly<Record<Tongue, RegExp>> = {
  es: new RegExp(
    [
      '\\b(?:despues del?|antes del?|a la hora del?|durante el|terminando el) (?:almuerzo|almorzar|desayuno|desayunar|comer|comida|cena|once|mediodia)\\b',
      '\\b(?:como |tipo |eran )?(?:\\d{1,2}|(?:un )?cuarto) para las? (?:\\d{1,2}|una)\\b|\\b(?:serian |eran |como )?(?:a )?las? (?:\\d{1,2}|una) menos (?:cuarto|\\d{1,2}|veinte|diez)\\b|\\bdesde las? (?:\\d{1,2}|una)\\b',
      '\\b(?:al|cerca del) mediodia\\b|\\ba medianoche\\b',
      '\\ben la (?:manana|tarde|noche|madrugada)\\b',
      '\\b(?:como |unos |casi )?(?:un cuarto|tres cuartos) de hora\\b',
      '\\b(?:como |casi |mas de |menos de )?(?:una|media) hora(?: y media| y cuarto)?\\b|\\b(?:un|1) (?:minuto|dia|rato|ratito)\\b|\\buna semana\\b',
      `\\b(?:el|este) ${DAY_ES}(?: pasado)?(?: en la (?:manana|tarde|noche))?`,
      '\\b(?:desperto|amanecio)(?: (?:asi|mal|con [a-z]+(?: [a-z]+)?))?|\\bcuando (?:se )?(?:desperto|levanto|amanecio|acosto)\\b|\\bal (?:despertar|levantarse)\\b',
    ].join('|'),
    'g',
  ),
  en: new RegExp(
    [
      "^\\W*(?:(?:about|around|like|maybe|at|it was|it started at|i think|roughly)\\W+)*\\d{1,2}(?::?\\d\\d)?(?: (?:o'clock|am|pm|ish|or so))?(?=\\W*$)",
      "\\b(?:about |around |like )?\\d{1,2} o'clock\\b|\\bhalf \\d{1,2}\\b",
      '\\b(?:about |maybe |like |nearly |over )*(?:(?:half )?an hour|a week)(?: or (?:so|2))?\\b',
      `\\b(?:on |last )?${DAY_EN}(?: (?:morning|afternoon|night|evening))?\\b`,
      '\\b(?:in|during) the (?:night|morning|evening|afternoon)\\b|\\bovernight\\b',
      '\\b(?:when|as soon as) (?:he|she|i|they|we) (?:woke|got) up\\b|\\bwoke up (?:with it|like (?:this|that)|this way|with (?:a|the|his|her) [a-z]+)',
      '\\b(?:before|after|during|at) (?:breakfast|lunch|dinner|supper|tea|bed(?:time)?)\\b',
    ].join('|'),
    'g',
  ),
}

/** What an answer to "when?" says that no other pattern knows. */
export const whenAnswers = (text: string, tongue: Tongue): RegExpMatchArray[] => [...text.matchAll(ANSWERS[tongue])]

/** The caller only tells when they came: "no sé, yo llegué recién". */
export const JUST_ARRIVED =
  /\b(?:llegu[eo]|llegamos|vengo llegando|lo encontre|la encontre|got here|walked in|arrived|came in|found (?:him|her|them))\b/

/** Something else than the complaint happened then: an operation, a call, a meal. */
const OTHER_EVENT =
  /\b(?:oper(?:o|aron|ad[oa])|viv(?:e|o|imos|en)|nacio|cumplio|llame|llamamos|pedi|pedimos|comio|comi|almorzo|le (?:di|dimos|dieron)|murio|jubilo|infarto|hospitaliz\w+|surgery|operation|lived?|called|rang|ate|gave|born|died|heart attack|stroke)\b/
const TROUBLE =
  /duele|dolor|empez|partio|comenz|mal\b|hinch|ronch|vomit|cay|desmay|pain|started|sick|swell|swollen|rash|fell|collaps|faint|chest|breath/

/** Does a sentence give the hour of something else? */
export const ofAnotherEvent = (sentence: string): boolean => OTHER_EVENT.test(sentence) && !TROUBLE.test(sentence)
