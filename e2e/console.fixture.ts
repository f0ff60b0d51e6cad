/** A room for a test: real hosts from `out/` and browser consoles on them, all gone when the test is over. */
import { rmSync } from 'node:fs'
import { type Browser, type BrowserContext, test as base, type Page } from '@playwright/test'
import { launchChromium } from './chromium.ts'
import { type HostOptions, type HostRun, startHost } from './host.ts'
import { type HostBridge, openHostBridge } from './hostBridge.ts'

export { expect } from '@playwright/test'

export type Room = {
  host(options?: HostOptions): Promise<HostRun>
  /** One more console on a host, in a browser profile of its own; `view` is the part of the address after `#`. */
  console(host: HostRun, view?: string): Promise<Page>
  bridge(host: HostRun): Promise<HostBridge>
}

export const test = base.extend<{ room: Room }, { chrome: Browser }>({
  chrome: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names out of the pattern
    async ({}, use) => {
      const browser = await launchChromium()
      await use(browser)
      await browser.close()
    },
    { scope: 'worker' },
  ],
  room: async ({ chrome }, use, info) => {
    const hosts: HostRun[] = []
    const contexts: BrowserContext[] = []
    const bridges: HostBridge[] = []
    const faults: Error[] = []
    await use({
      async host(options) {
        const host = await startHost(options)
        hosts.push(host)
        return host
      },
      async console(host, view = '') {
        const context = await chrome.newContext({
          viewport: { width: 1920, height: 1080 },
          locale: 'es-CL',
          timezoneId: 'America/Santiago',
        })
        contexts.push(context)
        const page = await context.newPage()
        page.on('pageerror', (fault) => faults.push(fault))
        await page.goto(host.url)
        if (view !== '') await page.goto(`${new URL(host.url).origin}/#${view}`)
        await page.locator('main').waitFor()
        return page
      },
      async bridge(host) {
        const bridge = await openHostBridge(host.url)
        bridges.push(bridge)
        return bridge
      },
    })
    for (const bridge of bridges) bridge.close()
    const pages = contexts.flatMap((context) => context.pages())
    if (info.status !== info.expectedStatus)
      for (const [n, page] of pages.entries())
        await page.screenshot({ path: info.outputPath(`console-${n}.png`) }).catch(() => undefined)
    for (const context of contexts) await context.close()
    for (const host of hosts) await host.stop()
    // What a failed test leaves on the disk is worth a look.
    if (info.status === info.expectedStatus)
      for (const host of hosts) rmSync(host.data, { recursive: true, force: true })
    if (faults.length > 0) throw new AggregateError(faults, `a page threw: ${faults.map(String).join('; ')}`)
  },
})
