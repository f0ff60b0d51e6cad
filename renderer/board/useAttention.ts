/** The attention of every live call, looked at again on each update and every five seconds, for time alone changes it; the same object while no score did. */
import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { serverNow } from '../ui/ticker.ts'
import { type Attention, attentionOf, type Weights } from './attention.ts'
import { type BoardRow, bandOf } from './row.ts'
import { useWeights } from './useWeights.ts'

const AGAIN_MS = 5_000

type ByCall = ReadonlyMap<string, Attention>

const lookAt = (rows: readonly BoardRow[], weights: Weights, now: number): ByCall =>
  new Map(rows.filter((row) => bandOf(row) === 'live').map((row) => [row.callId, attentionOf(row, now, weights)]))

const isSame = (before: ByCall, after: ByCall): boolean =>
  before.size === after.size && [...after].every(([id, { score }]) => before.get(id)?.score === score)

export const useAttention = (rows: readonly BoardRow[], weights: Weights): ByCall => {
  const [beat, setBeat] = useState(serverNow)
  const latest = useRef<{ rows: readonly BoardRow[]; weights: Weights; attention: ByCall }>(undefined)
  useEffect(() => {
    const timer = setInterval(() => {
      const known = latest.current
      const now = serverNow()
      // What nobody would see is not drawn.
      if (known !== undefined && !isSame(known.attention, lookAt(known.rows, known.weights, now)))
        startTransition(() => setBeat(now))
    }, AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  const found = useMemo(
    // An update between two beats is newer than the last beat.
    () => lookAt(rows, weights, Math.max(beat, serverNow())),
    [rows, weights, beat],
  )
  const before = latest.current?.attention
  const attention = before !== undefined && isSame(before, found) ? before : found
  latest.current = { rows, weights, attention }
  return attention
}

/** The parts of one call's score with their times, as they are now; undefined for a call that is not live. */
export const useAttentionOf = (row: BoardRow): Attention | undefined => {
  const weights = useWeights()
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return bandOf(row) === 'live' ? attentionOf(row, Math.max(now, serverNow()), weights) : undefined
}
