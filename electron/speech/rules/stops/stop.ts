/** Where a bare line has its stops: the likeliest by the weights of each word's cues, as learnt from written calls (`npm run learn:stops`). */
import { scoresOf, type Weights, weightsOf } from '../learnt.ts'
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

export function stopBy(weights: Weights): Stop {
  return (spoken) =>
    spoken.words.map(({ plain }, i) => {
      if (inNumber(spoken, i)) return ''
      if (NEGATION.test(plain)) return byHand(spoken, i)
      const scores = scoresOf(weights, cuesOf(spoken, i), MARKS.length)
      return MARKS[scores.indexOf(Math.max(...scores))] ?? ''
    })
}

export const stop: Stop = stopBy(weightsOf(kept))
