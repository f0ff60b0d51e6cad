import fc from 'fast-check'
import { expect, test } from 'vitest'
import { callTime, tickStep } from './callTime.ts'
import { type Change, lanesOf, whenOf } from './lanes.ts'

const START = 1_000_000
const call = { startedAt: START, durationMs: 60_000, sourceKind: 'sip' as const }
const time = callTime(call, 60_000)
let made = 0
const change = (over: Partial<Change>): Change => {
  made += 1
  return {
    _id: `c${made}` as Change['_id'],
    _creationTime: made,
    callSessionId: 's',
    field: 'depto',
    action: 'set',
    value: '1003',
    by: { kind: 'machine', provider: 'rules', model: 'rules', version: '1' },
    confidence: 0.7,
    evidence: [],
    rev: made,
    at: START + 20_000,
    before: null,
    locked: false,
    ...over,
  }
}
const person = { kind: 'person', name: 'C. Rojas' } as const
const words = (atMs: number): Change['evidence'] => [{ entryKey: 'k', quote: 'q', speaker: 'customer', atMs }]

test('unknown, then the machine’s with its words, then a person’s, to the end', () => {
  const [lane] = lanesOf(
    [
      change({ evidence: words(17_000) }),
      change({ action: 'propose', value: '1004', at: START + 25_000 }),
      change({ value: '1002', by: person, at: START + 29_000 }),
    ],
    time,
  )

  expect(lane?.field).toBe('depto')
  expect(lane?.segments).toMatchObject([
    { kind: 'unknown', from: 0, to: 17_000 },
    { kind: 'machine', value: '1003', from: 17_000, to: 29_000, wordsMs: 17_000 },
    { kind: 'person', value: '1002', name: 'C. Rojas', from: 29_000, to: 60_000, wordsMs: null },
  ])
})

test('a field that only ever was offered something has no lane; a correction after the call changes nothing on it', () => {
  expect(lanesOf([change({ action: 'propose' })], time)).toEqual([])
  const [lane] = lanesOf([change({}), change({ value: '9', by: person, at: START + 90_000 })], time)
  expect(lane?.segments.map((segment) => segment.kind)).toEqual(['unknown', 'machine'])
})

test('the address comes first, whatever was known first', () => {
  const lanes = lanesOf(
    [change({ field: 'alergias', value: 'polen' }), change({ field: 'direccion', value: 'x' })],
    time,
  )
  expect(lanes.map((lane) => lane.field)).toEqual(['direccion', 'alergias'])
})

test('segments cover the call without gap or overlap, whatever came in whatever order', () => {
  const any = fc.record({
    at: fc.integer({ min: START - 5000, max: START + 80_000 }),
    evidence: fc.option(fc.nat(70_000).map(words), { nil: [] }),
    by: fc.constantFrom(person, change({}).by),
    value: fc.constantFrom('a', 'b', null),
    action: fc.constantFrom<Change['action']>('set', 'propose', 'lock', 'unlock', 'accept', 'dismiss'),
  })
  fc.assert(
    fc.property(fc.array(any, { maxLength: 15 }), (all) => {
      for (const { segments } of lanesOf(all.map(change), time)) {
        let end = 0
        for (const segment of segments) {
          expect(segment.from).toBe(end)
          expect(segment.to).toBeGreaterThan(segment.from)
          end = segment.to
        }
        expect(end).toBe(60_000)
      }
    }),
  )
})

test('a practice call that was played at double speed is measured by its sound', () => {
  const fast = callTime({ ...call, sourceKind: 'practice', durationMs: 30_000 }, 60_000)
  expect(fast.durationMs).toBe(60_000)
  expect(fast.msOf(START + 15_000)).toBe(30_000)
  expect(whenOf(change({ by: person, at: START + 10_000 }), fast)).toBe(20_000)
  // A real call whose recording is short has lost sound: its clock stands.
  expect(callTime(call, 20_000).msOf(START + 15_000)).toBe(15_000)
  expect(callTime(call, undefined).durationMs).toBe(60_000)
})

test('ruler labels have room', () => {
  expect(tickStep(468_000, 1300)).toBe(60_000)
  fc.assert(
    fc.property(fc.integer({ min: 1000, max: 7_000_000 }), fc.integer({ min: 200, max: 3000 }), (ms, width) => {
      const step = tickStep(ms, width)
      if (step < 7_200_000) expect((width * step) / ms).toBeGreaterThanOrEqual(95)
    }),
  )
})
