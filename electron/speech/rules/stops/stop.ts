/** Where a bare line has its stops: the likeliest by the weights of each word's cues, as learnt from written calls (`npm run learn:stops`). */
import { TYPE_EN } from '../capitals.ts'
import { GIVEN } from '../givenNames.ts'
import { scoresOf, type Weights, weightsOf } from '../learnt.ts'
import { isCommon } from '../words.ts'
import { byHand, cuesOf, MARKS, type Mark, type Spoken } from './cues.ts'
import kept from './weights.json' with { type: 'json' }

/** What follows each of the words. */
export type Stop = (spoken: Spoken) => readonly Mark[]

/** Parted from its verb it says the contrary, "no, respira" for "no respira": what weights find likely does not decide that. */
const NEGATION = /^(?:no|ni|nunca|tampoco|sin|not|never|nor|without)$/

/** "Cuarenta y uno": one number. */
const TENS = /^(?:treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa)$/
const UNIT_ES = /^(?:uno?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)$/

function inNumber({ words }: Spoken, i: number): boolean {
  const [one, two, three] = [words[i - 1]?.plain ?? '', words[i]?.plain ?? '', words[i + 1]?.plain ?? '']
  if (two === 'y') return TENS.test(one) && UNIT_ES.test(three)
  return TENS.test(two) && three === 'y' && UNIT_ES.test(words[i + 2]?.plain ?? '')
}

const DIGIT =
  /^(?:cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|zero|one|two|three|four|five|six|seven|eight|nine)$/

/** "One one two": a number said digit by digit, where only the rules by hand count. */
const inDigits = ({ words }: Spoken, i: number): boolean =>
  DIGIT.test(words[i]?.plain ?? '') && DIGIT.test(words[i + 1]?.plain ?? '')

/** "Narborough road": what is no word of the language goes with the kind of street behind it. */
const COMMON_ES = /^(?:que|y|no|si|pero|es|esta|ahi|aqui|aca|perdon|numero|eh)$/
function inStreet({ words, setting: { tongue } }: Spoken, i: number): boolean {
  const [word, next] = [words[i]?.plain ?? '', words[i + 1]?.plain ?? '']
  if (tongue === 'es') return /^(?:avenida|avda|pasaje|camino|ruta)$/.test(word) && !COMMON_ES.test(next)
  return !isCommon(word, tongue) && !GIVEN.en.has(word) && TYPE_EN.test(next)
}

/** "Todavía no": its "no" is the end of what is said, and answers nothing. */
const isNotYet = ({ words }: Spoken, i: number): boolean =>
  /^(?:todavia|aun)$/.test(words[i]?.plain ?? '') && words[i + 1]?.plain === 'no'

/** "... y fluoxetina la quetiapina se la suspendieron": what was stopped is a sentence of its own. */
const LEFT =
  /^(?:la|el|los|las) [a-z]+ (?:(?:ya )?(?:se|me|le) )?(?:la|lo|los|las) (?:deje|dejo|dejaron|suspend\w+|quit\w+|sacaron|retiraron|cambiaron)\b/

const beforeWhatWasLeft = ({ words, setting: { tongue } }: Spoken, i: number): boolean =>
  tongue === 'es' &&
  !/^(?:y|que|pero|con|de|a)$/.test(words[i]?.plain ?? '') &&
  LEFT.test(
    words
      .slice(i + 1, i + 7)
      .map(({ plain }) => plain)
      .join(' '),
  )

export function stopBy(weights: Weights): Stop {
  return (spoken) =>
    spoken.words.map(({ plain }, i) => {
      if (inNumber(spoken, i) || inStreet(spoken, i) || isNotYet(spoken, i)) return ''
      if (beforeWhatWasLeft(spoken, i)) return '.'
      if (NEGATION.test(plain) || inDigits(spoken, i)) return byHand(spoken, i)
      const scores = scoresOf(weights, cuesOf(spoken, i), MARKS.length)
      return MARKS[scores.indexOf(Math.max(...scores))] ?? ''
    })
}

export const stop: Stop = stopBy(weightsOf(kept))
