/** When a call was in which phase, from what was written of it: a phase may be entered more than once. */

export type PhaseSpan = {
  readonly phase: string
  /** ms since the epoch. */
  readonly from: number
  readonly to: number
  readonly quality?: 'poor' | 'fair' | 'good' | 'excellent'
}

/** A phase as the end of the call left it: of a phase that was entered twice only the last visit is known. */
export type LastVisit = {
  readonly phase: string
  readonly startTime?: string
  readonly endTime?: string
  readonly quality?: PhaseSpan['quality']
}

export type PhaseChange = { readonly at: number; readonly from: string; readonly to: string }

type Bounds = { readonly startedAt: number; readonly answeredAt?: number; readonly endedAt: number }

/** In the order of time, without overlap, none empty. */
export function phaseSpans(
  bounds: Bounds,
  changes: readonly PhaseChange[],
  visits: readonly LastVisit[],
): readonly PhaseSpan[] {
  const known = new Set(visits.map((visit) => visit.phase))
  const moves = changes.filter((change) => known.has(change.to)).toSorted((a, b) => a.at - b.at)
  const spans = moves.length > 0 ? fromChanges(bounds, moves, known) : fromVisits(bounds, visits)
  // What was said of a phase's quality was said of its last visit.
  const last = new Map(spans.map((span, i) => [span.phase, i]))
  return spans
    .map((span, i) => {
      const quality = visits.find((visit) => visit.phase === span.phase)?.quality
      return quality !== undefined && last.get(span.phase) === i ? { ...span, quality } : span
    })
    .filter((span) => span.to > span.from)
}

function fromChanges(bounds: Bounds, moves: readonly PhaseChange[], known: ReadonlySet<string>): PhaseSpan[] {
  const clamp = (at: number): number => Math.min(bounds.endedAt, Math.max(bounds.startedAt, at))
  const entries = moves.map(({ at, to }) => ({ phase: to, from: clamp(at) }))
  const first = moves[0]
  // The first phase begins with the answer, which is no change of phase.
  if (first !== undefined && known.has(first.from))
    entries.unshift({ phase: first.from, from: clamp(Math.min(bounds.answeredAt ?? bounds.startedAt, first.at)) })
  return entries.map(({ phase, from }, i) => ({ phase, from, to: entries[i + 1]?.from ?? bounds.endedAt }))
}

function fromVisits({ endedAt, startedAt }: Bounds, visits: readonly LastVisit[]): PhaseSpan[] {
  return visits
    .flatMap(({ phase, startTime, endTime }) => {
      if (startTime === undefined) return []
      const from = Math.max(startedAt, Date.parse(startTime))
      const to = endTime === undefined ? endedAt : Math.min(endedAt, Date.parse(endTime))
      return [{ phase, from, to }]
    })
    .sort((a, b) => a.from - b.from)
}
