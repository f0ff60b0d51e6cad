/** `npm run learn:stops [-- --held-out]`: where a line without stops has them; held out, what the rules then make of a set: record and critical fields, F1. */
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { stopBy } from '../../../electron/speech/rules/stops/stop.ts'
import { OF_STOPS, stopLessons } from './stopLessons.ts'
import { teach } from './teach.ts'

await teach({
  manner: OF_STOPS,
  lessonsOf: stopLessons,
  understandingBy: (weights) => rulesWith({ stop: stopBy(weights) }),
  figureOf: ({ record }) => `${record.micro_f1.toFixed(3)} (critical ${record.critical_f1.toFixed(3)})`,
  file: new URL('../../../electron/speech/rules/stops/weights.json', import.meta.url),
})
