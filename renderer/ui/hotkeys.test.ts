import { expect, test } from 'vitest'
import { comboOf } from './hotkeys.ts'

const press = (key: string, code: string, modifiers: { shift?: boolean; ctrl?: boolean; alt?: boolean } = {}) => ({
  key,
  code,
  ctrlKey: modifiers.ctrl ?? false,
  metaKey: false,
  altKey: modifiers.alt ?? false,
  shiftKey: modifiers.shift ?? false,
})

test('a shifted digit is named by its digit, whatever the layout prints on it', () => {
  expect(comboOf(press('!', 'Digit1', { shift: true }))).toBe('shift+1')
  expect(comboOf(press('1', 'Digit1'))).toBe('1')
})

test('a slash is a slash, also where it needs shift', () => {
  expect(comboOf(press('/', 'Slash'))).toBe('/')
  expect(comboOf(press('/', 'Digit7', { shift: true }))).toBe('/')
})

test('letters and named keys keep their modifiers in one order', () => {
  expect(comboOf(press('Q', 'KeyQ', { shift: true, ctrl: true }))).toBe('ctrl+shift+q')
  expect(comboOf(press('s', 'KeyS', { alt: true }))).toBe('alt+s')
  expect(comboOf(press('End', 'End'))).toBe('end')
})
