/** `npm run learn:feelings [-- --held-out]`: how the lines of a call are felt; held out, the macro F1 of a set's callers and of all who speak. */
import { feelBy } from '../../../electron/speech/rules/feeling/feel.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { feelingLessons, OF_FEELINGS } from './feelingLessons.ts'
import { teach } from './teach.ts'

await teach({
  manner: OF_FEELINGS,
  lessonsOf: feelingLessons,
  understandingBy: (weights) => rulesWith({ feel: feelBy(weights) }),
  figureOf: ({ sentiment: { customer, all } }) => `${customer.macro_f1.toFixed(3)} (all ${all.macro_f1.toFixed(3)})`,
  file: new URL('../../../electron/speech/rules/feeling/weights.json', import.meta.url),
})
