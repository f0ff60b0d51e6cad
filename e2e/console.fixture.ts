/** A room for a test: real hosts from `out/` and consoles on them, in browsers or as the desktop program; all gone when the test is over. */
import { rmSync } from 'node:fs'
import { type Browser, type BrowserContext, test as base, type Page } from '@playwright/test'
import { launchChromium } from './chromium.ts'
import { type DesktopRun, startDesktop } from './desktop.ts'
import { type HostOptions, type HostRun, startHost } from './host.ts'
import { type HostBridge, openHostBridge } from './hostBridge.ts'

export { expect } from '@playwright/test'

export type Room = {
  host(options?: HostOptions): Promise<HostRun>
  /** One more console on a host, in a browser profile of its own; `view` is the part of the address after `#`. */
  console(host: HostRun, view?: string): Promise<Page>
  bridge(host: HostRun): Promise<HostBridge>
}

export type Kind = 'browser' | 'desktop'

export const test = base.extend<{ room: Room }, { kind: Kind; chrome: Browser | undefined }>({
  kind: ['browser', { scope: 'worker', option: true }],
  chrome: [
    async ({ kind }, use) => {
      const browser = kind === 'browser' ? await launchChromium() : undefined
      await use(browser)
      await browser?.close()
    },
    { scope: 'worker' },
  ],
  room: async ({ chrome }, use, info) => {
    const hosts: HostRun[] = []
    const desktops = new Map<HostRun, DesktopRun>()
    const pages: Page[] = []
    const contexts: BrowserContext[] = []
    const bridges: HostBridge[] = []
    const faults: Error[] = []
    const browse = async (url: string): Promise<Page> => {
      if (!chrome) throw new Error('there is no browser in a room of desktops')
      const context = await chrome.newContext({
        viewport: { width: 1920, height: 1080 },
        locale: 'es-CL',
        timezoneId: 'America/Santiago',
      })
      contexts.push(context)
      const page = await context.newPage()
      await page.goto(url)
      return page
    }
    await use({
      async host(options) {
        const desktop = chrome ? undefined : await startDesktop(options)
        const host = desktop ?? (await startHost(options))
        if (desktop) desktops.set(host, desktop)
        hosts.push(host)
        return host
      },
      async console(host, view = '') {
        const page = await (desktops.get(host)?.window() ?? browse(host.url))
        pages.push(page)
        page.on('pageerror', (fault) => faults.push(fault))
        if (view !== '') await page.goto(`${page.url().replace(/#.*/, '')}#${view}`)
        await page.locator('main').waitFor()
        return page
      },
      async bridge(host) {
        test.skip(host.port === 0, 'the desktop program has no door for strangers')
        const bridge = await openHostBridge(host.url)
        bridges.push(bridge)
        return bridge
      },
    })
    for (const bridge of bridges) bridge.close()
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
