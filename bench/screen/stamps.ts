/** When words were painted, stamped by the page itself: after the frame that shows them, on the machine's one clock. */
import type { Page } from '@playwright/test'

export type Stamp = {
  readonly kind: 'final' | 'partial'
  /** Key of the entry of a final line; the leg of a partial one. */
  readonly of: string
  readonly chars: number
  /** ms since the epoch, with fractions. */
  readonly at: number
}

declare global {
  interface Window {
    vigiaStamps?: Stamp[]
  }
}

/** Runs in the page before anything else. Only text that changes is looked at, so that looking costs little. */
function watch(): void {
  const stamps: Stamp[] = []
  window.vigiaStamps = stamps
  const seen = new Set<string>()
  let waiting: Omit<Stamp, 'at'>[] = []

  /** A task that follows the animation frame runs when the frame has been handed over for painting. */
  const stampWhenPainted = (): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        const at = performance.timeOrigin + performance.now()
        for (const one of waiting) stamps.push({ ...one, at })
        waiting = []
      }
      port2.postMessage(null)
    })
  }

  const note = (one: Omit<Stamp, 'at'>): void => {
    const id = `${one.kind} ${one.of} ${one.kind === 'final' ? '' : one.chars}`
    if (seen.has(id)) return
    seen.add(id)
    // A new line of a leg may grow through the same lengths as the one before.
    if (one.kind === 'final') for (const old of seen) if (old.startsWith('partial ')) seen.delete(old)
    if (waiting.push(one) === 1) stampWhenPainted()
  }

  const look = (element: Element): void => {
    for (const final of element.matches('[data-entry]') ? [element] : element.querySelectorAll('[data-entry]'))
      note({ kind: 'final', of: final.getAttribute('data-entry') ?? '', chars: 0 })
    const interims = element.matches('[data-interim]') ? [element] : element.querySelectorAll('[data-interim]')
    for (const interim of interims) {
      const chars = interim.textContent?.length ?? 0
      if (chars > 0) note({ kind: 'partial', of: interim.getAttribute('data-interim') ?? '', chars })
    }
  }

  new MutationObserver((changes) => {
    for (const { target, addedNodes } of changes) {
      const owner = target instanceof Element ? target : target.parentElement
      const interim = owner?.closest('[data-interim]')
      if (interim) look(interim)
      for (const node of addedNodes) if (node instanceof Element) look(node)
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}

export const watchPaints = (page: Page): Promise<unknown> => page.addInitScript(watch)

/** Takes what was stamped so far out of the page. */
export const takeStamps = (page: Page): Promise<Stamp[]> =>
  page.evaluate(() => window.vigiaStamps?.splice(0) ?? []).catch(() => [])
