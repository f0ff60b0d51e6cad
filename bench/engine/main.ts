/**
 * How fast a fact reaches another console through the embedded engine, and how many fit in a second, at several table sizes and
 * with a room full of consoles; beside it the same functions under convex-test, and the same rows written by bare better-sqlite3.
 * Ends with 1 when a goal was missed. `--rows 0,10000,100000,1000000 --samples N --subscribers N --processes N --json FILE`,
 * and `--no-reference`, `--no-floor`, `--no-room` leave parts out.
 */
import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Floor, measureFloor } from './floor.ts'
import { atLeast, atMost, type Goal, tell } from './goals.ts'
import { FLOODED, type Flooded, messageOf, openSide, type Side, type SideParts, type Watching } from './side.ts'
import { percentile, type Summary, summary } from './timing.ts'

type Measured = {
  readonly rows: number
  readonly push: Summary
  readonly mutation: Summary
  /** Lines of one call, which all consoles watch. */
  readonly mutationsPerSecond: number
  /** Lines of 50 calls in turn, of which the consoles watch one. */
  readonly roomPerSecond: number
  /** Processor time, ms: of the engine and of all consoles for one push, and of the engine for one mutation of a flood. */
  readonly spent: { readonly enginePush: number; readonly consolesPush: number; readonly engineMutation: number }
}
type Figures = Measured & {
  readonly reference: { readonly mutation: Summary; readonly mutationsPerSecond: number } | null
  readonly floor: Floor | null
}

/** How often mutations are sent all at once; the median counts, without the first ones: an engine that runs for years is warm. */
const FLOODS = 7
const FLOODS_TO_WARM = 2
const WARM_UP = 40
/** Rows of the room full of consoles. */
const ROOM_ROWS = 100_000
/** Above, convex-test needs seconds a mutation, and the floor's copies fill the disk. */
const LARGEST_BESIDE = 100_000
/** convex-test needs about 0.2 s a mutation at 100,000 rows; fewer samples say as much. */
const referenceSamples = (rows: number): number => (rows >= 50_000 ? 5 : 50)

/**
 * All sides are open at once and take turns, sample by sample, so that whatever else the machine does meanwhile weighs on each
 * of them alike.
 */
const measure = async (wanted: readonly SideParts[], samples: number): Promise<Measured[]> => {
  const sides: Side[] = []
  try {
    for (const parts of wanted) sides.push(await openSide(parts))
    const taken = sides.map(() => ({ push: [] as number[], mutation: [] as number[] }))
    for (let i = 0; i < WARM_UP; i++) for (const side of sides) await side.sample(`w${i}`)
    const began = sides.map((side) => side.spent())
    for (let i = 0; i < samples; i++) {
      for (const [at, side] of sides.entries()) {
        const { push, mutation } = await side.sample(`m${i}`)
        taken[at]?.push.push(...push)
        taken[at]?.mutation.push(mutation)
      }
    }
    const pushed = sides.map((side) => side.spent())
    const flood = async (into: Flooded, times: number): Promise<number[][]> => {
      const rates: number[][] = sides.map(() => [])
      for (let i = 0; i < times; i++) {
        for (const [at, side] of sides.entries()) rates[at]?.push(await side.flood(into))
      }
      return rates
    }
    await flood('room', FLOODS_TO_WARM)
    const room = await flood('room', FLOODS)
    const warm = sides.map((side) => side.spent())
    const call = await flood('call', FLOODS)
    return taken.map(({ push, mutation }, at) => {
      const [before, after, now] = [began[at], pushed[at], sides[at]?.spent()]
      const [before_, after_, now_] = [before?.engine ?? 0, after?.engine ?? 0, now?.engine ?? 0]
      const flooded = now_ - (warm[at]?.engine ?? 0)
      return {
        rows: wanted[at]?.rows ?? 0,
        push: summary(push),
        mutation: summary(mutation),
        mutationsPerSecond: percentile(call[at] ?? [], 0.5),
        roomPerSecond: percentile(room[at] ?? [], 0.5),
        spent: {
          enginePush: (after_ - before_) / samples,
          consolesPush: ((after?.consoles ?? 0) - (before?.consoles ?? 0)) / samples,
          engineMutation: flooded / (FLOODS * FLOODED),
        },
      }
    })
  } finally {
    for (const side of sides) await side.close()
  }
}

const measureReference = async (rows: number) => {
  const child = fork(join(import.meta.dirname, 'reference.ts'), [String(rows), String(referenceSamples(rows))])
  const { times } = await messageOf<{ kind: 'times'; times: number[] }>(child, 'times')
  const mean = times.reduce((sum, each) => sum + each, 0) / times.length
  return { mutation: summary(times), mutationsPerSecond: 1000 / mean }
}

const say = (line: string): void => console.log(line)
const row = (cells: readonly string[]): string =>
  cells.map((cell, i) => (i === 0 ? cell.padEnd(9) : cell.padStart(14))).join('')
