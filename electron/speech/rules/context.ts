/** What the rules may look back at when they read a line. */
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import type { Line } from './line.ts'
import type { Topic } from './questions.ts'

/** The sex of whoever attacks or breaks in. */
export type Attacker = 'M' | 'F'

export type Context = {
  /** What the dispatcher asked since the caller last spoke (or asks now, on the dispatcher's own line). */
  readonly asked: ReadonlySet<Topic>
  /** The dispatcher's lines since the caller last spoke; a yes answers the last of them. */
  readonly prompts: readonly Line[]
  readonly record: CanonicalRecord
  /** Does the caller speak of their own body or danger? */
  readonly self: boolean
  /** Who the patient is to the caller, as `patientKin` tells it; 'self' when the caller is the patient. */
  readonly kin?: string | undefined
  /** Who attacks or breaks in, once the caller has told of somebody. */
  readonly attacker?: Attacker | undefined
  /** Has the child been born that the call is about? */
  readonly born?: boolean
  /** Does the caller speak in cover, because somebody listens? */
  readonly covert?: boolean
  /** Names that belong to somebody else: dispatcher, caller, third parties; plain spelling. */
  readonly others: ReadonlySet<string>
  /** How many lines the caller has spoken, this one included. */
  readonly callerLines: number
}

export const anyAsked = (context: Context, ...topics: readonly Topic[]): boolean =>
  topics.some((topic) => context.asked.has(topic))

/** Is the talk about where? */
export const aboutPlace = (context: Context): boolean =>
  anyAsked(context, 'address', 'comuna', 'unit', 'number', 'reference', 'access')
