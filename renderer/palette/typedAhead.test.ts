import { expect, test } from 'vitest'
import { expectTyping, keepTyped, takeTyped } from './typedAhead.ts'

const press = (key: string, more: KeyboardEventInit = {}): boolean =>
  keepTyped(new KeyboardEvent('keydown', { key, ...more }))

test('keys are the screen’s until the palette was asked for, and the palette’s until it stands there', () => {
  expect(press('a')).toBe(false)
  expectTyping()
  for (const key of ['m', 'u', 'x', 'Backspace', 't']) expect(press(key)).toBe(true)
  expect(press('k', { ctrlKey: true })).toBe(false)
  expect(press('Enter')).toBe(true)
  expect(press('z')).toBe(true)
  expect(takeTyped()).toEqual({ text: 'mut', entered: true })
  expect(press('a')).toBe(false)
  expect(takeTyped()).toEqual({ text: '', entered: false })
})
