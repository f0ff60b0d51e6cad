/** What a dispatcher sees of the last words: never the same twice, never out of order. */
import { expect, test } from 'vitest'
import { glance } from './glance.ts'

const final = (key: string, speaker: 'agent' | 'customer', startMs: number) => ({
  ...{ key, speaker, startMs, endMs: startMs + 900, text: key },
})

test('words being said come last, and are gone once they stand there', () => {
  const finals = [final('a', 'agent', 0), final('b', 'customer', 1000), final('c', 'agent', 2000)]

  const lines = glance(finals, [
    { speaker: 'agent', text: 'old', startMs: 2000 },
    { speaker: 'customer', text: 'new', startMs: 3000 },
  ])

  expect(lines.map(({ text, final }) => [text, final])).toEqual([
    ['b', true],
    ['c', true],
    ['new', false],
  ])
})

test('two who speak at once are both seen', () => {
  const lines = glance(
    [final('a', 'agent', 0)],
    [
      { speaker: 'customer', text: 'y', startMs: 2000 },
      { speaker: 'agent', text: 'x', startMs: 1500 },
    ],
  )

  expect(lines.map(({ text }) => text)).toEqual(['a', 'x', 'y'])
})
