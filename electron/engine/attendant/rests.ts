/**
 * Functions that never ended and took the engine with them: remembered beside the database, and refused for a while, so that
 * a client which asks again at once does not end the engine again at once.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const FILE = 'cut.json'
/** First rest, ms; each further time is twice as long, up to the longest. */
const FIRST = 60_000
const LONGEST = 3_600_000

type Cuts = { [path: string]: { times: number; at: number } }

const isCut = (value: unknown): value is Cuts[string] =>
  typeof value === 'object' &&
  value !== null &&
  'times' in value &&
  'at' in value &&
  typeof value.times === 'number' &&
  typeof value.at === 'number'

const read = (dir: string): Cuts => {
  try {
    const found = JSON.parse(readFileSync(join(dir, FILE), 'utf8')) as unknown
    if (typeof found !== 'object' || found === null) return {}
    return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, Cuts[string]] => isCut(entry[1])))
  } catch {
    return {}
  }
}

const restOf = (times: number): number => Math.min(LONGEST, FIRST * 2 ** (times - 1))

/** To be called by whoever is about to end the engine. */
export const rememberCut = (dir: string, path: string, now: number): void => {
  const cuts = read(dir)
  const times = (cuts[path]?.times ?? 0) + 1
  writeFileSync(join(dir, FILE), JSON.stringify({ ...cuts, [path]: { times, at: now } }), { flush: true })
}

/** Why a function may not be run now, or null. Functions that kept still for twice their rest are forgotten at a start. */
export const openRests = (dir: string, now: () => number): ((path: string) => string | null) => {
  const cuts = new Map(Object.entries(read(dir)).filter(([, { times, at }]) => now() < at + 2 * restOf(times)))
  if (cuts.size === 0) rmSync(join(dir, FILE), { force: true })
  return (path) => {
    const cut = cuts.size === 0 ? undefined : cuts.get(path)
    if (cut === undefined || now() >= cut.at + restOf(cut.times)) return null
    return `${path} did not end and was cut off; it is not run again for ${Math.ceil((cut.at + restOf(cut.times) - now()) / 1000)} s.`
  }
}
