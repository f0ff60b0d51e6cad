/** Marks, silences, spoken words and distress: what stands where on the axis. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { distressPath, distressPoints } from './distress.ts'
import { clustersOf, type Mark, nextMark, previousMark } from './marks.ts'
import { afterSilence, piecesOf, savedMs, silencesOf } from './silence.ts'
import { type Entry, lineAt, tokenAt, tokensOf } from './spoken.ts'

const mark = (ms: number, tone: Mark['tone'] = 'plain'): Mark => ({ key: `${ms}`, ms, tone, kind: 'hold' })

test('marks that would lie on each other become one, the gravest in front', () => {
  const clusters = clustersOf([mark(0), mark(900, 'life'), mark(950, 'caution'), mark(5000)], 1000)
  expect(clusters.map(({ ms, marks }) => [ms, marks.map((one) => one.ms)])).toEqual([
    [0, [900, 950, 0]],
    [5000, [5000]],
  ])
})

test('«the one before» leaves the mark that was just passed', () => {
  const marks = [mark(1000), mark(5000), mark(9000)]
  expect(nextMark(marks, 5000)?.ms).toBe(9000)
  expect(previousMark(marks, 9000)?.ms).toBe(5000)
  expect(previousMark(marks, 5800)?.ms).toBe(1000)
  expect(previousMark(marks, 900)).toBeUndefined()
  expect(nextMark(marks, 9000)).toBeUndefined()
})

const loud = (seconds: readonly [number, number][], length: number) => {
  const voice = new Uint8Array(length * 20).fill(4)
  for (const [from, to] of seconds) voice.fill(200, from * 20, to * 20)
  return { durationMs: length * 1000, agent: voice, customer: new Uint8Array(length * 20) }
}

test('silence is where neither voice speaks for two seconds', () => {
  const silences = silencesOf(
    loud(
      [
        [0, 5],
        [6, 10],
        [20, 21],
      ],
      30,
    ),
  )
  expect(silences).toEqual([
    { from: 10_000, to: 20_000 },
    { from: 21_000, to: 30_000 },
  ])
  expect(savedMs(silences)).toBe(9400 + 8400)
  expect(afterSilence(silences, 10_100)).toBeNull()
  expect(afterSilence(silences, 12_000)).toBe(19_700)
  expect(afterSilence(silences, 19_700)).toBeNull()
})

test('pieces cover the recording, and are cut in pauses where there are any near', () => {
  expect(piecesOf(95_000, [{ from: 26_000, to: 28_000 }])).toEqual([
    { from: 0, to: 27_000 },
    { from: 27_000, to: 57_000 },
    { from: 57_000, to: 95_000 },
  ])
  const pause = fc.tuple(fc.nat(900_000), fc.nat(9000)).map(([from, length]) => ({ from, to: from + length }))
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 900_000 }), fc.array(pause), (durationMs, pauses) => {
      let end = 0
      for (const { from, to } of piecesOf(durationMs, pauses)) {
        expect(from).toBe(end)
        expect(to - from).toBeGreaterThan(0)
        expect(to - from).toBeLessThanOrEqual(41_000)
        end = to
      }
      expect(end).toBe(durationMs)
    }),
  )
})

test('each written word has the time of the word that was heard', () => {
  const heard = (text: string, startMs: number) => ({ text, startMs, endMs: startMs + 200, confidence: 0.9 })
  const tokens = tokensOf({
    text: '¡No está respirando!',
    startMs: 1000,
    endMs: 2000,
    words: [heard('no', 1000), heard('está', 1300), heard('respirando', 1600)],
  })
  expect(tokens.map(({ text, from }) => [text, from])).toEqual([
    ['¡No', 1000],
    ['está', 1300],
    ['respirando!', 1600],
  ])
  expect(tokenAt(tokens, 1400)).toBe(1)
  expect(tokenAt(tokens, 900)).toBe(-1)
})

test('a word that was not heard does not shift the others; without words, length must do', () => {
  const tokens = tokensOf({
    text: 'calle Los Tilos',
    startMs: 0,
    endMs: 1500,
    words: [{ text: 'tilos', startMs: 900, endMs: 1400, confidence: 0.5 }],
  })
  expect(tokens[2]?.from).toBe(900)
  const guessed = tokensOf({ text: 'uno dos tres', startMs: 0, endMs: 1200 })
  expect(guessed.map(({ from }) => from)).toEqual([0, 400, 800])
})

test('the line of a moment is the last that has begun', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1000)), fc.nat(1100), (all, ms) => {
      const starts = all.toSorted((a, b) => a - b)
      expect(lineAt(starts, ms)).toBe(starts.filter((start) => start <= ms).length - 1)
    }),
  )
})

test('distress follows the caller alone and stays on the axis', () => {
  const line = (speaker: 'agent' | 'customer', sentiment: Entry['sentiment'], endMs: number) =>
    ({ speaker, sentiment, endMs, createdAt: 0 }) as Entry
  const points = distressPoints(
    [line('customer', 'negative', 1000), line('agent', 'negative', 2000), line('customer', 'negative', 3000)],
    0,
  )
  expect(points.map(({ ms, value }) => [ms, value])).toEqual([
    [1000, 32],
    [3000, 44],
  ])
  expect(distressPath(points, 4000, 400)).toBe('M0 100L100.0 68.0L300.0 56.0L400 56.0')
  expect(distressPath([], 4000, 400)).toBe('')
})
