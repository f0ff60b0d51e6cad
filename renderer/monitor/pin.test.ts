import { expect, test } from 'vitest'
import { atEnd, type Pin, scrolled, unseen } from './pin.ts'

const extent = (fromEnd: number) => ({ scrollTop: 1000 - fromEnd, scrollHeight: 1500, clientHeight: 500 })
const following: Pin = { kind: 'following' }

test('48 px from the end still follows, 49 does not', () => {
  expect(atEnd(extent(48))).toBe(true)
  expect(atEnd(extent(49))).toBe(false)
})

test('lines that come while away are counted, and coming back forgets them', () => {
  const away = scrolled(following, extent(300), 12)
  const further = scrolled(away, extent(600), 15)

  expect(unseen(further, 15)).toBe(3)
  expect(unseen(scrolled(further, extent(0), 15), 15)).toBe(0)
})
