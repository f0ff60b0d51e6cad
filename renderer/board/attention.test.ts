/** The attention score is the sum of its rules, part by part. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attentionOf, riseOf, weightsOf } from './attention.ts'
import type { BoardRow } from './row.ts'

const NOW = 1_000_000

const row = (over: Partial<BoardRow> = {}): BoardRow => ({
  callId: 'c1',
  sessionId: 's1',
  status: 'connected',
  startTime: new Date(NOW).toISOString(),
  startedAt: NOW,
  practice: false,
  agentName: 'P07',
  customerPhone: '+56955501482',
  customerName: '',
  priority: 'low',
  reason: null,
  location: 'Apoquindo 3000',
  hasLocation: true,
  phase: 'Opening',
  phaseIndex: 0,
  phaseCount: 7,
  phaseSince: NOW,
  alerts: [],
  distress: null,
  distressHistory: [],
  distressAtMs: 0,
  trend: 'stable',
  helpRequested: false,
  answeredLate: false,
  updatedAt: NOW,
  ...over,
})

const life = (id: string) => ({ id, type: 'cardiac_arrest_suspected', severity: 'life', acknowledged: false })
const score = (over: Partial<BoardRow>, after = 0): number => attentionOf(row(over), NOW + after).score

test('priority alone gives 40, 25, 12, 0, and 20 when nobody has classified it', () => {
  expect((['critical', 'high', 'medium', 'low', null] as const).map((priority) => score({ priority }))).toEqual([
    40, 25, 12, 0, 20,
  ])
})

test('help adds 25, a late answer 5', () => {
  expect(score({ helpRequested: true })).toBe(25)
  expect(score({ answeredLate: true })).toBe(5)
})

test('distress adds a tenth of itself, and 4 while it rises', () => {
  expect(score({ distress: 92, distressHistory: [92, 92] })).toBe(9)
  expect(score({ distress: 92, distressHistory: [60, 92] })).toBe(13)
  expect(score({ distress: 100, distressHistory: [100] })).toBe(10)
})

test('the first life alert adds 12, each further one 4; other alerts nothing', () => {
  const alerts = (list: readonly ReturnType<typeof life>[]) => ({ alerts: list }) as unknown as Partial<BoardRow>
  expect(score(alerts([life('a')]))).toBe(12)
  expect(score(alerts([life('a'), life('b'), life('c')]))).toBe(20)
  expect(score(alerts([{ ...life('a'), severity: 'caution' }]))).toBe(0)
})

test('a missing location costs nothing for 30 s, then a point each 4 s up to 15', () => {
  const missing = { hasLocation: false, location: null, phase: null }
  expect([30_000, 33_999, 34_000, 62_000, 90_000, 900_000].map((after) => score(missing, after))).toEqual([
    0, 0, 1, 8, 15, 15,
  ])
  expect(score({ ...missing, answeredAt: NOW + 20_000 }, 54_000)).toBe(1)
})

test('a caller silent for more than 10 s adds 8; one who never spoke adds nothing here', () => {
  expect(score({ lastCustomerAt: NOW }, 10_000)).toBe(0)
  expect(score({ lastCustomerAt: NOW }, 10_001)).toBe(8)
  expect(score({}, 14_000)).toBe(0)
})

test('a phase over its target adds 6; a phase of another program has no target', () => {
  expect(score({}, 15_000)).toBe(0)
  expect(score({}, 15_001)).toBe(6)
  expect(score({ phase: 'Small talk' }, 900_000)).toBe(0)
})

test('a script followed to less than 70 % adds 4; a script that nobody measured adds nothing', () => {
  expect([undefined, 70, 65].map((adherence) => score(adherence === undefined ? {} : { adherence }))).toEqual([0, 0, 4])
})

test('a supervisor who is there already takes 15 away, and never below nothing', () => {
  const supervisors = [{ supervisorId: 'p', supervisorName: 'Paula', mode: 'listen' as const }]
  expect(score({ priority: 'critical', supervisors })).toBe(25)
  expect(score({ supervisors })).toBe(0)
  expect(score({ priority: 'critical', supervisors: [] })).toBe(40)
})

test('a life alert that was put off counts again when its time is over', () => {
  const alerts = [{ ...life('a'), shelvedUntil: NOW + 60_000 }] as unknown as BoardRow['alerts']
  expect([0, 59_999, 60_000].map((after) => score({ alerts, phase: null }, after))).toEqual([0, 0, 12])
})

test('the room may weigh otherwise; what it has not set stays as usual', () => {
  const weights = weightsOf((name) => (name === 'attention.help' ? 50 : undefined))
  expect(attentionOf(row({ helpRequested: true }), NOW, weights).score).toBe(50)
  expect(weights.supervised).toBe(15)
})

test('the score stays from 0 to 100, and else is the sum of the parts shown', () => {
  fc.assert(
    fc.property(
      fc.record({
        priority: fc.constantFrom('critical', 'high', 'medium', 'low', null),
        helpRequested: fc.boolean(),
        answeredLate: fc.boolean(),
        hasLocation: fc.boolean(),
        distress: fc.option(fc.integer({ min: 0, max: 100 })),
        lives: fc.integer({ min: 0, max: 8 }),
        supervisors: fc.constantFrom<NonNullable<BoardRow['supervisors']>>(
          [],
          [{ supervisorId: 'p', supervisorName: 'P', mode: 'listen' }],
        ),
      }),
      fc.integer({ min: 0, max: 600_000 }),
      ({ lives, ...over }, after) => {
        const alerts = Array.from({ length: lives }, (_, i) => life(String(i))) as unknown as BoardRow['alerts']
        const { score: total, parts } = attentionOf(row({ ...over, alerts }), NOW + after)
        expect(total).toBe(
          Math.max(
            0,
            Math.min(
              100,
              parts.reduce((sum, part) => sum + part.points, 0),
            ),
          ),
        )
        expect(parts.every((part) => part.points > 0 === (part.kind !== 'supervised'))).toBe(true)
      },
    ),
  )
})

test('distress rises, falls or stays by its last seven samples', () => {
  expect(riseOf([50, 57])).toBe('up')
  expect(riseOf([57, 50])).toBe('down')
  expect(riseOf([50, 56])).toBe('flat')
  expect(riseOf([0, 90, 90, 90, 90, 90, 90, 90])).toBe('flat')
  expect(riseOf([])).toBe('flat')
})
