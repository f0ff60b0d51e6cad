/** The wall and the list of a full room: what is shown, what never is, and that both agree. */
import { expect, test } from './console.fixture.ts'
import { openCrowd } from './crowd.ts'

test('thirty calls on the wall: six large ones in the order of the list, and nobody’s name or number', async ({
  room,
}, info) => {
  const host = await room.host()
  const crowd = await openCrowd(host)
  for (let i = 0; i < 30; i++) await crowd.call(i)
  const page = await room.console(host, '/calls')
  const grid = page.getByRole('grid')
  await expect(grid).toHaveAttribute('aria-rowcount', '31')
  await page.keyboard.press('o')
  const first = await page
    .locator('[role=row][data-call]')
    .evaluateAll((rows) => rows.slice(0, 6).map((row) => row.getAttribute('data-call')))
  await page.screenshot({ path: info.outputPath('list.png') })

  await page.keyboard.press('v')
  await expect(page.locator('article[data-call]')).toHaveCount(6)
  const large = await page
    .locator('article[data-call]')
    .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-call')))
  expect([...large].sort()).toEqual([...first].sort())
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await crowd.call(900, 'waiting')
  await expect(page.getByText('En cola 1')).toBeVisible()
  const said = await page.locator('main').innerText()
  expect(said).not.toMatch(/Juan|5550|1482|555 01 47/)
  await expect(page.locator('[data-figure=live]')).toHaveText('30')
  await page.screenshot({ path: info.outputPath('wall.png') })

  // Nothing scrolls, whatever the window.
  for (const size of [
    { width: 1366, height: 768 },
    { width: 1920, height: 1000 },
  ]) {
    await page.setViewportSize(size)
    const spills = () =>
      page.evaluate(() => {
        const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement
        const cut = [...document.querySelectorAll('[data-call]')].filter((box) => {
          const { right, bottom } = box.getBoundingClientRect()
          return right > innerWidth + 1 || bottom > innerHeight + 1
        })
        return [scrollWidth - clientWidth > 1, scrollHeight - clientHeight > 1, cut.length]
      })
    await expect.poll(spills).toEqual([false, false, 0])
  }
  await page.screenshot({ path: info.outputPath('wall-1000.png') })

  // By keyboard: the distance of the screen, then back to the list.
  await page.keyboard.press('v')
  await expect(grid).toBeVisible()
})

test('a wall read from afar shows fewer calls, larger, and says how many are not shown', async ({ room }, info) => {
  const host = await room.host()
  const crowd = await openCrowd(host)
  for (let i = 0; i < 16; i++) await crowd.call(i)
  const page = await room.console(host, '/wall')
  await expect(page.locator('article[data-call]')).toHaveCount(6)
  await page.keyboard.press('d')
  await page.getByLabel('Diagonal de la pantalla (pulgadas)').fill('55')
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Muestra 4 llamadas grandes')
  await page.screenshot({ path: info.outputPath('setup.png') })
  await page.keyboard.press('Escape')
  await expect(page.locator('article[data-call]')).toHaveCount(4)
  const shown = await page.locator('[data-call]').count()
  if (shown < 16) await expect(page.getByText(`+${16 - shown} más`)).toBeVisible()
  await expect(page.locator('[data-quiet]')).toBeVisible()
  await expect(page.getByRole('toolbar')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('article[data-call]')).toHaveCount(4)
  await page.screenshot({ path: info.outputPath('far.png') })
})

test('the list: acknowledge by key, put off with a reason, bring back, sort, and listen is refused in words', async ({
  room,
}, info) => {
  const host = await room.host()
  const crowd = await openCrowd(host)
  for (let i = 0; i < 4; i++) await crowd.call(i)
  const page = await room.console(host, '/calls')
  await page.locator('[data-call="crowd-1"]').click()
  const peek = page.getByRole('complementary', { name: 'Vistazo' })
  await expect(peek.locator('[data-alert]')).toHaveCount(1)
  await page.keyboard.press('a')
  await expect(peek.getByRole('button', { name: 'Visto' })).toHaveCount(0)
  await peek.getByRole('button', { name: 'Útil' }).click()
  await expect(peek.getByRole('button', { name: 'Útil' })).toHaveAttribute('aria-pressed', 'true')
  await peek.getByRole('button', { name: 'Posponer…' }).click()
  await page.getByRole('button', { name: /^Posponer \d+ min$/ }).click()
  await expect(peek.locator('[data-shelved]')).toContainText('pospuesta hasta las')
  await expect(page.locator('[data-call="crowd-1"] [data-tone="life"]')).toHaveCount(0)
  await peek.getByRole('button', { name: 'Traer de vuelta' }).click()
  await expect(peek.locator('[data-alert]')).toHaveCount(1)
  // A call that another program carries has no sound here: L says so and what to do.
  await page.keyboard.press('l')
  await expect(peek.getByRole('alert')).toContainText('Ningún equipo de la sala lleva el audio')
  await page.keyboard.press('s')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('columnheader', { name: 'Duración' })).toHaveAttribute('aria-sort', 'descending')
  await expect(page.locator('[data-call]')).toHaveCount(4)
  await page.screenshot({ path: info.outputPath('alerts.png') })
})
