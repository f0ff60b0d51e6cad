/** How long a window takes from the load of its page to its first meaningful screen: rows of calls, painted. */
import type { Browser } from '@playwright/test'

const WAIT_MS = 20_000

/** Runs in the page before anything else. */
function watch(selector: string): void {
  const seen = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return
    seen.disconnect()
    // A task that follows the animation frame runs when the frame has been handed over for painting.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => performance.mark('vigia-first')
      port2.postMessage(null)
    })
  })
  seen.observe(document, { childList: true, subtree: true })
}

export type First = {
  /** ms from the start of the navigation. */
  readonly screenMs: number
  /** Scripts that had been asked for by then. */
  readonly scripts: readonly string[]
}

/** A window in a browser profile of its own, with nothing in its cache. */
export async function firstScreen(browser: Browser, url: string, selector: string): Promise<First> {
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'es-CL' })
  try {
    const page = await context.newPage()
    await page.addInitScript(watch, selector)
    // Whoever holds the key is sent on to the page itself: that is the load that is measured.
    await page.goto(url)
    await page.waitForFunction(() => performance.getEntriesByName('vigia-first').length > 0, undefined, {
      timeout: WAIT_MS,
    })
    return await page.evaluate(() => ({
      screenMs: performance.getEntriesByName('vigia-first')[0]?.startTime ?? Number.NaN,
      scripts: performance
        .getEntriesByType('resource')
        .filter(({ name }) => new URL(name).pathname.endsWith('.js'))
        .map(({ name }) => new URL(name).pathname),
    }))
  } finally {
    await context.close()
  }
}
