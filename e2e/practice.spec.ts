/** A practice call fills every part of the screen, and a second console shows the same. */
import { expect, test } from './console.fixture.ts'
import { cardOn, linesOn, practiceScript, until } from './screen.ts'

const ID = '01-paro-cardiaco'

/** What a supervisor reads on the card when the call is over; the address was corrected, the caller gave her own name too. */
const CARD = {
  direccion: 'Dirección, Los Tilos',
  numero: 'Número, 2890',
  depto: 'Depto., 804',
  comuna: 'Comuna, Ñuñoa',
  nombre: 'Nombre, Julio',
  apellido: 'Apellido, Contreras',
  edad: 'Edad, 64 años',
  motivo: 'Motivo, Paro cardiorrespiratorio',
  alergias: 'Alergias, Penicilina',
}

test('started from the command line, it fills transcript, card, sentiment, phases and alerts on two consoles', async ({
  room,
}, info) => {
  const host = await room.host({ args: ['--practice', ID, '--speed', '4'] })
  const [first, second] = [await room.console(host), await room.console(host)]

  for (const page of [first, second]) {
    await expect(page.getByText('PRÁCTICA', { exact: true }).first()).toBeVisible()
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
  const card = await until(
    () => cardOn(first),
    (fields) => fields.has('seguro_salud'),
  )
  expect(Object.fromEntries(card)).toMatchObject(CARD)
  expect(
    await until(
      () => cardOn(second),
      (fields) => fields.size === card.size,
    ),
  ).toEqual(card)
  await expect(first.locator('[data-region="phases"] [data-status="pending"]')).toHaveCount(0)
  const course = first.getByRole('img', { name: /^Sentimiento en el tiempo/ })
  await expect(course).toBeVisible()
  // Distress, calm, and the alerts of an arrest; a line that stands upright has no width, so it is never "visible".
  await expect(course.locator('path')).toHaveCount(3)
  await first.screenshot({ path: info.outputPath('monitor-end.png') })
  await second.screenshot({ path: info.outputPath('second.png') })

  // By keyword, with the keys and with the mouse: the line is marked and stands in view
  const jumped = first.getByRole('status').filter({ hasText: 'palabra clave' })
  await first.keyboard.press('[')
  await expect(jumped).toHaveText(/palabra clave (\d+) de \1$/)
  await first.keyboard.press(']')
  await expect(jumped).toHaveText(/palabra clave 1 de \d+$/)
  await expect(first.locator('li[aria-current="true"]')).toBeInViewport()
  await first.getByRole('button', { name: /^clínico: ir a la línea siguiente/ }).click()
  await expect(first.locator('li[aria-current="true"]')).toContainText(/respira|contesta|pescado|ronca|desplom/i)
  await first.screenshot({ path: info.outputPath('keyword.png') })
  await first.keyboard.press('End')
  await expect(first.locator('li[aria-current="true"]')).toHaveCount(0)
})
