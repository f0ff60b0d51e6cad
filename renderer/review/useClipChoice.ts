/** Which seconds of a call are to be cut out: chosen by the line that is being said, then moved. */
import { useState } from 'react'
import type { Player } from './player.ts'
import { type Entry, lineAt, startOf } from './spoken.ts'

export type Range = { readonly from: number; readonly to: number }

export type ClipChoice = {
  /** Null while nothing is being cut. */
  readonly range: Range | null
  /** Begins with the line that is being said; again: nothing changes. */
  begin(): void
  set(range: Range): void
  end(): void
}

/** The host cuts no more at once, ms. */
export const LONGEST_CLIP_MS = 5 * 60_000
/** Left around a line, so that no word is cut. */
const AROUND_MS = 400
/** Where no line is, ms. */
const PLAIN_MS = 10_000

/** Within the call, in order, and of a length that can be cut. */
export function usable({ from, to }: Range, durationMs: number): Range {
  const start = Math.round(Math.min(Math.max(0, Math.min(from, to)), Math.max(0, durationMs - 100)))
  const end = Math.round(Math.min(durationMs, Math.max(from, to), start + LONGEST_CLIP_MS))
  return { from: start, to: Math.max(start + 100, end) }
}

export function useClipChoice(
  player: Player,
  lines: readonly Entry[] | undefined,
  startedAt: number,
  durationMs: number,
): ClipChoice {
  const [range, setRange] = useState<Range | null>(null)
  return {
    range,
    begin() {
      if (range !== null) return
      const ms = player.position()
      const line =
        lines?.[
          lineAt(
            lines.map((entry) => startOf(entry, startedAt)),
            ms,
          )
        ]
      const from = line === undefined ? ms : startOf(line, startedAt)
      const to = line?.endMs ?? from + PLAIN_MS
      setRange(usable({ from: from - AROUND_MS, to: to + AROUND_MS }, durationMs))
    },
    set: (next) => setRange(usable(next, durationMs)),
    end: () => setRange(null),
  }
}
