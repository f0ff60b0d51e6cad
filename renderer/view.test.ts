/** The address names the screen, and back again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hashOf, type View, viewOf } from './view.ts'

test('any call id survives the address', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (callId) => {
      const view: View = { kind: 'monitor', callId }
      expect(viewOf(hashOf(view))).toEqual(view)
    }),
  )
})

test('a dispatcher’s own seat has an address', () => {
  expect(viewOf(hashOf({ kind: 'mine' }))).toEqual({ kind: 'mine' })
})

test('anything else is the list', () => {
  for (const hash of ['', '#', '#/calls', '#/nowhere', '#/monitor/', '#/monitor/%E0%A4%A', '#/review?from=x'])
    expect(viewOf(hash)).toEqual({ kind: 'calls' })
})

test('the wall, the trends, a review and a section of the settings have addresses', () => {
  const views: readonly View[] = [
    { kind: 'wall' },
    { kind: 'trends' },
    { kind: 'review' },
    { kind: 'review', callId: 'a/b' },
    { kind: 'review', ended: { from: 1_795_000_000_000, before: 1_795_003_600_000, practice: false } },
    { kind: 'review', ended: { from: 0, before: 1, practice: true } },
    { kind: 'settings' },
    { kind: 'settings', section: 'providers' },
  ]
  for (const view of views) expect(viewOf(hashOf(view))).toEqual(view)
})
