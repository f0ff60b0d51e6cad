/** Bad recordings, words, flags and settings: a clear sentence on the screen or on stderr, and everything else goes on. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { BAD_WAVS, wav } from './badWavs.ts'
import { expect, test } from './console.fixture.ts'
import { newDataFolder, runHost } from './host.ts'

test('each bad recording is refused on the screen, and the call that is running goes on', async ({ room }, info) => {
  const host = await room.host({ args: ['--practice', '--speed', '2'] })
  const [page, bridge] = [await room.console(host), await room.bridge(host)]
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'Abrir grabación…' }).click()
  for (const { name, bytes, field } of BAD_WAVS) {
    await page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'audio/wav', buffer: bytes })
    await page.getByRole('button', { name: 'Reproducir como llamada' }).click()
    const refusal = page.getByRole('dialog').getByRole('alert')
    await expect(refusal, name).toHaveAttribute('data-field', field)
    await expect(refusal, name).toContainText('No se pudo abrir la grabación')
    if (name === 'nine.wav') await page.screenshot({ path: info.outputPath('refused.png') })
  }
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'good.wav', mimeType: 'audio/wav', buffer: wav() })
  await page
    .locator('input[type=file]')
    .last()
    .setInputFiles({ name: 'words.json', mimeType: 'application/json', buffer: Buffer.from('{"version":') })
  await page.getByRole('button', { name: 'Reproducir como llamada' }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible()
  expect((await bridge.call('calls.local', {})).map((call) => call.kind)).toEqual(['practice'])
})

test('a recording of one voice without words plays as a call', async ({ room }) => {
  const host = await room.host()
  const page = await room.console(host)
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'Abrir grabación…' }).click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'tone.wav', mimeType: 'audio/wav', buffer: wav({ seconds: 6 }) })
  await page.getByRole('button', { name: 'Reproducir como llamada' }).click()
  await expect(page.getByText('Esta llamada no tiene transcripción')).toBeVisible()
})

test('on the command line each of them ends the start with one sentence', async () => {
  const folder = newDataFolder()
  for (const { name, bytes, prints } of BAD_WAVS) {
    const file = join(folder, name)
    writeFileSync(file, bytes)
    const { code, printed } = await runHost(['--replay', file])
    expect(code, printed).toBe(2)
    expect(printed, name).toMatch(prints)
    expect(printed, name).not.toMatch(/\n\s+at /)
  }
})

test('a bad flag, a missing file and an unknown practice call say what is wrong', async () => {
  for (const [args, says] of [
    [['--speed', 'fast'], /--speed: must be a number/],
    [['--port', '99999'], /--port: must be a whole number from 0 to 65535/],
    [['--as', 'king'], /--as: must be supervisor or dispatcher or admin/],
    [['--nonsense'], /--nonsense: is not a flag/],
    [['--replay', '/nowhere.wav'], /--replay: \/nowhere.wav cannot be read: ENOENT/],
    [['--practice', 'nothing'], /--practice: there is no such call; there are: 01-paro-cardiaco/],
  ] as const) {
    const { code, printed } = await runHost(args)
    expect(code, printed).toBe(2)
    expect(printed).toMatch(says)
  }
})

test('bad settings are told, kept aside, and the console starts', async ({ room }) => {
  for (const text of ['{"theme":', '{"theme":"pink"}', '[]']) {
    const data = newDataFolder()
    mkdirSync(data, { recursive: true })
    writeFileSync(join(data, 'settings.json'), text)
    const host = await room.host({ data })
    expect(host.printed()).toMatch(/settings\.json: .+starting without it/)
    expect(readdirSync(data)).toContain('settings.json.bad')
    await host.stop()
  }
})
