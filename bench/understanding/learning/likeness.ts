/**
 * `npm run learn:likeness [-- --held-out]`: which alerts a caller's line is like. Held out, a third of the sets at a time is told by what was
 * learnt from the others: the share of its alerts that likeness alone finds, at so many false ones a call.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Leanings } from '../../../electron/speech/rules/learnt.ts'
import { type Liken, likenBy, TELLABLE } from '../../../electron/speech/rules/likeness/likeness.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import { type Call, loadSet } from '../corpus/tools/score.mjs'
import { type Manner as Hearing, heardAs } from '../damage.ts'
import { feed } from '../feed.ts'
import { asKept, leaningsFrom } from './eachLabel.ts'
import { gathered } from './gathered.ts'
import { lessonsOfCall, lessonsOfLine, OF_LIKENESS } from './likenessLessons.ts'
import { asCall, markedLines, tabledLines } from './lines.ts'
import { HEARD } from './teach.ts'

const FILE = new URL('../../../electron/speech/rules/likeness/weights.json', import.meta.url)
const FALSE_A_CALL = [0.02, 0.05, 0.1, 0.2]

/** What likeness alone makes of calls: for each alert that may be told its greatest chance, and whether it was due. */
async function alone(
  calls: readonly Call[],
  weights: Leanings,
  hearing: Hearing,
): Promise<{ chance: number; due: boolean }[]> {
  const liken = likenBy(weights)
  const all = []
  for (const call of calls) {
    const most = new Map<string, number>()
    const listening: Liken = (line, prompts) => {
      const found = liken(line, prompts)
      for (const { type, chance } of found) most.set(type, Math.max(most.get(type) ?? 0, chance))
      return found
    }
    await feed(heardAs(call, hearing), rulesWith({ liken: listening }))
    const { alerts, alerts_optional } = call.truth
    for (const type of TELLABLE) {
      const due = alerts.some((alert) => alert.type === type)
      if (due || !alerts_optional.includes(type)) all.push({ chance: most.get(type) ?? 0, due })
    }
  }
  return all
}

function recalls(tries: readonly { chance: number; due: boolean }[], calls: number): string {
  const due = tries.filter((one) => one.due).length
  const told: string[] = []
  let [right, wrong] = [0, 0]
  for (const one of tries.toSorted((a, b) => b.chance - a.chance)) {
    if (one.due) right++
    else wrong++
    const limit = FALSE_A_CALL[told.length]
    if (limit !== undefined && wrong / calls > limit)
      told.push(`${(right / due).toFixed(3)} at ${limit} (chance ${one.chance.toFixed(2)})`)
  }
  return told.join(', ')
}

const { values } = parseArgs({ options: { 'held-out': { type: 'boolean', default: false } } })
const lessons = await gathered({
  lessonsOfCall,
  lines: [...markedLines(), ...tabledLines()].map((line) => ({
    call: asCall(line),
    lessonsOf: (heard) => lessonsOfLine(line, heard),
  })),
})

if (values['held-out']) {
  const tries = new Map<Hearing['kind'], { chance: number; due: boolean }[]>()
  let calls = 0
  for (const { out, lessons: others } of lessons.folds) {
    const weights = leaningsFrom(others, OF_LIKENESS)
    const told = out.flatMap((set) => loadSet(set))
    calls += told.length
    for (const hearing of HEARD)
      tries.set(hearing.kind, [...(tries.get(hearing.kind) ?? []), ...(await alone(told, weights, hearing))])
  }
  for (const [kind, all] of tries) console.log(`${kind}: ${recalls(all, calls)}`)
} else {
  const weights = leaningsFrom(lessons.all, OF_LIKENESS)
  writeFileSync(fileURLToPath(FILE), asKept(weights))
  console.log(`${Object.keys(weights).length} cues from ${lessons.all.length} lessons`)
}
