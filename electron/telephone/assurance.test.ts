/** The day's account adds up, survives a restart, and says why a recording is missing. */
import { expect, test } from 'vitest'
import { openDatabase } from '../storage/database.ts'
import { dayOf, openAssurance } from './assurance.ts'

const at = new Date(2026, 10, 21, 10, 0, 0).getTime()
const day = '2026-11-21'

test('what came, what is recorded, and why the rest is not', () => {
  const db = openDatabase(':memory:')
  const running = new Set(['going'])
  const open = () => openAssurance({ db, now: () => at, running: (id) => running.has(id) })
  const account = open()
  for (const id of ['whole', 'short', 'lost', 'broken', 'abandoned', 'no-codec', 'going', 'killed'])
    account.expected(id, 'call', at)
  account.ended('whole', 60_000, 'hangup')
  account.recorded('whole', { capturedMs: 60_400, damaged: false })
  account.ended('short', 60_000, 'hangup')
  account.recorded('short', { capturedMs: 20_000, damaged: false })
  account.ended('lost', 30_000, 'hangup')
  account.ended('broken', 10_000, 'hangup')
  account.recorded('broken', { capturedMs: 10_000, damaged: true })
  account.ended('abandoned', 0, 'abandoned')
  account.missing('no-codec', 'no_codec')

  const told = open().day(day)
  expect(told).toMatchObject({ day, expected: 8, expectedMs: 160_000, capturedMs: 90_000, found: 5 })
  expect(told.missing.map(({ callId, why }) => [callId, why])).toEqual([
    ['short', 'short'],
    ['lost', 'no_recording'],
    ['broken', 'damaged'],
    ['no-codec', 'no_codec'],
    ['killed', 'interrupted'],
  ])
  expect(open().day('2026-11-20')).toMatchObject({ expected: 0, missing: [] })
  db.close()
})

test('a day is the machine’s own, and a broken disk stops no call', () => {
  expect(dayOf(new Date(2026, 0, 5, 23, 59).getTime())).toBe('2026-01-05')
  const db = openDatabase(':memory:')
  const troubles: unknown[] = []
  const account = openAssurance({ db, now: () => at, running: () => false, onTrouble: (error) => troubles.push(error) })
  db.close()
  account.expected('x', 'call', at)
  expect(troubles).toHaveLength(1)
})
