/** F6 and Shift+F6: from one part of the screen to the next, as the reading order goes. */

const REGIONS = 'nav, header, [role="banner"], main section[aria-label], main aside[aria-label], [data-region], footer'
const REACHABLE = 'button, a[href], input, select, textarea, [tabindex="0"]'

const isShown = (element: HTMLElement): boolean => element.getClientRects().length > 0

/** The first thing in a region that takes focus. */
const entryOf = (region: Element): HTMLElement | undefined =>
  [...region.querySelectorAll<HTMLElement>(REACHABLE)].find(isShown)

/** Moves the focus to the first control of the next region (or the one before); false when there is none. */
export const goToRegion = (root: ParentNode, present: Element | null, step: 1 | -1): boolean => {
  // Regions inside others are parts of them: only the outermost count.
  const all = [...root.querySelectorAll(REGIONS)].filter((region) => entryOf(region) !== undefined)
  const regions = all.filter((region) => !all.some((other) => other !== region && other.contains(region)))
  if (regions.length === 0) return false
  const at = regions.findIndex((region) => present !== null && region.contains(present))
  const next = at === -1 ? (step === 1 ? 0 : regions.length - 1) : (at + step + regions.length) % regions.length
  const region = regions[next]
  if (region === undefined) return false
  entryOf(region)?.focus()
  return true
}
