/** Power fails in the middle of a practice call: what was on the screen is there again, once, and the recording is whole. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readWav } from '../electron/audio/wav.ts'
import { expect, test } from './console.fixture.ts'
import { cardOn, linesOn, until } from './screen.ts'

/** How much of the recording a crash may cost, ms. */
const LOST_MS = 200

test('kill -9 in the middle of a call loses no line, no field and less than 200 ms of sound', async ({
  room,
}, info) => {
  const host = await room.host({ args: ['--practice', '01-paro-cardiaco'] })
  const [page, bridge] = [await room.console(host), await room.bridge(host)]
  const [call] = await bridge.call('calls.local', {})
  if (!call) throw new Error('no call is running')
  await until(
    () => linesOn(page),
    (lines) => lines.length >= 8,
    60_000,
  )
  const crashedAt = await host.crash()
  // The page still shows what it showed when the host died.
  const linesBefore = await linesOn(page)
  const cardBefore = await cardOn(page)
  await page.screenshot({ path: info.outputPath('before.png') })
  expect(cardBefore.size).toBeGreaterThanOrEqual(8)
  expect(linesBefore.length).toBeGreaterThanOrEqual(8)

  const [file] = readdirSync(join(host.data, 'recordings'))
  if (file === undefined) throw new Error('there is no recording')
  const again = await room.host({ data: host.data })
  const after = await room.console(again, `/monitor/${encodeURIComponent(call.callId)}`)

  await expect(after.locator('[data-banner]', { hasText: 'Interrumpida' })).toBeVisible()
  const linesAfter = await until(
    () => linesOn(after),
    (lines) => lines.length >= linesBefore.length,
  )
  expect(linesAfter.slice(0, linesBefore.length)).toEqual(linesBefore)
  expect(new Set(linesAfter.map((line) => line.key)).size).toBe(linesAfter.length)
  expect(new Set(linesAfter.map((line) => line.text)).size).toBe(linesAfter.length)
  const cardAfter = await until(
    () => cardOn(after),
    (fields) => fields.size >= cardBefore.size,
  )
  // What the engine had and the screen had not yet may have moved a field on: then the value of before is in its history
  const moved = [...cardBefore].filter(([field, value]) => cardAfter.get(field) !== value)
  if (moved.length > 0) {
    await after.keyboard.press('h')
    const history = after.getByRole('list', { name: 'Historial' })
    for (const [, value] of moved) await expect(history).toContainText(value.slice(value.indexOf(', ') + 2))
  }

  const recording = readWav(readFileSync(join(again.data, 'recordings', file)))
  const recordedMs = (recording.length * 1000) / recording.sampleRate
  const playedMs = crashedAt - call.startedAt
  process.stdout.write(`recording: ${(playedMs - recordedMs).toFixed(0)} ms short of the kill at ${playedMs} ms\n`)
  expect(recording.truncated).toBe(false)
  expect(Math.abs(playedMs - recordedMs)).toBeLessThanOrEqual(LOST_MS)

  const hand = await room.bridge(again)
  const { wav } = await hand.call('recording.clip', { callId: call.callId, startMs: 1000, endMs: 3000 })
  expect(readWav(new Uint8Array(wav)).channels).toBe(2)
  await after.screenshot({ path: info.outputPath('after.png') })
})
