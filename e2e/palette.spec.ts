/** Ctrl+K: any act by its words, by keys alone; what ends a call only asks. */
import { expect, test } from './console.fixture.ts'

test('a supervisor listens, changes the theme and asks to end a call, without a pointer', async ({ room }, info) => {
  const host = await room.host()
  const bridge = await room.bridge(host)
  await bridge.call('practice.start', { id: '01-paro-cardiaco', speed: 1 })
  const page = await room.console(host, '/calls')
  await expect(page.locator('[data-call]')).toHaveCount(1)
  const asking = page.getByRole('combobox', { name: /Escriba una orden/ })
  const chosen = page.getByRole('option', { selected: true })

  await page.keyboard.press('Control+k')
  await expect(asking).toBeFocused()
  await page.keyboard.type('escuc')
  await expect(chosen).toHaveText(/^Escuchar a /)
  await page.screenshot({ path: info.outputPath('palette.png') })
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/monitor/)
  await expect(page.getByRole('toolbar')).toBeVisible()
  await expect(page.getByRole('button', { name: /Escucha(r|ndo)/ })).toHaveAttribute('aria-pressed', 'true')

  await page.keyboard.press('Control+k')
  await page.keyboard.type('TEMA CLARO')
  await page.keyboard.press('Enter')
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')

  await page.keyboard.press('Control+k')
  await expect(page.getByRole('option').first()).toContainText('Recientes')
  await page.keyboard.type('finalizar')
  await expect(chosen).toContainText('pide confirmación')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('¿Finalizar')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.keyboard.press('Control+k')
  await page.keyboard.type('qqqq')
  await expect(page.getByRole('option')).toHaveCount(0)
  await expect(page.getByText('Nada coincide con «qqqq»')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(asking).toHaveCount(0)
})
