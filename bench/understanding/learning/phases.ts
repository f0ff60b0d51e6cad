/** `npm run learn:phases [-- --held-out]`: in which phase the lines of a call are spoken; held out, the share of a set's time in the right phase. */
import { createBelief } from '../../../electron/speech/rules/phase/belief.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { OF_PHASES, phaseLessons } from './phaseLessons.ts'
import { teach } from './teach.ts'

await teach({
  manner: OF_PHASES,
  lessonsOf: phaseLessons,
  understandingBy: (weights) => rulesWith({ open: () => createBelief(weights) }),
  figureOf: ({ phases }) => phases.time_accuracy.toFixed(3),
  file: new URL('../../../electron/speech/rules/phase/weights.json', import.meta.url),
})
