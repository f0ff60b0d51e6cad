/** The banner says what the outage cost and when it is over. */
import { expect, test } from 'vitest'
import { type Conditions, type Notice, nextNotice, QUIET } from './notice.ts'

const calm: Conditions = { hostLostAt: undefined, linkLostAt: undefined, clientLostAt: undefined, queued: 0 }

test('a calm room has no banner, and a queue that is on its way is not an outage', () => {
  expect(nextNotice(QUIET, calm, 0)).toEqual(QUIET)
  expect(nextNotice(QUIET, { ...calm, queued: 3 }, 0)).toEqual(QUIET)
})

test('an outage counts the queue, keeps its first moment, and ends by saying how much was sent', () => {
  let notice: Notice = nextNotice(QUIET, { ...calm, clientLostAt: 1_000, queued: 2 }, 1_500)
  expect(notice).toEqual({ kind: 'offline', since: 1_000, queued: 2, most: 2 })
  notice = nextNotice(notice, { ...calm, linkLostAt: 2_000, queued: 14 }, 3_000)
  expect(notice).toEqual({ kind: 'offline', since: 1_000, queued: 14, most: 14 })
  notice = nextNotice(notice, { ...calm, queued: 5 }, 4_000)
  expect(notice).toEqual({ kind: 'draining', since: 1_000, queued: 5, most: 14 })
  notice = nextNotice(notice, calm, 5_000)
  expect(notice).toEqual({ kind: 'back', since: 1_000, most: 14, until: 11_000 })
  expect(nextNotice(notice, calm, 10_999)).toBe(notice)
  expect(nextNotice(notice, calm, 11_000)).toEqual(QUIET)
})

test('an outage in which nothing waited ends without a word', () => {
  const offline = nextNotice(QUIET, { ...calm, clientLostAt: 5 }, 10)
  expect(nextNotice(offline, calm, 20)).toEqual(QUIET)
})

test('a lost host is worse than a lost backend', () => {
  expect(nextNotice(QUIET, { ...calm, hostLostAt: 9, linkLostAt: 1 }, 10)).toEqual({ kind: 'hostLost', since: 9 })
})

test('a window that notices late does not forget what was sent', () => {
  const back = nextNotice({ kind: 'offline', since: 1, queued: 0, most: 9 }, calm, 100)
  const again = nextNotice(back, { ...calm, clientLostAt: 90 }, 200)
  expect(again).toEqual({ kind: 'offline', since: 1, queued: 0, most: 9 })
  expect(nextNotice(again, calm, 300)).toEqual({ kind: 'back', since: 1, most: 9, until: 6_300 })
})
