import { describe, expect, test } from 'vitest'
import { createChance } from './chance.ts'
import { mutate } from './mutate.ts'
import { run } from './run.ts'
import type { Subject } from './subject.ts'
import { SUBJECTS } from './subjects.ts'

const now = (): number => performance.now()
/** Ten times what `npm run fuzz` allows on a quiet machine: a parser that reads in the square of its input costs a hundred times as much. */
const LIMIT_MS = 50

describe('what a network can send', () => {
  test.each(SUBJECTS.map((subject) => [subject.kind, subject] as const))(
    '%s: nothing throws, nothing is slow',
    (_, subject) => {
      const outcome = run(subject, { messages: 6_000, seed: 1, ms: 4_000, limitMs: LIMIT_MS, now })
      expect({ thrown: outcome.thrown.map(({ why }) => why), slow: outcome.slow.map(({ why }) => why) }).toEqual({
        thrown: [],
        slow: [],
      })
      expect(outcome.messages).toBeGreaterThan(subject.samples.length)
    },
  )
})

describe('the fuzzer itself', () => {
  const subject: Subject = {
    kind: 'x',
    samples: [Buffer.from('uno'), Buffer.from('dos')],
    words: ['tres'],
    hostile: () => [],
    read: () => undefined,
  }

  test('finds what throws and what is slow, and a pause is not slow', () => {
    let time = 0
    let own = 0
    let reads = 0
    const read = (bytes: Uint8Array): void => {
      reads++
      // One reading in a hundred is held up by something else; inputs with a z cost 7 ms each time.
      const cost = bytes.includes(122) ? 7 : 0.125
      own += cost
      time += reads % 100 === 0 ? 40 : cost
      if (bytes.includes(0)) throw new TypeError('a zero')
    }
    const hostile = (): Uint8Array[] => [Buffer.from('z'), Buffer.from('\0'), Buffer.alloc(131_072, 'z')]
    const outcome = run(
      { ...subject, hostile, read },
      { messages: 500, seed: 3, limitMs: 5, now: () => time, ownMs: () => own },
    )
    expect(outcome.exceptions).toBeGreaterThan(0)
    expect(outcome.thrown.map(({ why }) => why)).toEqual(['TypeError: a zero'])
    expect(outcome.slow[0]?.bytes).toEqual(Buffer.from('z'))
    expect(outcome.slow.every(({ bytes }) => bytes.includes(122) && bytes.length < 131_072)).toBe(true)
    expect([outcome.worstMs, outcome.worstBytes, outcome.messages]).toEqual([7, 1, 500])
  })

  test('the same seed makes the same messages, another makes others', () => {
    const made = (seed: number): string[] => {
      const chance = createChance(seed)
      return Array.from({ length: 200 }, () =>
        Buffer.from(mutate(subject.samples, subject.words, chance)).toString('latin1'),
      )
    }
    expect(made(7)).toEqual(made(7))
    expect(new Set([...made(7), ...made(8)]).size).toBeGreaterThan(250)
    expect(made(7).some((message) => message.length > 50_000)).toBe(true)
  })
})
