/** The parts of the rules that are learnt, as they are in the product. */
import { type AmendLine, amend } from './amending/amender.ts'
import { type Ask, ask } from './asking/asking.ts'
import { type Feel, feel } from './feeling/feel.ts'
import { type OpenIdle, openIdle } from './idling/idling.ts'
import { type Liken, liken } from './likeness/likeness.ts'
import type { Follow } from './phase/belief.ts'
import { followPhases } from './phase/follow.ts'
import { type Stop, stop } from './stops/stop.ts'
import { type TagLine, tag } from './tagging/tagger.ts'

/** The parts that are learnt from marked calls and lines; whoever teaches or compares puts another in. */
export type Learnt = {
  readonly open: () => Follow
  readonly feel: Feel
  readonly stop: Stop
  readonly liken: Liken
  readonly tag: TagLine
  readonly amend: AmendLine
  readonly ask: Ask
  readonly openIdle: OpenIdle
}

export const LEARNT: Learnt = { open: followPhases, feel, stop, liken, tag, amend, ask, openIdle }
