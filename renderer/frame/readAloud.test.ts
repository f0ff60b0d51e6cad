/** A screen reader hears new final lines of the chosen voice, the newest when they come fast, and nothing from before. */
import { expect, test } from 'vitest'
import { createReader, type Heard, type Voices } from './readAloud.ts'

const line = (n: number, speaker: Heard['speaker'] = 'customer'): Heard => ({
  key: `k${n}`,
  speaker,
  text: `line ${n}`,
})

function reader() {
  const said: string[] = []
  const later: (() => void)[] = []
  const hear = createReader(
    (text) => said.push(text),
    (_ms, then) => later.push(then),
  )
  return { said, hear, tick: () => later.shift()?.() }
}

test('what was said before is not read; a new line is, and of those that come at once the newest', () => {
  const { said, hear, tick } = reader()
  hear([line(1), line(2)], 'both')
  expect(said).toEqual([])

  hear([line(1), line(2), line(3)], 'both')
  hear([line(2), line(3), line(4)], 'both')
  hear([line(3), line(4), line(5)], 'both')
  expect(said).toEqual(['line 3'])
  tick()
  expect(said).toEqual(['line 3', 'line 5'])
  tick()
  expect(said).toHaveLength(2)
})

test.each([
  ['customer', ['line 3']],
  ['agent', ['line 4']],
  ['both', ['line 4']],
  ['off', []],
] as const)('of the voices «%s» it reads %o', (voices: Voices, expected) => {
  const { said, hear } = reader()
  hear([line(1)], voices)
  hear([line(1), line(3), line(4, 'agent')], voices)
  expect(said).toEqual(expected)
})

test('the same lines again say nothing', () => {
  const { said, hear } = reader()
  hear([line(1)], 'both')
  hear([line(1)], 'both')
  hear([], 'both')
  expect(said).toEqual([])
})
