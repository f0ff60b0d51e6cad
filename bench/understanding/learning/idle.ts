/** `npm run learn:idle [-- --held-out]`: whether a call is about nothing; held out, how many of such calls of other sets and hands have an empty record in the end, and how many real ones. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openIdleBy } from '../../../electron/speech/rules/idling/idling.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import type { Understanding } from '../../../electron/speech/understanding.ts'
import { heardAs, type Manner } from '../damage.ts'
import { feed } from '../feed.ts'
import { callsOfSet, type IdleCall, idleLeanings, idleLessons, writtenCalls } from './idleLessons.ts'
import { HEARD, SETS } from './teach.ts'

const FOLDS = 5
const FILE = fileURLToPath(new URL('../../../electron/speech/rules/idling/weights.json', import.meta.url))

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })
const written = writtenCalls()
const ofSets = SETS.map(callsOfSet)

/** A fifth of the sets at a time, or all that one hand wrote for this. */
function heldOut(): { of: IdleCall['from']; out: IdleCall[] }[] {
  const fileOf = ({ id }: IdleCall): string => id.split(':')[0] ?? id
  const files = [...new Set(written.map(fileOf))]
  return [
    ...Array.from({ length: FOLDS }, (_, fold) => ({
      of: 'set' as const,
      out: ofSets.filter((_, i) => i % FOLDS === fold).flat(),
    })),
    ...files.map((file) => ({ of: 'written' as const, out: written.filter((call) => fileOf(call) === file) })),
  ]
}

type Tally = { idle: number; idleEmpty: number; real: number; realEmpty: number; values: number }

async function tell(tally: Tally, calls: readonly IdleCall[], hearing: Manner, by: Understanding): Promise<void> {
  for (const { idle, call } of calls) {
    const held = Object.keys((await feed(heardAs(call, hearing), by)).final).length
    tally[idle ? 'idle' : 'real']++
    if (held === 0) tally[idle ? 'idleEmpty' : 'realEmpty']++
    if (idle) tally.values += held
  }
}

if (values['held-out']) {
  const tallies = new Map<string, Tally>()
  for (const { of, out } of heldOut()) {
    const rest = [...ofSets.flat(), ...written].filter((call) => !out.includes(call))
    const ways = {
      learnt: rulesWith({ openIdle: openIdleBy(idleLeanings(rest.flatMap(idleLessons))) }),
      // As likely one as the other: neither takes a call for one about nothing, nor doubts that it is.
      'by hand alone': rulesWith({ openIdle: () => () => 0.5 }),
      // Doubts all: a record that is empty all the same is one of which nothing was read.
      'never for nothing': rulesWith({ openIdle: () => () => 0 }),
    }
    for (const [way, understanding] of Object.entries(ways))
      for (const hearing of HEARD) {
        const key = `${of === 'set' ? 'calls of the sets' : 'calls written for this'}, ${hearing.kind}, ${way}`
        const tally = tallies.get(key) ?? { idle: 0, idleEmpty: 0, real: 0, realEmpty: 0, values: 0 }
        tallies.set(key, tally)
        await tell(tally, out, hearing, understanding)
      }
  }
  for (const [key, { idle, idleEmpty, real, realEmpty, values: held }] of tallies)
    console.log(
      `${key}: empty in the end ${idleEmpty} of ${idle} about nothing (the others hold ${held} values), ${realEmpty} of ${real} real ones`,
    )
} else {
  const leanings = idleLeanings([...ofSets.flat(), ...written].flatMap(idleLessons))
  const rows = Object.entries(leanings).map(([cue, row]) => `  ${JSON.stringify(cue)}: [${row.join(', ')}]`)
  writeFileSync(FILE, `{\n${rows.join(',\n')}\n}\n`)
  console.log(`${rows.length} cues from ${written.length} calls written for it and those of ${SETS.length} sets`)
}
