/** Calls and single lines as lessons in alerts: for each line of a caller its cues and which alerts annotators raised on it. */
import { ALWAYS } from '../../../electron/speech/rules/learnt.ts'
import { cuesIn, told } from '../../../electron/speech/rules/likeness/cues.ts'
import { type Liken, TELLABLE } from '../../../electron/speech/rules/likeness/likeness.ts'
import { rulesWith } from '../../../electron/speech/rules/rules.ts'
import type { Call } from '../corpus/tools/score.mjs'
import { type CorpusCall, feed } from '../feed.ts'
import type { Manner, Marked } from './eachLabel.ts'
import type { MarkedLine } from './lines.ts'

/** Chosen by the recall at equal false alerts on sets held out. */
export const OF_LIKENESS: Manner = { labels: TELLABLE.length, least: 2, penalty: 4, rounds: 120, rightCounts: 30 }

/** Single lines hold more alerts than the lines of a call: what is due to that alone is learnt apart, and left out afterwards. */
const SINGLE = '@single'

/** The cues of each of the caller's lines, as the rules come to see them. */
async function cuesOfLines(heard: CorpusCall): Promise<{ readonly turn: string; readonly cues: readonly string[] }[]> {
  const lines: { turn: string; cues: readonly string[] }[] = []
  const liken: Liken = (line, prompts) => {
    lines.push({ turn: line.turn.entryKey, cues: [ALWAYS, `${line.tongue}`, ...cuesIn(told(line, prompts))] })
    return []
  }
  await feed(heard, rulesWith({ liken }))
  return lines
}

/** An alert that was raised is not asked of the lines after it, nor one that is arguable of any. */
export async function lessonsOfCall({ id, turns, truth }: Call, heard: CorpusCall): Promise<Marked[]> {
  const arguable = new Set(truth.alerts_optional)
  const turnOf = new Map(truth.alerts.map(({ type, turn }) => [type, `${id}:${turn}`]))
  const before = new Set<string>()
  const cues = new Map((await cuesOfLines(heard)).map((line) => [line.turn, line.cues]))
  return turns.flatMap(({ i }) => {
    const key = `${id}:${i}`
    const right = TELLABLE.map((type) => {
      if (turnOf.get(type) === key) return true
      return before.has(type) || arguable.has(type) ? undefined : false
    })
    for (const [type, turn] of turnOf) if (turn === key) before.add(type)
    const told = cues.get(key)
    return told ? [{ from: id, cues: told, right }] : []
  })
}

export async function lessonsOfLine(line: MarkedLine, heard: CorpusCall): Promise<Marked[]> {
  const right = TELLABLE.map((type) => {
    if (line.alerts.includes(type)) return true
    return line.not === undefined || line.not.includes(type) ? false : undefined
  })
  return (await cuesOfLines(heard)).map(({ cues }) => ({ from: line.id, cues: [...cues, SINGLE], right }))
}
