/** A practice call fills every part of the screen, and a second console shows the same. */
import { expect, test } from './console.fixture.ts'
import { linesOn, phaseOn, practiceScript, until } from './screen.ts'

const ID = '01-paro-cardiaco'

test('started from the command line, it fills transcript, card, sentiment, phases and alerts on two consoles', async ({
  room,
}, info) => {
  const host = await room.host({ args: ['--practice', ID, '--speed', '4'] })
  const [first, second] = [await room.console(host), await room.console(host)]

  for (const page of [first, second]) {
    await expect(page.getByText('Llamada de práctica').first()).toBeVisible()
    await expect(page.locator('[data-alert="cardiac_arrest_suspected"]')).toBeVisible({ timeout: 20_000 })
    await expect(page.locator('[data-interim]').first()).not.toBeEmpty()
  }
  await first.screenshot({ path: info.outputPath('monitor.png') })

  const said = practiceScript(ID).lines.map((line) => line.text)
  const shown = await until(
    () => linesOn(first),
    (lines) => lines.length >= said.length,
    60_000,
  )
  expect(shown.map((line) => line.text)).toEqual(said)
  expect(
    await until(
      () => linesOn(second),
      (lines) => lines.length >= said.length,
    ),
  ).toEqual(shown)
  expect(await phaseOn(first)).toBe('Closing')
  await first.screenshot({ path: info.outputPath('monitor-end.png') })
  await second.screenshot({ path: info.outputPath('second.png') })
})
