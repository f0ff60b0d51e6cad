/** Calls that end are counted before one's eyes, in the hour, the charts and the table; who may not see them is told so. */
import { expect, test } from './console.fixture.ts'

test('a call that ends is in the trends without a reload, and the table goes to a spreadsheet', async ({
  room,
}, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco', '--speed', '25'] })
  const page = await room.console(host, '/trends')
  await expect(page.getByText('Sin llamadas terminadas en este período')).toBeVisible()
  await page.getByRole('button', { name: 'Ver las de práctica' }).focus()
  await page.keyboard.press('Enter')

  const calls = page.locator('dl > div').filter({ hasText: 'llamada' }).first().locator('dd')
  await expect(calls).toHaveText('1', { timeout: 30_000 })
  await expect(page.getByRole('img', { name: /^Contestadas en 15 s.*100,0\s%/ })).toBeVisible()
  await expect(
    page.getByRole('img', { name: /^Angustia media \d+\s%/ }).locator('.recharts-bar-rectangle'),
  ).not.toHaveCount(0)
  await expect(page.getByRole('img', { name: /^Apego al protocolo/ })).toBeVisible()
  const row = page.getByRole('table').getByRole('row').nth(1)
  await expect(row).toContainText('100,0')
  await page.screenshot({ path: info.outputPath('day.png') })

  await page.getByRole('radio', { name: '7 días' }).check()
  await expect(page.locator('[data-trends="week"]')).toBeVisible()
  await expect(calls).toHaveText('1')
  await page.getByRole('table').getByRole('button').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-call]')).toContainText('Paro cardiorrespiratorio')
  // The way back from a call is to the hours that it was found in; their chip leads out of them, for good.
  const hours = page.getByRole('button', { name: /^De práctica, terminadas/ })
  await expect(hours).toBeVisible()
  await page.screenshot({ path: info.outputPath('hours.png') })
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('[data-region="axis"]').waitFor()
  await page.keyboard.press('Escape')
  await hours.click()
  await expect(page.getByRole('combobox', { name: 'Cuándo' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.locator('[data-region="axis"]').waitFor()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('combobox', { name: 'Cuándo' })).toBeVisible()
  await expect(hours).toHaveCount(0)
  await page.keyboard.press('g')
  await page.keyboard.press('t')
  await expect(page.locator('[data-trends="week"]')).toBeVisible()

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copiar tabla' }).click()
  await expect(page.getByText('Copiada: 1 fila')).toBeVisible()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\n').map((line) => line.split('\t').length)).toEqual([9, 9])
})

test('a dispatcher has no way to them, and their address says why', async ({ room }) => {
  const host = await room.host({ args: ['--as', 'dispatcher'] })
  const page = await room.console(host, '/trends')
  await expect(page.getByText('Su rol no permite ver las tendencias de la sala.')).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Tendencias' })).toHaveCount(0)
})
