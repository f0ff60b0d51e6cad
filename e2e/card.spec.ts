/** A person's value stands: the machine may only suggest beside it, on every console. */
import { expect, test } from './console.fixture.ts'

test('an edited field is locked, and what the machine hears later is only a suggestion', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco', '--speed', '2'] })
  const [page, second] = [await room.console(host), await room.console(host)]
  const number = page.locator('[data-field="numero"]')
  await number.focus()
  await page.keyboard.press('e')
  await number.getByRole('textbox').fill('77')
  await page.keyboard.press('Enter')
  await expect(number).toHaveAttribute('data-locked', 'true')
  await expect(number).toContainText('77')

  // The caller says 2890 some seconds later.
  const suggestion = page.locator('[data-suggestion="numero"]')
  await expect(suggestion).toContainText('2890', { timeout: 20_000 })
  await expect(number).toContainText('77')
  const elsewhere = second.locator('[data-field="numero"]')
  await expect(elsewhere).toContainText('77')
  await expect(elsewhere).toHaveAttribute('data-locked', 'true')
  await page.screenshot({ path: info.outputPath('suggestion.png') })

  await suggestion.getByRole('button').first().click()
  await expect(number).toHaveAttribute('aria-label', /^Número, 2890/)
  await expect(elsewhere).toHaveAttribute('aria-label', /^Número, 2890/)
})

test('a value shows the words it came from', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco', '--speed', '4'] })
  const page = await room.console(host)
  await page.locator('[data-field="direccion"][data-state="value"]').hover({ timeout: 20_000 })
  const source = page.locator('[data-source="direccion"]')
  await expect(source).toContainText('Los Tilos')
  await page.screenshot({ path: info.outputPath('source.png') })
})
