/** Moving with the keyboard: to the calls before and after this one, and from region to region of the screen. */
import { useHotkeys } from '../ui/hotkeys.ts'
import { useView } from '../view.ts'

/** In reading order; a region that is not on screen is skipped. */
const REGIONS = ['header', 'actions', 'phases', 'alerts', 'coaching', 'transcript', 'card', 'analysis'] as const

const FOCUSABLE = 'button, a[href], input, select, textarea, [tabindex]:not([tabindex="-1"])'

/** Focuses the region after (or before) the one that holds focus: its first focusable part, or itself. */
function toRegion(by: 1 | -1): void {
  const present = REGIONS.map((name) => document.querySelector<HTMLElement>(`[data-region="${name}"]`)).filter(
    (region) => region !== null,
  )
  const here = present.findIndex((region) => region.contains(document.activeElement))
  const next = present[here < 0 && by < 0 ? present.length - 1 : (here + by + present.length) % present.length]
  if (next === undefined) return
  const first = next.matches(FOCUSABLE) ? next : next.querySelector<HTMLElement>(FOCUSABLE)
  if (first === null) next.tabIndex = -1
  ;(first ?? next).focus()
}

export function useMoves(callId: string): void {
  const order = useView((view) => view.order)
  const go = useView((view) => view.go)
  const step = (by: 1 | -1) => (): void => {
    const at = order.indexOf(callId)
    const next = at < 0 ? undefined : order[at + by]
    if (next !== undefined) go({ kind: 'monitor', callId: next })
  }
  useHotkeys({ j: step(1), k: step(-1), f6: () => toRegion(1), 'shift+f6': () => toRegion(-1) })
}
