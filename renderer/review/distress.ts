/** How distressed the caller was over the call: the same count that the live screens show, line by line. */
import { distressOf, type Shares } from '../../convex/domain/sentiment.ts'
import { type Feeling, feel } from '../../convex/domain/voice.ts'
import { type Entry, startOf } from './spoken.ts'

export type Point = { readonly ms: number /** 0 to 100. */; readonly value: number }

const CALM: Shares = { positive: 0, neutral: 100, negative: 0 }

/** Lines are in order. Empty when nothing of the caller was felt. */
export function distressPoints(lines: readonly Entry[], startedAt: number): readonly Point[] {
  let feeling: Feeling = { words: CALM, all: CALM }
  return lines.flatMap((line) => {
    if (line.speaker !== 'customer' || (line.sentiment === undefined && line.voice === undefined)) return []
    feeling = feel(feeling, line.sentiment, line.voice?.level)
    return [{ ms: line.endMs ?? startOf(line, startedAt), value: distressOf(feeling.all) }]
  })
}

/** An SVG path over a box of `width` by 100, as steps that hold until the next line; the value is from below. */
export function distressPath(points: readonly Point[], durationMs: number, width: number): string {
  const x = (ms: number): string => ((Math.min(ms, durationMs) / durationMs) * width).toFixed(1)
  const first = points[0]
  if (first === undefined) return ''
  const line = points.map(({ ms, value }) => `L${x(ms)} ${(100 - value).toFixed(1)}`).join('')
  return `M0 ${100 - 0}${line}L${width} ${(100 - (points.at(-1)?.value ?? 0)).toFixed(1)}`
}
