import { expect, test } from 'vitest'
import { isPrivate } from './supervisionDoor.ts'

test.each([
  ['https://room.convex.cloud', true],
  ['http://127.0.0.1:4567', true],
  ['http://127.12.0.3', true],
  ['http://localhost:3210', true],
  ['http://[::1]:3210', true],
  ['http://192.168.1.4:3210', false],
  ['http://localhost.evil.example', false],
  ['http://127.0.0.1.evil.example', false],
  ['http://room.example', false],
  ['', false],
])('tickets may go through %s: %s', (url, allowed) => {
  expect(isPrivate(url)).toBe(allowed)
})
