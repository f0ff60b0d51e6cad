/** Finds the line that a piece of evidence quotes among those already on screen, without subscribing to them. */
import { useCallback } from 'react'
import { linesOnScreen } from '../transcript/linesOnScreen.ts'

export type QuotedLine = { readonly text: string; readonly startMs: number | null; readonly endMs: number | null }
export type LineOf = (entryKey: string) => QuotedLine | null

export function useQuotedLine(callId: string): LineOf {
  return useCallback(
    (entryKey) => {
      const line = linesOnScreen(callId)?.find((each) => each.key === entryKey)
      return line ? { text: line.text, startMs: line.startMs ?? null, endMs: line.endMs ?? null } : null
    },
    [callId],
  )
}
