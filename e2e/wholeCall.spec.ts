/**
 * A whole call, heard and seen: a softphone of another make plays a caller through an exchange of another make to a
 * dispatcher's registered line; the window's microphone is the dispatcher. `SCREENSHOTS=1` writes the pictures of the docs.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { decodeG711, encodeG711 } from '../electron/audio/g711.ts'
import { createResampler } from '../electron/audio/resample.ts'
import { readWav } from '../electron/audio/wav.ts'
import { writeWav } from '../electron/audio/wavHeader.ts'
import { openPair } from './pair.ts'
import { startBaresip } from './peers/baresip.ts'
import { passwordOf, REALM, startKamailio } from './peers/kamailio.ts'
import { missing } from './peers/program.ts'
import { match, sideOf } from './peers/sound.ts'
import { cardOn, linesOn, practiceScript, until } from './screen.ts'
import { inTelephoneRoom, SUPERVISOR_HZ, type TelephoneRoom } from './telephoneRoom.ts'

const ID = '01-paro-cardiaco'
const PRACTICE = resolve(import.meta.dirname, '../resources/practice', ID)
const NUMBER = '+56955501482'
const LOOP = '127.0.0.1'
/** How much of the call is played, ms: until the rules suspect a cardiac arrest. */
const PLAYED_MS = 34_000

const absent = missing('kamailio', 'baresip')
test.skip(absent.length > 0, `not installed: ${absent.join(', ')}`)

const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env.SCREENSHOTS
    ? resolve(import.meta.dirname, '../docs/screenshots')
    : test.info().outputPath()
  await page.screenshot({ path: join(folder, `telephone-${name}.png`) })
}

/** One side of the practice call: 0 the dispatcher, 1 the caller. */
function writeSide(room: TelephoneRoom, side: 0 | 1, rate: number): { file: string; pcm: Int16Array } {
  const wav = readWav(readFileSync(join(PRACTICE, 'call.wav')))
  const sound = createResampler(wav.sampleRate, rate).push(wav.read(side, 0, wav.length))
  // What A-law can say exactly, so that every sample can be found again.
  const pcm = side === 1 ? decodeG711('alaw', encodeG711('alaw', sound)) : sound
  const file = join(room.folder.dir, `side-${side}.wav`)
  writeFileSync(file, writeWav(pcm, { sampleRate: rate, channels: 1 }))
  return { file, pcm }
}

