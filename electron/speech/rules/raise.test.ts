/** A rule and the likeness of a line, each heard beside the other. */
import { expect, test } from 'vitest'
import type { Liken, Tellable } from './likeness/likeness.ts'
import { evidenceOf } from './line.ts'
import { rulesWith } from './rules.ts'

/** Lines are like what the table says, by their first word. */
const likeThe =
  (table: Readonly<Record<string, Partial<Record<Tellable, number>>>>): Liken =>
  (line) =>
    Object.entries(table[line.text.split(/\W/)[0] ?? ''] ?? {}).map(([type, chance]) => ({
      type: type as Tellable,
      chance,
      proof: () => [evidenceOf(line, 0, 5)],
    }))

async function alertsOf(liken: Liken, ...said: readonly string[]) {
  const listener = rulesWith({ liken }).listen({ language: 'en-US', advice: 'en' })
  const raised: { line: number; type: string; rule: string; quote: string | undefined }[] = []
  for (const [line, words] of said.entries()) {
    const speaker = words.startsWith('A: ') ? 'agent' : 'customer'
    const text = words.replace(/^[AC]: /, '')
    const { alerts } = await listener.hear({
      entryKey: `${line}`,
      speaker,
      text,
      startMs: line * 5000,
      endMs: line * 5000 + 4000,
    })
    for (const { type, rule, evidence } of alerts) raised.push({ line, type, rule, quote: evidence[0]?.quote })
  }
  return raised
}

test('so like others that it needs no rule: raised once, with its words', async () => {
  const liken = likeThe({ timber: { person_trapped: 0.95 } })
  expect(await alertsOf(liken, 'C: Timber went all over the fella.', 'C: Timber everywhere.')).toEqual([
    { line: 0, type: 'person_trapped', rule: 'likeness.words', quote: 'Timbe' },
  ])
})

test('a little like others is nothing alone', async () => {
  expect(await alertsOf(likeThe({ timber: { person_trapped: 0.6 } }), 'C: Timber went all over the fella.')).toEqual([])
})

test('a rule waits for words that are more like, and is raised with its own', async () => {
  const bleeds = 'C: There is blood everywhere, it is pouring out of his leg.'
  const unlike = likeThe({ there: { severe_bleeding: 0.01 }, still: { severe_bleeding: 0.5 } })
  expect(await alertsOf(unlike, bleeds)).toEqual([])
  const [late, ...more] = await alertsOf(unlike, bleeds, 'A: OK.', 'C: Still the same.')
  expect(late).toMatchObject({ line: 2, type: 'severe_bleeding', rule: 'bleeding.heavy' })
  expect(more).toEqual([])
})

test('what waits is dropped when the patient is well again', async () => {
  const unlike = likeThe({ still: { unconscious_patient: 0.5 } })
  const said = [
    'C: He is not responding to me at all.',
    'A: And now?',
    'C: He is awake and talking to me.',
    'A: Sure?',
    'C: Still is.',
  ]
  expect((await alertsOf(unlike, ...said)).map(({ type }) => type)).not.toContain('unconscious_patient')
})

test('what two fields prove waits for nothing', async () => {
  const raised = await alertsOf(() => [], 'C: He is unconscious and he is not breathing.')
  expect(raised.map(({ type }) => type)).toContain('cardiac_arrest_suspected')
})

test('what is known of the patient speaks against it', async () => {
  const liken = likeThe({ odd: { unconscious_patient: 0.99, cardiac_arrest_suspected: 0.99 } })
  expect(
    await alertsOf(
      liken,
      'A: Is he awake?',
      'C: He is awake and breathing fine.',
      'A: Anything else?',
      'C: Odd, though.',
    ),
  ).toEqual([])
})

test("the dispatcher's words are like nothing", async () => {
  expect(await alertsOf(likeThe({ timber: { person_trapped: 0.95 } }), 'A: Timber fell, you say?')).toEqual([])
})
