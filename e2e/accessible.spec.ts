/** No serious fault of accessibility on any screen, in any state, theme and language. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './console.fixture.ts'
import { SCREENS, showScreen } from './screens.ts'
import { type Language, onStage } from './stage.ts'

test.skip(({ kind }) => kind === 'desktop', 'the same window, measured once')
test.describe.configure({ timeout: 240_000 })

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** The screens where people work: in each theme, and in both languages. */
const MAIN = new Set(['calls', 'monitor', 'mine in call', 'wall', 'review', 'review call', 'settings providers'])
const THEMES = ['dark', 'light', 'hc'] as const

/** Serious and critical faults, by rule and place. */
async function faultsOf(page: Page, where: string, only?: string): Promise<string[]> {
  // The window has no frames: no second page is opened to join what each found.
  const axe = new AxeBuilder({ page }).setLegacyMode()
  const { violations } = await (only === undefined ? axe.withTags(WCAG) : axe.withRules([only])).analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
}

/** In parts, so that no test is longer than a patience. */
const PARTS: readonly (readonly [Language, number])[] = [
  ['es', 0],
  ['es', 1],
  ['es', 2],
  ['en', 0],
]
const ES_PARTS = 3
for (const [language, part] of PARTS) {
  test(`every screen and state, ${language} ${part + 1}`, async () => {
    await onStage(async (stage) => {
      await stage.speak(language)
      const faults: string[] = []
      for (const [index, screen] of SCREENS.entries()) {
        if (language === 'es' && index % ES_PARTS !== part) continue
        for (const state of screen.states) {
          // What is empty, waits or is cut off has the same parts in both languages.
          if (language === 'en' && (state !== 'live' || !MAIN.has(screen.name))) continue
          const { page, close } = await showScreen(stage, screen, state)
          faults.push(...(await faultsOf(page, `${screen.name} ${state}`)))
          if (language === 'es' && MAIN.has(screen.name) && (state === 'live' || state === 'offline'))
            for (const theme of THEMES.slice(1)) {
              await page.evaluate((name) => {
                document.documentElement.dataset.theme = name
              }, theme)
              faults.push(...(await faultsOf(page, `${screen.name} ${state} ${theme}`, 'color-contrast')))
            }
          await close()
        }
      }
      expect(faults).toEqual([])
    })
  })
}
