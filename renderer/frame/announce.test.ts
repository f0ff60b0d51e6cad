/** A screen reader hears each thing once, and not too many. */
import { expect, test } from 'vitest'
import { createAnnouncer } from './announce.ts'

const room = () => {
  const said: string[] = []
  return {
    said,
    announce: createAnnouncer({ polite: (text) => said.push(text), assertive: (text) => said.push(`! ${text}`) }),
  }
}

test('the same words are not said twice within 30 s', () => {
  const { said, announce } = room()
  announce('polite', 'Primera: P03', 0)
  announce('polite', 'Primera: P03', 29_000)
  announce('polite', 'Primera: P03', 30_000)
  expect(said).toEqual(['Primera: P03', 'Primera: P03'])
})

test('ten polite ones a minute; what cannot wait is always said', () => {
  const { said, announce } = room()
  for (let i = 0; i < 15; i++) announce('polite', `n ${i}`, i)
  announce('assertive', 'Sin audio', 20)
  expect(said).toHaveLength(11)
  expect(said.at(-1)).toBe('! Sin audio')
  expect(announce('polite', 'later', 70_000)).toBe(true)
})
