/** No serious fault of accessibility on the list, the monitor, the launcher and the settings, in every theme. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './console.fixture.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

async function expectAccessible(page: Page, where: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze()
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`)
  expect(told, where).toEqual([])
}

test('list, monitor, launcher and settings', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco', '--speed', '4'] })
  const page = await room.console(host)
  await expect(page.locator('[data-alert]').first()).toBeVisible({ timeout: 20_000 })
  for (const theme of ['dark', 'light', 'hc']) {
    await expectAccessible(page, `monitor, ${theme}`)
    await page.screenshot({ path: info.outputPath(`monitor-${theme}.png`) })
    await page.keyboard.press('Escape')
    await expect(page.locator('[data-call]').first()).toBeVisible()
    await expectAccessible(page, `list, ${theme}`)
    await page.screenshot({ path: info.outputPath(`list-${theme}.png`) })
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-region="transcript"]')).toBeVisible()
    await page.keyboard.press('Shift+D')
  }
  await page.keyboard.press('p')
  await expect(page.locator('[data-practice]').first()).toBeVisible()
  await expectAccessible(page, 'launcher')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Ajustes' }).click()
  await expect(page.getByRole('region', { name: 'Apariencia' })).toBeVisible()
  await expectAccessible(page, 'settings')
})
