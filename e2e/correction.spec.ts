/** A person writes what was really said: beside the machine's words, on every console, and nothing typed is lost. */
import { expect, test } from './console.fixture.ts'

test('a line is corrected with the mouse and with the keyboard, seen by all, and taken back', async ({
  room,
}, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco', '--speed', '25'] })
  const first = await room.console(host)
  const second = await room.console(host)
  const line = first.locator('[data-line="final"]').first()
  await expect(line).toBeVisible({ timeout: 20_000 })
  const said = await line.locator('[data-entry] > span').first().innerText()

  await line.hover()
  await line.getByRole('button', { name: /^Corregir la línea/ }).click()
  const field = first.getByRole('textbox', { name: 'Lo que se dijo' })
  await expect(field).toHaveValue(said)
  await field.fill('Emergencias, ¿cuál es la dirección?')
  await first.screenshot({ path: info.outputPath('correcting.png') })
  // What was typed outlives the window.
  await first.reload()
  const again = first.locator('[data-line="final"]').first()
  await again.hover()
  await again.getByRole('button', { name: /^Corregir la línea/ }).click()
  await expect(field).toHaveValue('Emergencias, ¿cuál es la dirección?')
  await field.press('Control+Enter')
  await expect(first.locator('dialog[open]')).toHaveCount(0)
  for (const page of [first, second]) {
    const shown = page.locator('[data-line="final"]').first()
    await expect(shown.locator('[data-correction]')).toContainText('Emergencias, ¿cuál es la dirección?')
    await expect(shown).toContainText(said)
  }
  await first.screenshot({ path: info.outputPath('corrected.png') })

  await expect(first.getByText('Llamada terminada').first()).toBeVisible({ timeout: 30_000 })
  const page = await room.console(host, '/review')
  await page.locator('[data-call]').first().focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-entry] [data-correction]')).toHaveCount(1)
  await page.screenshot({ path: info.outputPath('review.png') })
  await page.locator('main').focus()
  await page.keyboard.press('Shift+E')
  await page.getByRole('button', { name: 'Quitar la corrección' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-correction]')).toHaveCount(0)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.getByRole('button', { name: 'Copiar' }).click()
  await expect(page.getByText(/^Copiado: \d+ líneas$/)).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(said)
})
