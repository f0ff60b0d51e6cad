import { expect, test } from 'vitest'
import { HOLD_MS, hold } from './hold.ts'

const saying = { text: 'ya, ya', startMs: 400 }

test('words stay for a while after the leg falls silent, then go', () => {
  const said = hold(undefined, saying, 0)
  const silent = hold(said, undefined, 100)

  expect(silent?.saying).toBe(saying)
  expect(hold(silent, undefined, 99 + HOLD_MS)?.saying).toBe(saying)
  expect(hold(silent, undefined, 100 + HOLD_MS)).toBeUndefined()
})

test('new words take over from held ones', () => {
  const next = { text: 'así', startMs: 900 }

  expect(hold({ saying, until: 50 }, next, 60)).toEqual({ saying: next, until: null })
})
