/** The lines of a call that some screen already reads, without asking for any. */
import type { Doc } from '../../convex/_generated/dataModel'

type Entry = Doc<'liveTranscripts'>

const shown = new Map<string, readonly Entry[]>()

/** Returns what takes them off again. */
export function keepOnScreen(callId: string, lines: readonly Entry[]): () => void {
  shown.set(callId, lines)
  return () => {
    if (shown.get(callId) === lines) shown.delete(callId)
  }
}

/** Undefined when nobody reads the call. */
export const linesOnScreen = (callId: string): readonly Entry[] | undefined => shown.get(callId)