const ms = (value: number): string => `${value.toFixed(2)} ms`
const HEADINGS = [
  'rows',
  'push p50',
  'push p99',
  'mutation p50',
  'mutations/s',
  'of the room',
  'engine/push',
  'engine/mut.',
]
const cellsOf = ({ rows, push, mutation, mutationsPerSecond, roomPerSecond, spent }: Measured): string[] => [
  String(rows),
  ms(push.p50),
  ms(push.p99),
  ms(mutation.p50),
  mutationsPerSecond.toFixed(0),
  `${roomPerSecond.toFixed(0)}/s`,
  ms(spent.enginePush),
  ms(spent.engineMutation),
]

const print = (all: readonly Figures[]): void => {
  say(row([...HEADINGS, 'test p50', 'test mut./s']))
  for (const each of all) {
    const { reference } = each
    const beside =
      reference === null ? ['–', '–'] : [ms(reference.mutation.p50), reference.mutationsPerSecond.toFixed(0)]
    say(row([...cellsOf(each), ...beside]))
  }
  for (const { rows, mutationsPerSecond, floor } of all) {
    if (floor === null) continue
    const { bare, inProcess, perSecond, groupedPerSecond } = floor
    say(
      `floor at ${rows}: ${floor.rows.toFixed(1)} rows a mutation; bare better-sqlite3 ${ms(bare.p50)} a commit (${perSecond.toFixed(0)}/s, ` +
        `${groupedPerSecond.toFixed(0)}/s by groups of 32); the engine in one process ${ms(inProcess.p50)} = ` +
        `${(inProcess.p50 / bare.p50).toFixed(2)} × (aim: at most 4); by socket, pipelined, ${(perSecond / mutationsPerSecond).toFixed(2)} × of one a commit`,
    )
  }
}

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '0,10000,100000,1000000' },
    samples: { type: 'string', default: '300' },
    subscribers: { type: 'string', default: '50' },
    processes: { type: 'string', default: String(cpus().length) },
    'no-reference': { type: 'boolean', default: false },
    'no-floor': { type: 'boolean', default: false },
    'no-room': { type: 'boolean', default: false },
    json: { type: 'string' },
  },
})

const sizes = values.rows.split(',').map(Number)
const [samples, subscribers, processes] = [values.samples, values.subscribers, values.processes].map(Number) as [
  number,
  number,
  number,
]
const goals: Goal[] = []
say(
  `embedded engine (SQLite, synchronous=FULL) beside convex-test ("test"); ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; ` +
    'engine/push and engine/mut. are processor time',
)

const alone = sizes.map((rows) => ({ rows, subscribers: 1, processes: 1, watching: 'decoded' as Watching }))
const figures: Figures[] = []
for (const engine of await measure(alone, samples)) {
  const beside = engine.rows <= LARGEST_BESIDE
  const reference = values['no-reference'] || !beside ? null : await measureReference(engine.rows)
  figures.push({ ...engine, reference, floor: values['no-floor'] || !beside ? null : await measureFloor(engine.rows) })
}
print(figures)
for (const { rows, mutationsPerSecond } of figures) {
  if (rows <= ROOM_ROWS) goals.push(atLeast(`mutations at ${rows} rows, one console`, mutationsPerSecond, 1000, '/s'))
}
const [first, last] = [figures[0], figures.at(-1)]
if (first !== undefined && last !== undefined && first !== last) {
  const ratio = last.push.p50 / first.push.p50
  goals.push(atMost(`push p50 at ${last.rows} rows by that at ${first.rows}`, ratio, 1.3, ' ×'))
}

const room: { readonly [watching: string]: Measured } = {}
if (!values['no-room']) {
  say(`${subscribers} consoles of one call at ${ROOM_ROWS} rows, in ${processes} process(es):`)
  say(row(['', ...HEADINGS.slice(1), 'consoles/push']))
  for (const watching of ['decoded', 'bare'] as const) {
    const [found] = await measure([{ rows: ROOM_ROWS, subscribers, processes, watching }], samples)
    if (found === undefined) continue
    Object.assign(room, { [watching]: found })
    say(row([watching, ...cellsOf(found).slice(1), ms(found.spent.consolesPush)]))
    if (watching === 'bare') continue
    goals.push(atMost(`push p99 with ${subscribers} consoles`, found.push.p99, 15, ' ms'))
    goals.push(
      atLeast(`mutations of the call that ${subscribers} consoles watch`, found.mutationsPerSecond, 1000, '/s'),
    )
    goals.push(atLeast(`mutations of a room with ${subscribers} consoles`, found.roomPerSecond, 1000, '/s'))
  }
}

if (!tell(goals, say)) process.exitCode = 1
if (values.json !== undefined) {
  const told = { cores: cpus().length, subscribers, processes, figures, room, goals }
  writeFileSync(values.json, `${JSON.stringify(told, null, 2)}\n`)
}
