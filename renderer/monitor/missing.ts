/** What the protocol still wants of a call: required steps whose time has passed, and those that were passed over; as advice that can be whispered. */
import type { api } from '../../convex/_generated/api'

type Course = NonNullable<(typeof api.protocol.ofCall)['_returnType']>
export type Step = Course['steps'][number]

export type Missing = {
  readonly step: Step
  /** Since when it is due, ms since the epoch; null when it was passed over before its time. */
  readonly since: number | null
}

/** What the rules say of the same thing in their own words: said once is enough. */
const SAID_BY_RULES: Readonly<Record<string, string>> = {
  location: 'direccion',
  complaint: 'que_paso',
  conscious: 'consciente',
  breathing: 'respira',
  dispatch: 'enviar_ayuda',
  compressions: 'rcp_compresiones',
  airway: 'atr_abdomen',
  bleeding: 'hem_presion',
}

/** Longest due first, then what was passed over. `advised`: keys of the advice that is shown already. */
export function missingOf(
  steps: readonly Step[],
  { startedAt, now, advised }: { startedAt: number; now: number; advised: readonly (string | undefined)[] },
): readonly Missing[] {
  const said = new Set(advised.map((key) => SAID_BY_RULES[key ?? '']))
  return steps
    .filter(({ id, required, state }) => required && state !== 'done' && !said.has(id))
    .flatMap((step): Missing[] => {
      const due = step.dueMs === null ? null : startedAt + step.dueMs
      if (due !== null && due <= now) return [{ step, since: due }]
      return step.state === 'skipped' ? [{ step, since: null }] : []
    })
    .sort((a, b) => (a.since ?? Infinity) - (b.since ?? Infinity))
}

/** When the next step falls due, ms since the epoch; Infinity for never. */
export const nextDue = (steps: readonly Step[], startedAt: number, now: number): number =>
  Math.min(
    ...steps
      .filter(({ required, state, dueMs }) => required && state !== 'done' && dueMs !== null && startedAt + dueMs > now)
      .map(({ dueMs }) => startedAt + (dueMs ?? 0)),
    Number.POSITIVE_INFINITY,
  )
