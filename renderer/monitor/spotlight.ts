/** The words that the reader is asking about, so that the card and the transcript outline the same ones. */
import { create } from 'zustand'
import type { Evidence } from '../../convex/domain/canonical.ts'

export const useSpotlight = create<{ readonly evidence: Evidence | null }>(() => ({ evidence: null }))

export const spotlight = (evidence: Evidence | null): void => useSpotlight.setState({ evidence })

/** Brings the line into view, where its words stay outlined. */
export function showWords(evidence: Evidence): void {
  spotlight(evidence)
  document.querySelector(`[data-entry="${CSS.escape(evidence.entryKey)}"]`)?.scrollIntoView({ block: 'center' })
}

/** The quote asked for in one entry; other entries do not hear of it. */
export const useAskedQuote = (entryKey: string | undefined): string | null =>
  useSpotlight(({ evidence }) => (evidence !== null && evidence.entryKey === entryKey ? evidence.quote : null))
