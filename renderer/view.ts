/** Which screen is shown, kept in the address so that a reload or a second window lands on the same one. */
import { create } from 'zustand'

/** Calls that ended from `from` on and before `before`, ms since the epoch. */
export type Ended = { readonly from: number; readonly before: number; readonly practice: boolean }

export type View =
  | { readonly kind: 'calls' }
  | { readonly kind: 'mine' }
  | { readonly kind: 'lines' }
  | { readonly kind: 'wall' }
  | { readonly kind: 'monitor'; readonly callId: string }
  /** Without a call: the list of finished ones, or of those of some hours. */
  | { readonly kind: 'review'; readonly callId?: string; readonly ended?: Ended }
  | { readonly kind: 'trends' }
  | { readonly kind: 'settings'; readonly section?: string }
export type Overlay = 'practice' | 'shortcuts' | 'devices' | 'palette' | 'wallSize' | 'callBacks' | null

const CALLS: View = { kind: 'calls' }

/** The screen that an address names; the list for anything that names none. */
export const viewOf = (hash: string): View => {
  if (hash === '#/mine') return { kind: 'mine' }
  if (hash === '#/lines') return { kind: 'lines' }
  if (hash === '#/wall') return { kind: 'wall' }
  if (hash === '#/trends') return { kind: 'trends' }
  const section = /^#\/settings(?:\/([\w-]+))?$/.exec(hash)
  if (section) return section[1] === undefined ? { kind: 'settings' } : { kind: 'settings', section: section[1] }
  if (hash === '#/review') return { kind: 'review' }
  const ended = /^#\/review\?from=(\d{1,15})&before=(\d{1,15})(&practice)?$/.exec(hash)
  if (ended)
    return {
      kind: 'review',
      ended: { from: Number(ended[1]), before: Number(ended[2]), practice: ended[3] !== undefined },
    }
  const named = /^#\/(monitor|review)\/(.+)$/.exec(hash)
  if (named?.[2] === undefined) return CALLS
  try {
    return { kind: named[1] === 'review' ? 'review' : 'monitor', callId: decodeURIComponent(named[2]) }
  } catch {
    return CALLS
  }
}

export const hashOf = (view: View): string => {
  if ('callId' in view && view.callId !== undefined) return `#/${view.kind}/${encodeURIComponent(view.callId)}`
  if (view.kind === 'settings' && view.section !== undefined) return `#/settings/${view.section}`
  if (view.kind === 'review' && view.ended !== undefined) {
    const { from, before, practice } = view.ended
    return `#/review?from=${from}&before=${before}${practice ? '&practice' : ''}`
  }
  return `#/${view.kind}`
}

type ViewState = {
  readonly view: View
  readonly overlay: Overlay
  /** The call whose monitor was open last: where «G M» goes. */
  readonly lastCallId: string | null
  /** The list of finished calls that was shown last: where a reader of one goes back to. */
  readonly reviewed: View
  /** Order of the list as last shown, for «next» and «previous» in the monitor. */
  readonly order: readonly string[]
  go(view: View): void
  open(overlay: Overlay): void
  setOrder(order: readonly string[]): void
}

const REVIEW: View = { kind: 'review' }
const isReviewList = (view: View): boolean => view.kind === 'review' && view.callId === undefined

const FIRST = viewOf(location.hash)

export const useView = create<ViewState>((set) => ({
  view: FIRST,
  overlay: null,
  lastCallId: null,
  reviewed: isReviewList(FIRST) ? FIRST : REVIEW,
  order: [],
  go: (view) => {
    if (location.hash !== hashOf(view)) location.hash = hashOf(view)
    set({
      view,
      overlay: null,
      ...(view.kind === 'monitor' && { lastCallId: view.callId }),
      ...(isReviewList(view) && { reviewed: view }),
    })
  },
  open: (overlay) => set({ overlay }),
  setOrder: (order) => set({ order }),
}))

/** Follows the browser's back and forward. */
export const followAddress = (): (() => void) => {
  const follow = (): void => {
    const view = viewOf(location.hash)
    if (hashOf(view) !== hashOf(useView.getState().view)) useView.getState().go(view)
  }
  window.addEventListener('hashchange', follow)
  return () => window.removeEventListener('hashchange', follow)
}
