/** Which of a seat's calls is the one, and how the last that is gone went. */
import { expect, test } from 'vitest'
import { current, goneOf, type PhoneCall } from './phone.ts'

const call = (callId: string, more: Partial<PhoneCall> = {}): PhoneCall => ({
  ...{ callId, line: 'central', direction: 'in', state: 'ringing', muted: false, waiting: false, secure: false },
  ...{ number: '131', name: '', startedAt: 0, keys: '', supervisors: [] },
  ...more,
})

test('the one being spoken in comes before one that waits, and that before one that rings', () => {
  const [rings, held, talks] = [call('a'), call('b', { state: 'held' }), call('c', { state: 'connected' })]

  expect(current([rings, held, talks])?.callId).toBe('c')
  expect(current([rings, held])?.callId).toBe('b')
  expect(current([call('late', { startedAt: 5 }), rings])?.callId).toBe('a')
})

test('a call that is gone was unanswered or is over', () => {
  expect(goneOf([call('a')], [], 7)).toMatchObject({ callId: 'a', how: 'unanswered', at: 7 })
  expect(goneOf([call('a', { answeredAt: 1 })], [call('a', { state: 'ended' })], 7)).toMatchObject({ how: 'over' })
  expect(goneOf([call('a')], [call('a')], 7)).toBeNull()
})