test('a call through an exchange fills the consoles, is supervised, and lies on the disk', async () => {
  await inTelephoneRoom(async (room) => {
    const { folder, keep } = room
    const kamailio = keep(await startKamailio({ ...folder, dir: join(folder.dir, 'kamailio') }))
    const caller = writeSide(room, 1, 8000)
    const account = {
      ...{ id: 'samu', name: '131 · SAMU Metropolitano', kind: 'account', registrar: `${LOOP}:${kamailio.port}` },
      ...{ user: 'vigia', answer: 'ask', allow: [LOOP], campaign: 'celular' },
    }
    const { dispatcher, supervisor } = await openPair(room, {
      lines: [account],
      passwords: { samu: passwordOf('vigia') },
      args: ['--script', join(PRACTICE, 'script.json')],
    })
    const desk = await room.window(dispatcher, writeSide(room, 0, 48_000).file)
    const sup = await room.window(supervisor, SUPERVISOR_HZ, '/calls')
    const phone = keep(
      await startBaresip({
        dir: join(folder.dir, 'baresip'),
        account:
          `<sip:${NUMBER}@${REALM}>;auth_user=${NUMBER};auth_pass=${passwordOf(NUMBER)};` +
          `outbound="sip:${LOOP}:${kamailio.port};transport=udp";regint=120;audio_codecs=pcma/8000/1`,
        speaks: caller.file,
        pem: folder.pem,
      }),
    )
    await phone.program.says(/200 OK/)

    await phone.command('dial', `sip:vigia@${REALM}`)
    await expect(desk.getByRole('heading', { name: '+56 9 5550 1482' })).toBeVisible()
    await expect(desk.getByText('131 · SAMU Metropolitano · celular')).toBeVisible()
    await picture(desk, 'ringing')
    await desk.keyboard.press('Space')
    await expect(desk.getByRole('button', { name: /Silenciar/ })).toBeVisible()
    const answeredAt = Date.now()

    await sup.locator('[data-call]').first().click()
    await sup.keyboard.press('Enter')
    await sup.getByRole('button', { name: /Escuchar/ }).waitFor()
    await sup.keyboard.press('l')
    await expect(sup.getByRole('button', { name: /Escuchando/ })).toBeVisible()
    await expect(sup.locator('[data-alert="cardiac_arrest_suspected"]')).toBeVisible({ timeout: PLAYED_MS + 15_000 })
    // By the mouse: on a busy machine a key that is pressed and let go can last as long as one that is held.
    await sup.getByRole('button', { name: 'Susurrar W' }).click()
    await expect(desk.locator('[data-region="presence"]')).toContainText('le habla al oído')
    await expect(desk.getByRole('button', { name: 'Manos al centro del pecho' })).toBeVisible()
    await new Promise((done) => setTimeout(done, Math.max(0, PLAYED_MS - (Date.now() - answeredAt))))
    await picture(desk, 'in-call')
    await picture(sup, 'supervision')

    const said = practiceScript(ID)
      .lines.filter(({ endMs }) => endMs < PLAYED_MS - 4000)
      .map(({ text }) => text)
    // Each side has a clock of its own: who begins to speak while the other does may come first.
    const shown = await until(
      async () => (await linesOn(sup)).map(({ text }) => text),
      (lines) => said.every((line) => lines.includes(line)),
    )
    expect(shown.toSorted()).toEqual([...new Set(shown)].toSorted())
    const card = await cardOn(sup)
    expect(card.get('direccion')).toBe('Dirección, Los Tilos')
    expect(card.get('numero')).toBe('Número, 2890')
    expect(card.get('motivo')).toBe('Motivo, Paro cardiorrespiratorio')
    await expect(sup.getByRole('img', { name: /^Sentimiento en el tiempo/ })).toBeVisible()

    await phone.command('hangup')
    await expect(desk.getByText(/Terminó la llamada con \+56 9 5550 1482/)).toBeVisible()
    await expect(sup.getByText(/^Guardada \d\d:\d\d$/)).toBeVisible()
    const [wav = ''] = readdirSync(join(dispatcher.data, 'recordings')).filter((name) => name.endsWith('.wav'))
    const recording = join(dispatcher.data, 'recordings', wav)
    // The caller's side sample by sample; the window's has been through a browser, and is there.
    const found = match(sideOf(recording, 1), caller.pcm.subarray(0, 30 * 8000))
    expect(found.same / found.of).toBeGreaterThan(0.98)
    expect(sideOf(recording, 0).some((sample) => sample > 1000)).toBe(true)
    if (process.env.SCREENSHOTS) await showLines(room, account, kamailio.port)
  })
})

/** How lines are written and tried, for the docs: one that stands, one with a wrong password, a recorder. */
async function showLines(room: TelephoneRoom, account: object, port: number): Promise<void> {
  const admin = await room.host({
    role: 'admin',
    lines: [
      { ...account, user: 'turno2' },
      { ...account, id: 'norte', name: 'Central Norte', user: 'norte', registrar: `${LOOP}:${port}` },
      { id: 'sbc', name: 'Grabador del SBC', kind: 'recorder', answer: 'auto', allow: ['192.0.2.7'] },
    ],
    passwords: { samu: passwordOf('turno2'), norte: 'otra' },
  })
  const page = await room.window(admin, SUPERVISOR_HZ, '/lines')
  await page.getByText(/El servidor rechazó la contraseña/).waitFor()
  await page.getByRole('button', { name: /SAMU Metropolitano/ }).click()
  await page.getByRole('button', { name: 'Probar esta línea' }).click()
  await expect(page.getByRole('region', { name: 'Cómo está' }).getByText('Sonido', { exact: true })).toBeVisible()
  await picture(page, 'lines')
}
