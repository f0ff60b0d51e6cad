/** No serious fault of accessibility on any screen, in any state, theme and language. */
import { faultsInThemes, faultsOf } from './axe.ts'
import { expect, test } from './console.fixture.ts'
import { SCREENS, showScreen } from './screens.ts'
import { type Language, onStage } from './stage.ts'

test.skip(({ kind }) => kind === 'desktop', 'the same window, measured once')
test.describe.configure({ timeout: 300_000 })

/** The screens where people work: in each theme, and in both languages. */
const MAIN = new Set(['calls', 'monitor', 'mine in call', 'wall', 'review', 'review call', 'settings providers'])

/** In parts, so that no test is longer than a patience. */
const PARTS: readonly (readonly [Language, number])[] = [
  ['es', 0],
  ['es', 1],
  ['en', 0],
]
const ES_PARTS = 2
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
          const themed = language === 'es' && MAIN.has(screen.name) && (state === 'live' || state === 'offline')
          const where = `${screen.name} ${state}`
          faults.push(...(await (themed ? faultsInThemes(page, where) : faultsOf(page, { where }))))
          await close()
        }
      }
      expect(faults).toEqual([])
    })
  })
}
