import { expect, test } from 'vitest'
import { isFieldName } from '../../convex/domain/canonical.ts'
import type { Facts } from '../../convex/domain/links/hint.ts'
import { compare } from '../../convex/domain/links/score.ts'
import { rules } from '../../electron/speech/rules/rules.ts'
import { loadSet } from './corpus/tools/score.mjs'
import { type CorpusCall, feed } from './feed.ts'

type Call = CorpusCall & { readonly incident_group?: string | null }

/** A call as the rules heard it, at a moment that is the same for all. */
async function heard(call: Call): Promise<Facts> {
  const { final } = await feed(call, rules)
  const fields = Object.entries(final).flatMap(([field, value]) =>
    isFieldName(field) && typeof value === 'string' ? [{ field, value, evidence: [] }] : [],
  )
  return { phone: '', startedAt: 0, fields }
}

test('no two calls of two events are linked by what the rules hear of them', async () => {
  const calls: Call[] = ['dev', 'own', 'second', 'third', 'fourth'].flatMap((set) => loadSet(set) as Call[])
  expect(calls.length).toBeGreaterThan(120)
  const known = await Promise.all(calls.map(async (call) => ({ call, facts: await heard(call) })))
  const linked: string[] = []
  known.forEach((a, i) => {
    for (const b of known.slice(i + 1)) {
      const oneEvent = typeof a.call.incident_group === 'string' && a.call.incident_group === b.call.incident_group
      if (!oneEvent && compare(a.facts, b.facts).same) linked.push(`${a.call.id} ${b.call.id}`)
    }
  })
  expect(linked).toEqual([])
}, 90_000)

test('and those of one event are, told by two callers in other words', async () => {
  const calls = loadSet('dev') as Call[]
  const events = new Set(calls.flatMap(({ incident_group }) => incident_group ?? []))
  expect(events.size).toBe(2)
  for (const event of events) {
    const [first, second] = calls.filter(({ incident_group }) => incident_group === event)
    if (first === undefined || second === undefined) throw new Error('a group of one')
    expect([first.id, compare(await heard(first), await heard(second)).same]).toEqual([first.id, true])
  }
})
