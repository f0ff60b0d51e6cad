/** Finding calls: by need, by priority, by words without accents. */
import { expect, test } from 'vitest'
import type { BoardRow } from '../board/row.ts'
import { NO_FILTER, passes } from './filter.ts'

const row = {
  callId: 'c1',
  priority: 'high',
  hasLocation: false,
  helpRequested: false,
  location: 'Irarrázaval 3400, Ñuñoa',
  agentName: 'P05 · A. Muñoz',
  customerName: '',
  customerPhone: '131',
} as BoardRow

const found = (over: Partial<typeof NO_FILTER>): boolean => passes(row, 'Dolor torácico', { ...NO_FILTER, ...over })

test('words meet without accents or case, all of them, anywhere in the row', () => {
  expect(found({})).toBe(true)
  expect(found({ words: 'nunoa TORACICO' })).toBe(true)
  expect(found({ words: 'muñoz' })).toBe(true)
  expect(found({ words: 'nunoa parto' })).toBe(false)
})

test('needs and levels', () => {
  expect([found({ need: 'urgent' }), found({ need: 'noLocation' }), found({ need: 'help' })]).toEqual([
    true,
    true,
    false,
  ])
  expect([found({ level: 2 }), found({ level: 1 })]).toEqual([true, false])
})
