/** Where a supervisor stands: asked, in, refused for a while, out; and who else is there. */
import { expect, test } from 'vitest'
import { presentIn, type Row, standingOf } from './standing.ts'

const row = (more: Partial<Row>): Row =>
  ({
    callId: 'c',
    sessionId: 'c',
    supervisorId: 'paula',
    supervisorName: 'Paula',
    mode: 'listen',
    state: 'active',
    requestedAt: 1000,
    since: 1200,
    ...more,
  }) as Row

test('asked, then in, then out', () => {
  const asked = row({ state: 'requested' })

  expect(standingOf([asked], 'paula', 2000)).toEqual({ kind: 'asking', mode: 'listen', since: 1000 })
  expect(standingOf([row({})], 'paula', 2000)).toEqual({ kind: 'in', mode: 'listen', since: 1200 })
  expect(standingOf([row({ state: 'ended', endedAt: 1500 })], 'paula', 2000)).toEqual({ kind: 'out' })
  expect(standingOf([row({})], 'other', 2000)).toEqual({ kind: 'out' })
})

test('a refusal says its reason for a while, and an open row counts for more than it', () => {
  const refused = row({ mode: 'barge', state: 'refused', reason: 'needs_bridge', endedAt: 5000 })

  expect(standingOf([refused], 'paula', 6000)).toMatchObject({ kind: 'refused', mode: 'barge', reason: 'needs_bridge' })
  expect(standingOf([refused, row({ mode: 'listen' })], 'paula', 6000)).toMatchObject({ kind: 'in', mode: 'listen' })
  expect(standingOf([refused], 'paula', 60_000)).toEqual({ kind: 'out' })
})

test('present are those in the call now, in the order in which they came', () => {
  const rows = [
    row({ supervisorId: 'b', since: 2000, mode: 'barge' }),
    row({ supervisorId: 'a', since: 1500 }),
    row({ supervisorId: 'asks', state: 'requested' }),
    row({ supervisorId: 'gone', state: 'ended', endedAt: 1, mode: 'takeOver' }),
  ]

  expect(presentIn(rows).map(({ supervisorId }) => supervisorId)).toEqual(['a', 'b'])
})
