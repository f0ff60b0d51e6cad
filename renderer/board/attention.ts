/** How much a call needs a supervisor's eyes, 0 to 100, as a sum of parts that can be shown and read. */
import { ROOM_SETTINGS, type RoomSettingName } from '../../convex/domain/roomSettings.ts'
import { TEMPLATES } from '../../convex/domain/templates.ts'
import { levelOf, type PriorityLevel } from '../ui/PriorityGlyph.tsx'
import { type BoardRow, isShelved } from './row.ts'

export type Part = { readonly points: number } & (
  | { readonly kind: 'priority'; readonly level: PriorityLevel }
  | { readonly kind: 'help' }
  | { readonly kind: 'distress'; readonly value: number; readonly rising: boolean }
  | { readonly kind: 'alert'; readonly type: string }
  /** `ms`: how long it has been so. */
  | { readonly kind: 'noLocation'; readonly ms: number }
  | { readonly kind: 'silence'; readonly ms: number }
  | { readonly kind: 'answeredLate' }
  | { readonly kind: 'slowPhase'; readonly phase: string; readonly ms: number }
  /** `value` in percent. */
  | { readonly kind: 'lowAdherence'; readonly value: number }
  /** Takes points away: somebody is there already. */
  | { readonly kind: 'supervised'; readonly names: readonly string[] }
)

export type Attention = { readonly score: number; readonly parts: readonly Part[] }

type WeightName = Extract<RoomSettingName, `attention.${string}`> extends `attention.${infer Name}` ? Name : never

/** Points by what gives them, as the room has set them. */
export type Weights = Readonly<Record<WeightName, number>>

/** The weights in what the room has set; what it has not set is as usual. */
export const weightsOf = (set: (name: RoomSettingName) => number | null | undefined): Weights =>
  Object.fromEntries(
    (Object.keys(ROOM_SETTINGS) as RoomSettingName[]).flatMap((name) =>
      name.startsWith('attention.')
        ? [[name.slice('attention.'.length), set(name) ?? ROOM_SETTINGS[name].usual ?? 0]]
        : [],
    ),
  ) as Weights

export const USUAL_WEIGHTS = weightsOf(() => undefined)

const DISTRESS_FULL = 100
const LOCATION_GRACE_MS = 30_000
const LOCATION_POINT_MS = 4_000
const SILENCE_AFTER_MS = 10_000
/** Below this a script is not followed, %. */
const ADHERENCE_GOAL = 70

/** Points by which distress must have grown over the last samples to count as rising or falling. */
const CHANGE = 6
const CHANGE_SAMPLES = 6

export type Rise = 'up' | 'down' | 'flat'

/** Where distress is going, from its last samples. */
export const riseOf = (history: readonly number[]): Rise => {
  const last = history.at(-1)
  const before = history.at(-1 - Math.min(CHANGE_SAMPLES, history.length - 1))
  if (last === undefined || before === undefined) return 'flat'
  return last - before > CHANGE ? 'up' : last - before < -CHANGE ? 'down' : 'flat'
}

/** ms over which the present phase is slow; undefined when the call follows no template of ours. */
const phaseLimitMs = ({ phase, phaseIndex, phaseCount }: BoardRow): number | undefined => {
  for (const { phases, phaseTargetsS } of Object.values(TEMPLATES)) {
    const seconds = phaseTargetsS[phaseIndex]
    if (phases.length === phaseCount && phases[phaseIndex] === phase && seconds !== undefined) return seconds * 1000
  }
  return undefined
}

const priorityPoints = (level: PriorityLevel, w: Weights): number =>
  [w.unclassified, w.priority1, w.priority2, w.priority3, 0][level] ?? 0

/** The score of a live call at `now` (ms since the epoch) and what it is made of, in the order of the rules. */
export const attentionOf = (row: BoardRow, now: number, w: Weights = USUAL_WEIGHTS): Attention => {
  const parts: Part[] = []
  const add = (part: Part): void => {
    if (part.points !== 0) parts.push(part)
  }
  const level = levelOf(row.priority)
  add({ kind: 'priority', level, points: priorityPoints(level, w) })
  if (row.helpRequested) add({ kind: 'help', points: w.help })
  if (row.distress !== null) {
    const rising = riseOf(row.distressHistory) === 'up'
    const points = Math.min(w.distress, Math.round((row.distress / DISTRESS_FULL) * w.distress))
    add({ kind: 'distress', value: Math.round(row.distress), rising, points: points + (rising ? w.rising : 0) })
  }
  const life = row.alerts.filter((alert) => alert.severity === 'life' && !isShelved(alert, now))
  life.forEach((alert, i) => {
    add({ kind: 'alert', type: alert.type, points: i === 0 ? w.lifeAlert : w.nextLifeAlert })
  })
  if (!row.hasLocation) {
    const ms = now - (row.answeredAt ?? row.startedAt)
    const points = Math.min(w.noLocation, Math.floor((ms - LOCATION_GRACE_MS) / LOCATION_POINT_MS))
    add({ kind: 'noLocation', ms, points: Math.max(0, points) })
  }
  // A call without words has no last word to count from; its silence is an alert of its own.
  if (row.lastCustomerAt !== undefined && now - row.lastCustomerAt > SILENCE_AFTER_MS)
    add({ kind: 'silence', ms: now - row.lastCustomerAt, points: w.silence })
  if (row.answeredLate) add({ kind: 'answeredLate', points: w.answeredLate })
  const limit = phaseLimitMs(row)
  if (row.phase !== null && limit !== undefined && now - row.phaseSince > limit)
    add({ kind: 'slowPhase', phase: row.phase, ms: now - row.phaseSince, points: w.slowPhase })
  if (row.adherence !== undefined && row.adherence < ADHERENCE_GOAL)
    add({ kind: 'lowAdherence', value: row.adherence, points: w.lowAdherence })
  const there = row.supervisors ?? []
  if (there.length > 0)
    add({ kind: 'supervised', names: there.map((one) => one.supervisorName), points: -w.supervised })
  const sum = parts.reduce((total, part) => total + part.points, 0)
  return { score: Math.max(0, Math.min(100, sum)), parts }
}
