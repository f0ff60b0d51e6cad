/** The likeliest labels together: no value goes on that did not begin, and what is barred is not found. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstOf, LABELS, mayFollow, NOTHING, restOf } from './labels.ts'
import { bestPath, scoresOf } from './path.ts'

const still = new Array<number>(LABELS * LABELS).fill(0)
const word = (...told: readonly (readonly [label: number, score: number])[]): Float64Array => {
  const scores = new Float64Array(LABELS)
  for (const [label, score] of told) scores[label] = score
  return scores
}

test('the rest of a value needs its beginning', () => {
  const scores = [word([restOf('direccion'), 5]), word([restOf('direccion'), 5])]
  expect(bestPath({ moves: still }, scores)).toEqual({
    labels: [firstOf('direccion'), restOf('direccion')],
    score: 5,
  })
})

test('what follows what may turn the scale', () => {
  const moves = [...still]
  moves[firstOf('nombre') * LABELS + firstOf('apellido')] = 3
  const scores = [word([firstOf('nombre'), 2]), word([firstOf('nombre'), 2], [firstOf('apellido'), 1])]
  expect(bestPath({ moves }, scores).labels).toEqual([firstOf('nombre'), firstOf('apellido')])
  expect(bestPath({ moves: still }, scores).labels).toEqual([firstOf('nombre'), firstOf('nombre')])
})

test('a barred label is not found, and costs what it was worth', () => {
  const scores = [word([firstOf('comuna'), 4], [firstOf('nombre'), 1])]
  const { score } = bestPath({ moves: still }, scores)
  const without = bestPath({ moves: still }, scores, { at: 0, label: firstOf('comuna') })
  expect(without).toEqual({ labels: [firstOf('nombre')], score: 1 })
  expect(score - without.score).toBe(3)
})

test('cues without weights say nothing, and nothing said is no value', () => {
  const scores = scoresOf({ cues: { known: [firstOf('edad'), 2] }, moves: still }, ['unknown'])
  expect(bestPath({ moves: still }, [scores]).labels).toEqual([NOTHING])
  expect(bestPath({ moves: still }, [])).toEqual({ labels: [], score: 0 })
})

test('whatever the scores, each label may follow the one before', () => {
  const row = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: LABELS, maxLength: LABELS })
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 7 }), (rows) => {
      const { labels } = bestPath(
        { moves: still },
        rows.map((scores) => Float64Array.from(scores)),
      )
      expect(labels).toHaveLength(rows.length)
      for (const [i, label] of labels.entries()) expect(mayFollow(labels[i - 1] ?? NOTHING, label)).toBe(true)
    }),
  )
})
