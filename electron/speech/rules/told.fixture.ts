/** For tests: tells the rules a whole call, line by line, and gives back what they know and warned of. */
import { expect, test } from 'vitest'
import type { CanonicalRecord } from '../../../convex/domain/canonical.ts'
import type { Understanding } from '../understanding.ts'
import { rules } from './rules.ts'

/** A call and what must be known at its end; `undefined` is a field that must be empty. */
export type Case = readonly [
  what: string,
  language: 'es-CL' | 'en-GB' | 'en-US',
  lines: readonly string[],
  knows: Partial<Record<keyof CanonicalRecord, string | undefined>>,
]

export type Told = {
  readonly record: CanonicalRecord
  /** Raised at some time. */
  readonly alerts: readonly string[]
  /** Raised, and no longer so. */
  readonly over: readonly string[]
}

/** Lines begin with "A:" (dispatcher) or "C:" (caller). */
export const told = (language: 'es-CL' | 'en-GB' | 'en-US', ...lines: readonly string[]): Promise<Told> =>
  toldTo(rules, language, ...lines)

export async function toldTo(
  understanding: Understanding,
  language: 'es-CL' | 'en-GB' | 'en-US',
  ...lines: readonly string[]
): Promise<Told> {
  const listener = understanding.listen({ language, advice: 'es' })
  const alerts: string[] = []
  const over: string[] = []
  for (const [i, line] of lines.entries()) {
    const heard = await listener.hear({
      entryKey: `line-${i}`,
      speaker: line.startsWith('A:') ? 'agent' : 'customer',
      text: line.slice(2).trim(),
      startMs: i * 4000,
      endMs: i * 4000 + 3000,
    })
    over.push(...(heard.alertsOver ?? []).map((alert) => alert.type))
    alerts.push(...heard.alerts.map((alert) => alert.type))
  }
  return { record: listener.record(), alerts, over }
}

/** One test a case. */
export const tellEach = (cases: readonly Case[]): void =>
  test.each(cases)('%s', async (_, language, lines, knows) => {
    const { record } = await told(language, ...lines)
    const fields = Object.keys(knows) as (keyof CanonicalRecord)[]
    expect(Object.fromEntries(fields.map((field) => [field, record[field]]))).toEqual(knows)
  })
