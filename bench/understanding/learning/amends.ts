/**
 * `npm run learn:amends [-- --held-out]`: which words of a later line put right what the record holds. Held out, a file of single lines at a
 * time is told with what was learnt from the others: of the values that are put right, how many are found, and how many found ones are right.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { UNIT } from '../../../electron/speech/rules/learnt.ts'
import { loadSet } from '../corpus/tools/score.mjs'
import { heardAs } from '../damage.ts'
import { amendedLines, lessonsOfCall, lessonsOfLine } from './amendLessons.ts'
import { type Choice, chanceOfRight, learnChoices, type Manner } from './choice.ts'
import { HEARD, SETS } from './teach.ts'

const FILE = new URL('../../../electron/speech/rules/amending/weights.json', import.meta.url)
const OF_AMENDS: Manner = { least: 3, penalty: 2, rounds: 60 }
/** A cue that moves a choice by less says nothing, in hundredths. */
const SLIGHT = 4
const CHANCES = [0.3, 0.4, 0.5, 0.6] as const

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })

type Told = { readonly file: string; readonly kind: string; readonly choice: Choice }
const ofLines: Told[] = []
for (const line of amendedLines())
  for (const hearing of HEARD)
    for (const choice of await lessonsOfLine(line, heardAs(line.call, hearing)))
      ofLines.push({ file: line.id.split(':')[0] ?? '', kind: hearing.kind, choice })
const ofCalls: Choice[] = []
for (const set of SETS)
  for (const call of loadSet(set))
    for (const hearing of HEARD) ofCalls.push(...(await lessonsOfCall(call, heardAs(call, hearing))))

function kept(weights: Readonly<Record<string, number>>): [cue: string, weight: number][] {
  return Object.entries(weights).flatMap(([cue, weight]): [string, number][] => {
    const rounded = Math.round(weight * UNIT)
    return Math.abs(rounded) >= SLIGHT ? [[cue, rounded]] : []
  })
}

if (values['held-out']) {
  const told = [...new Set(ofLines.map(({ file }) => file))].flatMap((out) => {
    const others = ofLines.flatMap(({ file, choice }) => (file === out ? [] : [choice]))
    const weights = learnChoices([...others, ...ofCalls], OF_AMENDS)
    return ofLines.filter(({ file }) => file === out).map((one) => ({ ...one, ...chanceOfRight(one.choice, weights) }))
  })
  for (const { kind } of HEARD)
    for (const least of CHANCES) {
      const here = told.filter((one) => one.kind === kind)
      const found = here.filter(({ chance }) => chance >= least)
      const right = found.filter((one) => one.right).length
      const wanted = here.filter(({ choice }) => choice.right.length > 0).length
      console.log(
        `${kind}, chance ${least} or more: ${right} of ${wanted} found, ${found.length - right} of ${found.length} wrong`,
      )
    }
} else {
  const rows = kept(learnChoices([...ofLines.map(({ choice }) => choice), ...ofCalls], OF_AMENDS))
  const lines = rows.map(([cue, weight]) => `  ${JSON.stringify(cue)}: ${weight}`)
  writeFileSync(fileURLToPath(FILE), `{\n${lines.join(',\n')}\n}\n`)
  console.log(`${rows.length} cues from ${ofLines.length + ofCalls.length} choices`)
}
