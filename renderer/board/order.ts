/** The order of the live calls: follows attention, but holds still enough to be read and clicked. */
import type { PriorityLevel } from '../ui/PriorityGlyph.tsx'

export type Entry = {
  readonly id: string
  readonly score: number
  readonly level: PriorityLevel
  readonly help: boolean
}

export type Order = {
  readonly ids: readonly string[]
  /** When each row last came or climbed, ms. */
  readonly movedAt: ReadonlyMap<string, number>
  /** For how many evaluations in a row it has beaten the row above it. */
  readonly wins: ReadonlyMap<string, number>
  /** Calls already known to be P1 or asking for help. */
  readonly urgent: ReadonlySet<string>
}

export const NO_ORDER: Order = { ids: [], movedAt: new Map(), wins: new Map(), urgent: new Set() }

/** Points by which a row must beat the one above it. */
export const MARGIN = 4
const EVALUATIONS = 2
export const MIN_STAY_MS = 10_000

/** Scores to order by: a call for help stands above all others of its own priority. */
const weights = (entries: readonly Entry[]): ReadonlyMap<string, number> => {
  const best = new Map<PriorityLevel, number>()
  for (const { level, score } of entries) best.set(level, Math.max(best.get(level) ?? 0, score))
  return new Map(
    entries.map(({ id, level, score, help }) => [id, help ? Math.max(score, (best.get(level) ?? 0) + 0.5) : score]),
  )
}

const isUrgent = (entry: Entry): boolean => entry.level === 1 || entry.help

/** Rows come and go at once; a call that turns P1 or asks for help climbs at once to its place; else nothing moves. */
export const settle = (order: Order, entries: readonly Entry[], now: number): Order => {
  const weight = weights(entries)
  const of = (id: string): number => weight.get(id) ?? 0
  const urgent = new Set(entries.filter(isUrgent).map(({ id }) => id))
  const ids = order.ids.filter((id) => weight.has(id))
  const known = new Set(ids)
  const climbed = new Set<string>()
  for (const { id } of entries) {
    const from = known.has(id) ? ids.indexOf(id) : ids.length
    if (known.has(id) && (!urgent.has(id) || order.urgent.has(id))) continue
    const to = ids.findIndex((other) => of(other) < of(id))
    if (known.has(id) && (to === -1 || to >= from)) continue
    ids.splice(from, 1)
    ids.splice(to === -1 ? from : to, 0, id)
    climbed.add(id)
  }
  const same = climbed.size === 0 && ids.length === order.ids.length
  if (same && urgent.size === order.urgent.size && [...urgent].every((id) => order.urgent.has(id))) return order
  return {
    ids,
    movedAt: new Map(ids.map((id) => [id, climbed.has(id) ? now : (order.movedAt.get(id) ?? now)])),
    wins: new Map([...order.wins].filter(([id]) => !climbed.has(id))),
    urgent,
  }
}

/** The regular look at the order, each 5 s: a row climbs when it has beaten the row above it by the margin twice running. */
export const evaluate = (order: Order, entries: readonly Entry[], now: number, frozen: boolean): Order => {
  const settled = settle(order, entries, now)
  if (frozen) return settled
  const weight = weights(entries)
  const of = (id: string | undefined): number => (id === undefined ? 0 : (weight.get(id) ?? 0))
  const ids = [...settled.ids]
  const movedAt = new Map(settled.movedAt)
  const wins = new Map<string, number>()
  for (let i = 1; i < ids.length; i++) {
    const id = ids[i]
    if (id === undefined || of(id) - of(ids[i - 1]) < MARGIN) continue
    const won = (settled.wins.get(id) ?? 0) + 1
    if (won < EVALUATIONS || now - (movedAt.get(id) ?? 0) < MIN_STAY_MS) {
      wins.set(id, won)
      continue
    }
    let to = i
    while (to > 0 && of(id) - of(ids[to - 1]) >= MARGIN) to--
    ids.splice(i, 1)
    ids.splice(to, 0, id)
    movedAt.set(id, now)
  }
  const still = wins.size === 0 && settled.wins.size === 0 && ids.every((id, i) => id === settled.ids[i])
  return still ? settled : { ...settled, ids, movedAt, wins }
}

/** Rows that would move if the order were not held, by id. */
export const heldMoves = (order: Order, entries: readonly Entry[]): ReadonlyMap<string, 'up' | 'down'> => {
  const weight = weights(entries)
  const moves = new Map<string, 'up' | 'down'>()
  for (let i = 1; i < order.ids.length; i++) {
    const [above, below] = [order.ids[i - 1], order.ids[i]]
    if (above === undefined || below === undefined) continue
    if ((weight.get(below) ?? 0) - (weight.get(above) ?? 0) < MARGIN) continue
    moves.set(below, 'up')
    if (!moves.has(above)) moves.set(above, 'down')
  }
  return moves
}
