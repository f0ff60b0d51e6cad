/** A chosen column sorts; ties keep the order of attention. */
import { expect, test } from 'vitest'
import { boardRow } from '../board/row.double.ts'
import { SORTS, sorted } from './sort.ts'

const live = [
  boardRow({ callId: 'a', priority: 'high', startedAt: 30, agentName: 'P10', location: 'Ñuñoa' }),
  boardRow({ callId: 'b', priority: null, startedAt: 10, agentName: 'P2', location: null, hasLocation: false }),
  boardRow({ callId: 'c', priority: 'critical', startedAt: 20, agentName: '', location: 'Maipú' }),
  boardRow({ callId: 'd', priority: 'high', startedAt: 5, agentName: 'P2', location: 'Maipú' }),
]

test('each column in its own order', () => {
  expect(
    Object.fromEntries(
      SORTS.map((sort) => [
        sort,
        sorted(live, sort)
          .map(({ callId }) => callId)
          .join(''),
      ]),
    ),
  ).toEqual({ attention: 'abcd', priority: 'cadb', duration: 'dbca', location: 'bcda', dispatcher: 'bdac' })
})
