/** The attention of every live call, looked at again on each update and every five seconds, for time alone changes it. */
import { useEffect, useMemo, useState } from 'react'
import { serverNow } from '../ui/ticker.ts'
import { type Attention, attentionOf, type Weights } from './attention.ts'
import { type BoardRow, bandOf } from './row.ts'

const AGAIN_MS = 5_000

export const useAttention = (rows: readonly BoardRow[], weights: Weights): ReadonlyMap<string, Attention> => {
  const [beat, setBeat] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setBeat(serverNow()), AGAIN_MS)
    return () => clearInterval(timer)
  }, [])
  return useMemo(() => {
    // An update between two beats is newer than the last beat.
    const now = Math.max(beat, serverNow())
    return new Map(
      rows.filter((row) => bandOf(row) === 'live').map((row) => [row.callId, attentionOf(row, now, weights)]),
    )
  }, [rows, beat, weights])
}
