/** What axe finds on a page: faults of accessibility, each by rule and place. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const THEMES = ['dark', 'light', 'hc'] as const
type Theme = (typeof THEMES)[number]

export type Search = {
  /** What goes before each fault. */
  readonly where?: string
  /** Of all rules only this one; as a rule all of WCAG 2.2 AA. */
  readonly only?: string
  /** Of the page only this part. */
  readonly within?: string
}

/** Serious and critical faults. */
export async function faultsOf(page: Page, { where = '', only, within }: Search = {}): Promise<string[]> {
  // The window has no frames: no second page is opened to join what each found.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  if (within !== undefined) axe.include(within)
  const { violations } = await (only === undefined ? axe.withTags(WCAG) : axe.withRules(only)).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${where} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`.trim())
}

const wear = (page: Page, theme: Theme): Promise<void> =>
  page.evaluate((name) => {
    document.documentElement.dataset.theme = name
  }, theme)

/** All rules in the dark, and in the other themes what a theme can change. */
export async function faultsInThemes(page: Page, where: string, search: Search = {}): Promise<string[]> {
  const faults: string[] = []
  for (const theme of THEMES) {
    await wear(page, theme)
    const only = theme === 'dark' ? {} : { only: 'color-contrast' }
    faults.push(...(await faultsOf(page, { ...search, ...only, where: `${where}, ${theme}:` })))
  }
  return faults
}
