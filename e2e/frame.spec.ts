/** The console without calls, in another language, by keyboard alone, and without its host. */
import { expect, test } from './console.fixture.ts'

test('an empty room says so, and offers a practice call', async ({ room }, info) => {
  const page = await room.console(await room.host())
  await expect(page.getByText('Sin llamadas en curso')).toBeVisible()
  await page.screenshot({ path: info.outputPath('empty.png') })
  await page.getByRole('main').getByRole('button', { name: 'Iniciar llamada de práctica' }).click()
  await expect(page.locator('[data-practice]')).toHaveCount(4)
  await page.screenshot({ path: info.outputPath('launcher.png') })
  await page.locator('[data-practice="04-stroke"]').click()
  await expect(page.locator('[data-region="transcript"]')).toContainText("911, what's your emergency?", {
    timeout: 15_000,
  })
  await expect(page.getByText('PRÁCTICA', { exact: true }).first()).toBeVisible()
})

test('the language is changed for good', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '--speed', '2'] })
  const page = await room.console(host)
  await page.getByRole('button', { name: 'Ajustes' }).click()
  await page.getByRole('region', { name: 'Apariencia' }).getByText('English').click()
  await page.getByRole('button', { name: 'Monitor', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Incident card' })).toBeVisible()
  await page.screenshot({ path: info.outputPath('english.png') })
  await page.reload()
  await expect(page.getByRole('region', { name: 'Incident card' })).toBeVisible()
  const again = await room.console(host)
  await expect(again.getByRole('region', { name: 'Incident card' })).toBeVisible()
})

test('by keyboard alone: list, peek, monitor, a field, back', async ({ room }, info) => {
  const host = await room.host()
  const bridge = await room.bridge(host)
  const { callId } = await bridge.call('practice.start', { id: '02-choque-atrapada', speed: 3 })
  await bridge.call('practice.start', { id: '01-paro-cardiaco', speed: 3 })
  const page = await room.console(host, '/calls')
  // A call that becomes critical breaks even an order that is held: both are, before it is.
  await expect(page.getByRole('gridcell', { name: 'Prioridad 1 Crítica' })).toHaveCount(2, { timeout: 60_000 })
  await page.keyboard.press('o')
  const selected = page.locator('[data-call][aria-selected="true"]')
  const first = await selected.getAttribute('data-call')
  await page.keyboard.press('j')
  await expect(selected).not.toHaveAttribute('data-call', first ?? '')
  await page.keyboard.press('k')
  await expect(selected).toHaveAttribute('data-call', first ?? '')
  await page.screenshot({ path: info.outputPath('list.png') })
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-region="transcript"]')).toBeVisible()
  await page.keyboard.press('j')
  await expect(page).toHaveURL(new RegExp(first === callId ? '01|practice' : encodeURIComponent(callId)))
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(page.locator('[data-call]').first()).toBeVisible()
})

test('a console that loses its host says so and comes back by itself', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '--speed', '2'] })
  const page = await room.console(host)
  await expect(page.locator('[data-entry]').first()).toBeVisible({ timeout: 15_000 })
  await host.crash()
  await expect(page.getByText(/^Sin conexión con este equipo desde/)).toBeVisible()
  await expect(page.locator('[data-entry]').first()).toBeVisible()
  await page.screenshot({ path: info.outputPath('hostLost.png') })
})
