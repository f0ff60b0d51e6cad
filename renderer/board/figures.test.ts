/** The figures of the room follow from its rows and its seats. */
import { expect, test } from 'vitest'
import { figuresOf, seatsOf } from './figures.ts'
import { boardRow } from './row.double.ts'

const rows = [
  boardRow({ callId: 'a', status: 'ringing', startedAt: 2_000 }),
  boardRow({ callId: 'b', status: 'connecting', startedAt: 1_000 }),
  boardRow({ callId: 'c', priority: 'critical', agentName: 'Ana' }),
  boardRow({ callId: 'd', priority: 'high', agentName: 'Berta', status: 'on-hold' }),
  boardRow({ callId: 'e', priority: 'critical', agentName: 'Carla', status: 'ended' }),
]

test('live and waiting are counted apart, and ended calls not at all', () => {
  expect(figuresOf(rows)).toEqual({ live: 2, waiting: 2, critical: 1, high: 1, waitingSince: 1_000 })
  expect(figuresOf([])).toEqual({ live: 0, waiting: 0, critical: 0, high: 0, waitingSince: null })
})

test('a seat is free when nobody paused it and no live call names it', () => {
  const seat = (name: string, state: 'ready' | 'paused' = 'ready') => ({ name, state })
  expect(seatsOf([seat('Diego'), seat('Ana'), seat('Carla'), seat('Eva', 'paused')], rows)).toEqual({
    all: 4,
    paused: 1,
    free: ['Carla', 'Diego'],
  })
})
