/** Plays and stops the seconds of sound behind a piece of evidence. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../convex/domain/canonical.ts'
import { playClip, stopClip } from './clip.ts'

/** Length of a clip, ms. */
export const CLIP_MS = 4_000

type Timed = { readonly text: string; readonly startMs: number | null; readonly endMs: number | null }

/** Four seconds around a quote: where it stands in its line, by letters, tells about where it stands in its sound. */
export function clipOf(evidence: Evidence, line: Timed | null): { readonly startMs: number; readonly endMs: number } {
  let middle = evidence.atMs
  if (line !== null && line.startMs !== null && line.endMs !== null && line.text.length > 0) {
    const at = Math.max(0, line.text.toLocaleLowerCase().indexOf(evidence.quote.toLocaleLowerCase()))
    const share = (at + evidence.quote.length / 2) / line.text.length
    middle = line.startMs + (line.endMs - line.startMs) * Math.min(1, share)
  }
  const startMs = Math.max(0, Math.round(middle - CLIP_MS / 2))
  return { startMs, endMs: startMs + CLIP_MS }
}

type Clip = { readonly state: 'rest' | 'playing' | 'failed'; readonly toggle: () => void }

export function useClip(
  callId: string,
  evidence: Evidence | undefined,
  lineOf: (entryKey: string) => Timed | null,
): Clip {
  const [state, setState] = useState<Clip['state']>('rest')
  const alive = useRef(true)
  useEffect(() => {
    alive.current = true
    return () => {
      alive.current = false
      stopClip()
    }
  }, [])
  const toggle = useCallback(() => {
    if (evidence === undefined) return
    if (state === 'playing') return stopClip()
    const { startMs, endMs } = clipOf(evidence, lineOf(evidence.entryKey))
    const settle = (next: Clip['state']) => (): void => {
      if (alive.current) setState(next)
    }
    setState('playing')
    playClip(callId, startMs, endMs).then(settle('rest'), settle('failed'))
  }, [callId, evidence, lineOf, state])
  return { state, toggle }
}
