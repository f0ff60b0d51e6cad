/** Sentiment of a call: three shares that always sum to 100, moved by each final line. */

export const SENTIMENTS = ['positive', 'negative', 'neutral'] as const
export type Sentiment = (typeof SENTIMENTS)[number]
export const TRENDS = ['improving', 'stable', 'declining'] as const
export type Trend = (typeof TRENDS)[number]

/** Unrounded shares, 0 to 100; they sum to 100 but for floating-point error. */
export type Shares = { readonly positive: number; readonly neutral: number; readonly negative: number }

/** The weight of one new line in the rolling average. */
const WEIGHT = 0.1

/** The shares after one more line; each step keeps full precision, so it neither drifts nor stops summing to 100. */
export function hear(shares: Shares, line: Sentiment): Shares {
  const keep = 1 - WEIGHT
  const add = (name: Sentiment): number => shares[name] * keep + (name === line ? 100 * WEIGHT : 0)
  return { positive: add('positive'), neutral: add('neutral'), negative: add('negative') }
}

/** Improving or declining when the balance of positive over negative moved by more than 5 points in one line. */
export function trendOf(before: Shares, after: Shares): Trend {
  const moved = after.positive - after.negative - (before.positive - before.negative)
  return moved > 5 ? 'improving' : moved < -5 ? 'declining' : 'stable'
}

/** Whole percentages that sum to exactly 100, by largest remainder. */
export function toPercent(shares: Shares): Shares {
  const total = shares.positive + shares.neutral + shares.negative
  const names = ['positive', 'neutral', 'negative'] as const
  const exact = names.map((name) => (total > 0 ? (shares[name] * 100) / total : name === 'neutral' ? 100 : 0))
  const floors = exact.map(Math.floor)
  const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest)
  const missing = 100 - floors.reduce((sum, value) => sum + value, 0)
  for (const { i } of order.slice(0, missing)) floors[i] = (floors[i] ?? 0) + 1
  return { positive: floors[0] ?? 0, neutral: floors[1] ?? 0, negative: floors[2] ?? 0 }
}

/**
 * Distress of a voice, 0 to 100, from its shares. The root lifts the first frightened lines: among many neutral ones the plain
 * share would stay low until the call is nearly over.
 */
export const distressOf = (shares: Shares): number =>
  Math.round(100 * Math.sqrt(Math.min(1, Math.max(0, shares.negative - shares.positive / 2) / 100)))
