/** Where nobody speaks in a recording: what may be skipped, and where it may be cut into pieces without being heard. */

export type Stretch = { readonly from: number; readonly to: number }

/** What a recording's peaks say of it; bytes are roots of the share of full scale, times 255. */
export type Loudness = { readonly durationMs: number; readonly agent: Uint8Array; readonly customer: Uint8Array }

/** Under −34 dBFS nobody speaks on a telephone. */
const QUIET = Math.round(255 * Math.sqrt(10 ** (-34 / 20)))
/** A pause this short is part of speaking, ms. */
const SHORTEST_MS = 2000
/** Left on both sides of what is skipped, so that no word begins cut. */
const EDGE_MS = 300

/** Stretches of at least two seconds in which neither voice speaks. */
export function silencesOf({ durationMs, agent, customer }: Loudness): readonly Stretch[] {
  const bucketMs = agent.length === 0 ? 0 : durationMs / agent.length
  const found: Stretch[] = []
  let from: number | null = null
  for (let i = 0; i <= agent.length; i++) {
    const quiet = i < agent.length && Math.max(agent[i] ?? 0, customer[i] ?? 0) < QUIET
    if (quiet) from ??= i
    else if (from !== null) {
      const stretch = { from: from * bucketMs, to: i * bucketMs }
      if (stretch.to - stretch.from >= SHORTEST_MS) found.push(stretch)
      from = null
    }
  }
  return found
}

/** What skipping them saves, ms. */
export const savedMs = (silences: readonly Stretch[]): number =>
  silences.reduce((sum, { from, to }) => sum + Math.max(0, to - from - 2 * EDGE_MS), 0)

/** Where to go on when nobody speaks at `ms`; null where somebody does. */
export function afterSilence(silences: readonly Stretch[], ms: number): number | null {
  const inside = silences.find(({ from, to }) => ms >= from + EDGE_MS && ms < to - 2 * EDGE_MS)
  return inside === undefined ? null : inside.to - EDGE_MS
}

const PIECE_MS = 30_000
/** How far a cut may move to fall into a pause. */
const REACH_MS = 10_000

/** The recording in pieces of about half a minute, cut where nobody speaks, so that the change from one to the next is not heard. */
export function piecesOf(durationMs: number, pauses: readonly Stretch[]): readonly Stretch[] {
  const pieces: Stretch[] = []
  let from = 0
  while (durationMs - from > PIECE_MS + REACH_MS) {
    const to = cutNear(from + PIECE_MS, pauses)
    pieces.push({ from, to })
    from = to
  }
  return [...pieces, { from, to: durationMs }]
}

function cutNear(wanted: number, pauses: readonly Stretch[]): number {
  let best = wanted
  let distance = REACH_MS
  for (const { from, to } of pauses) {
    const middle = Math.round((from + to) / 2)
    if (Math.abs(middle - wanted) < distance) {
      best = middle
      distance = Math.abs(middle - wanted)
    }
  }
  return best
}
