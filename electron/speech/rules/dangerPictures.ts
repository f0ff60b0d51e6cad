/** Signs told as pictures, each kind in its own file. They widen `signals.ts` like `signSayings.ts`. */
import { BLOCKED, STOPPED } from './airless.ts'
import { ARRIVING, LABOUR } from './arrivals.ts'
import { BLOOD_LOSS } from './bloodLoss.ts'
import {
  ALIGHT,
  FEVERISH,
  FOUGHT_FOR,
  STROKE_PICTURED,
  TOO_LOW,
  WEIGHT_ON_CHEST,
  WORD_BY_WORD,
  WRECKED,
} from './bodyPictures.ts'
import { DESPAIR } from './despair.ts'
import { HELD } from './entrapment.ts'
import { ARMED, VIOLENT } from './menaces.ts'
import { PERIL } from './perils.ts'

/** By the name of the sign in `signals.ts`. */
export const DANGER_PICTURES: Readonly<Record<string, RegExp>> = {
  arrest: STOPPED,
  choking: BLOCKED,
  birth: LABOUR,
  pushing: ARRIVING,
  bleeding: BLOOD_LOSS,
  trapped: HELD,
  hazard: PERIL,
  violence: VIOLENT,
  weapon: ARMED,
  suicide: DESPAIR,
  stroke: STROKE_PICTURED,
  fewWords: WORD_BY_WORD,
  airHunger: FOUGHT_FOR,
  dyspnoea: FOUGHT_FOR,
  chestPain: WEIGHT_ON_CHEST,
  sugar: TOO_LOW,
  crash: WRECKED,
  fever: FEVERISH,
  fire: ALIGHT,
}
