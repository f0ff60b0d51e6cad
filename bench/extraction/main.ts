/**
 * `npm run bench:extraction -- [--calls DIR] [--rounds N] [--seed N] [--each]`: a model with 300 ms to 5 s latency, 10 % failures and 5 %
 * lies keeps the cards of a folder of calls, in virtual time. Ends with 1 when a card is not the truth, a lie was taken, or a person's
 * value was touched.
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { FIELD_NAMES, FIELDS, type FieldName } from '../../convex/domain/canonical.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import type { Heard, Understanding } from '../../electron/speech/understanding.ts'
import { type Call, loadSet, scoreCall, summarise } from '../understanding/corpus/tools/score.mjs'
import { feed, inCorpusFormat } from '../understanding/feed.ts'
import type { Tally } from './liar.ts'
import { differences, holds, type Played, play, untouched } from './play.ts'
import { truthAfter } from './truth.ts'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: fileURLToPath(new URL('../understanding/corpus/dev', import.meta.url)) },
    rounds: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    /** Prints every difference. */
    each: { type: 'boolean', default: false },
  },
})
const rounds = Number(values.rounds)
const seed = Number(values.seed)
const calls = loadSet(resolve(values.calls))
if (calls.length === 0 || !Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
  console.error('--calls must hold call files, --rounds and --seed must be whole numbers')
  process.exit(2)
}

const QUIET: Heard = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
const silent: Understanding = {
  ...rules,
  listen: () => ({ hear: () => QUIET, idle: () => QUIET, record: () => ({}) }),
}

/** Mulberry32: the same calls lie the same way for the same seed. */
function randomOf(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0
const percent = (part: number, whole: number): string => (whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`)

type Report = {
  readonly tally: Tally
  calls: number
  equal: number
  /** Calls whose card has all of the truth, and what the rules added to it. */
  holding: number
  touched: number
  taken: string[]
  wrong: string[]
  waited: number
  delays: number[]
  refused: number
  cost: number
  heardMs: number
  finals: { call: Call; played: Played }[]
}

async function measure(floor: Understanding, offset: number): Promise<Report> {
  const tally: Tally = { questions: 0, failures: 0, truths: 0, lies: 0, latencies: [], told: new Set() }
  const report: Report = {
    tally,
    calls: 0,
    equal: 0,
    holding: 0,
    touched: 0,
    taken: [],
    wrong: [],
    waited: 0,
    delays: [],
    refused: 0,
    cost: 0,
    heardMs: 0,
    finals: [],
  }
  for (let round = 0; round < rounds; round++) {
    for (const [index, call] of calls.entries()) {
      const random = randomOf(seed + offset + round * 1000 + index)
      // Every other round persons hold two fields, of those the call will speak of.
      const spokenOf = [...truthAfter(call, call.turns.length).keys()]
      const locked: FieldName[] = round % 2 === 0 ? [] : spokenOf.filter((_, i) => i % 3 === round % 3).slice(0, 2)
      tally.told.clear()
      const played = await play(call, floor, locked, random, tally)
      report.calls++
      if (!untouched(played.card, locked)) report.touched++
      const wrong = differences(call, played.card, locked)
      if (wrong.length === 0) report.equal++
      if (wrong.every(holds)) report.holding++
      for (const { field, want, got } of wrong) report.wrong.push(`${call.id} ${field}: ${want ?? '-'} | ${got ?? '-'}`)
      report.taken.push(...lies(played, tally).map((lie) => `${call.id} ${lie}`))
      report.waited += played.waited
      report.delays.push(...played.delays)
      const figures = played.meter.read()
      report.refused += Object.values(figures.refused).reduce((sum, one) => sum + one, 0)
      report.cost += figures.cost ?? 0
      report.heardMs += (call.turns.at(-1)?.t_end ?? 0) * 1000
      if (round === 0) report.finals.push({ call, played })
    }
  }
  return report
}

/** Free values that nobody said, wherever they came onto the card: as a value or among its alternatives. */
function lies({ card }: Played, tally: Tally): string[] {
  return FIELD_NAMES.flatMap((field) => {
    if ('values' in FIELDS[field]) return []
    const state = card.get(field)
    const shown = [state?.value ?? '', ...(state?.alternatives ?? []).map(({ value }) => value)].join('\n')
    return [...tally.told].flatMap((lie) => {
      const [name, value = ''] = lie.split('\n')
      return name === field && value !== '' && shown.includes(value) ? [`${field}: ${value}`] : []
    })
  })
}

const alone = await measure(silent, 0)
const both = await measure(rules, 500_000)
const rulesOnly = summarise(await Promise.all(calls.map(async (call) => scoreCall(call, await feed(call, rules)))))
const together = summarise(
  both.finals.map(({ call, played }) =>
    scoreCall(call, {
      id: call.id,
      snapshots: [],
      final: inCorpusFormat(played.record),
      sentiment: [],
      phases: [],
      alerts: [],
    }),
  ),
)

function show(title: string, { tally, ...report }: Report): void {
  console.log(
    `\n${title}: ${report.calls} calls, ${tally.questions} questions, latency median ${median(tally.latencies)} ms`,
  )
  console.log(`  failed          ${tally.failures} (${percent(tally.failures, tally.questions)} of questions)`)
  console.log(`  truths told     ${tally.truths}`)
  const unmasked = percent(tally.lies - report.taken.length, tally.lies)
  console.log(`  lies told       ${tally.lies} (${percent(tally.lies, tally.truths)} of changes); refused ${unmasked}`)
  console.log(`  changes refused ${report.refused}`)
  console.log(`  card = truth    ${report.equal} of ${report.calls}`)
  console.log(`  truth on card   ${report.holding} of ${report.calls}`)
  console.log(`  locks touched   ${report.touched}`)
  console.log(`  lines that waited for the model ${report.waited}`)
  console.log(`  value on the card ${median(report.delays).toFixed(1)} s after its turn (median)`)
  console.log(
    `  cost            ${(report.cost / (report.heardMs / 60_000)).toFixed(4)} a minute of call, at the scripted price`,
  )
  if (values.each) for (const line of [...report.taken, ...report.wrong]) console.log(`    ${line}`)
}
show('model alone (rules silent)', alone)
show('model over the rules', both)
console.log(
  `\nrecord micro F1: rules ${rulesOnly.record.micro_f1}, with the model ${together.record.micro_f1}; hallucination ${rulesOnly.hallucination.rate}, ${together.hallucination.rate}`,
)

const misses = [
  ...(alone.equal < alone.calls ? [`${alone.calls - alone.equal} cards are not the truth`] : []),
  ...[alone, both].flatMap(({ taken, touched, waited, tally: { lies: told, failures } }) => [
    ...(taken.length > 0 ? [`${taken.length} lies were taken: ${taken.slice(0, 3).join(' | ')}`] : []),
    ...(touched > 0 ? [`${touched} cards with a person's value touched`] : []),
    ...(waited > 0 ? [`${waited} lines waited for the model`] : []),
    ...(told === 0 || failures === 0 ? ['nothing was put to the test: no lies or no failures'] : []),
  ]),
  ...(alone.refused < alone.tally.lies ? ['fewer refusals than lies'] : []),
  ...(both.holding < both.calls ? [`${both.calls - both.holding} cards of rules and model miss a truth`] : []),
]
for (const miss of misses) console.error(`MISS ${miss}`)
console.log(misses.length === 0 ? '\nbench:extraction: all goals are met' : '')
process.exitCode = misses.length === 0 ? 0 : 1
