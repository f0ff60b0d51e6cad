import { expect, test } from 'vitest'
import type { Heard, Listener, Turn } from '../speech/understanding.ts'
import { createExtraction } from './extraction.ts'

const nothing: Heard = { fields: [], alerts: [], objectives: [], coaching: [], coachingDone: [] }
const turn = (n: number): Turn => ({ entryKey: `c:${n}`, speaker: 'customer', text: String(n), startMs: n, endMs: n })

function listen(hear: Listener['hear']) {
  const heard: string[] = []
  const failures: unknown[] = []
  const extraction = createExtraction({
    listener: { hear, idle: () => nothing, record: () => ({}) },
    onHeard: (_, { text }) => void heard.push(text),
    onFailure: (error) => void failures.push(error),
  })
  return { extraction, heard, failures }
}

test('rules answer with the line itself', () => {
  const { extraction, heard } = listen(() => ({ ...nothing, phase: 'Triage' }))

  expect(extraction.hear(turn(1))?.phase).toBe('Triage')
  expect(heard).toEqual([])
})

test('while a model thinks, lines wait and are then handed over together', async () => {
  const answers: (() => void)[] = []
  const asked: string[] = []
  const { extraction, heard } = listen((line) => {
    asked.push(line.text)
    return new Promise((resolve) => answers.push(() => resolve(nothing)))
  })
  for (const n of [1, 2, 3, 4]) expect(extraction.hear(turn(n))).toBeUndefined()
  expect(asked).toEqual(['1'])

  answers.shift()?.()
  await new Promise((resolve) => setImmediate(resolve))
  expect(asked).toEqual(['1', '2', '3', '4'])

  // The last answer first: they are told in the order of the lines all the same.
  for (const answer of answers.reverse()) answer()
  await extraction.done()
  expect(heard).toEqual(['1', '2', '3', '4'])
})

test('an answer that fails costs that answer alone', async () => {
  const { extraction, heard, failures } = listen(async (line) => {
    if (line.text === '2') throw new Error('rate limit')
    return nothing
  })
  for (const n of [1, 2, 3]) extraction.hear(turn(n))
  await extraction.done()

  expect(heard).toEqual(['1', '3'])
  expect(failures).toHaveLength(1)
})

test('a listener that throws outright does not throw at the call', async () => {
  const { extraction, failures } = listen(() => {
    throw new Error('bug')
  })

  expect(extraction.hear(turn(1))).toBeUndefined()
  await extraction.done()
  expect(failures).toHaveLength(1)
})

test('meaning that comes later is told with its line, and the call waits for the last of it', async () => {
  let tell: (heard: Heard, line: Turn) => void = () => {}
  const settling: (() => void)[] = []
  const heard: string[] = []
  const failures: unknown[] = []
  const extraction = createExtraction({
    listener: {
      hear: () => nothing,
      idle: () => nothing,
      record: () => ({}),
      later: (told) => {
        tell = told
      },
      settled: () => new Promise((resolve) => settling.push(resolve)),
    },
    onHeard(_, { text }) {
      if (text === '2') throw new Error('disk')
      heard.push(text)
    },
    onFailure: (error) => void failures.push(error),
  })
  expect(extraction.hear(turn(1))).toBe(nothing)
  let over = false
  const done = extraction.done().then(() => {
    over = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(over).toBe(false)
  tell(nothing, turn(1))
  tell(nothing, turn(2))
  for (const settle of settling) settle()
  await done
  expect(heard).toEqual(['1'])
  expect(failures).toHaveLength(1)
})
