/** The engine is stopped for half a minute in the middle of a call: the screen says so, sound and words go on, then everything arrives once. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './console.fixture.ts'
import { linesOn, practiceScript, until } from './screen.ts'

const ID = '01-paro-cardiaco'
const STOPPED_MS = 30_000

test.skip(process.platform !== 'linux', 'finds the engine by /proc')

test('a backend that is gone for 30 s costs nothing', async ({ room }, info) => {
  test.setTimeout(150_000)
  const host = await room.host({ args: ['--practice', ID, '--speed', '2'] })
  const [page, bridge] = [await room.console(host), await room.bridge(host)]
  const [call] = await bridge.call('calls.local', {})
  if (!call) throw new Error('no call is running')
  const before = await until(
    () => linesOn(page),
    (lines) => lines.length >= 2,
  )
  const engines = host.children()
  expect(engines).toHaveLength(1)
  const recorded = (): number => statSync(join(host.data, 'recordings', `${encodeURIComponent(call.callId)}.wav`)).size

  for (const pid of engines) process.kill(pid, 'SIGSTOP')
  const stoppedAt = Date.now()
  try {
    await expect(page.getByText('Backend inaccesible desde').first()).toBeVisible({ timeout: 10_000 })
    const sizeThen = recorded()
    const partials = new Set<string>()
    const stop = bridge.on('live.partial', ({ text }) => partials.add(text))
    await page.waitForTimeout(STOPPED_MS - (Date.now() - stoppedAt) - 1000)
    await expect(page.getByText(/actualizaciones en cola/).first()).toBeVisible()
    await page.screenshot({ path: info.outputPath('stopped.png') })
    stop()
    expect(recorded()).toBeGreaterThan(sizeThen + 15 * 2 * 2 * 8000)
    expect(partials.size).toBeGreaterThan(20)
    expect(await linesOn(page)).toEqual(expect.arrayContaining([...before]))
    await page.waitForTimeout(Math.max(0, STOPPED_MS - (Date.now() - stoppedAt)))
  } finally {
    for (const pid of engines) process.kill(pid, 'SIGCONT')
  }

  const said = practiceScript(ID).lines.map((line) => line.text)
  const after = await until(
    () => linesOn(page),
    (lines) => lines.length >= said.length,
    60_000,
  )
  expect(after.map((line) => line.text)).toEqual(said)
  expect(new Set(after.map((line) => line.key)).size).toBe(said.length)
  await expect(page.getByText('Backend inaccesible desde')).toBeHidden()
  await page.screenshot({ path: info.outputPath('after.png') })
})

test('an engine that is killed comes back at the same address, and the call goes on', async ({ room }) => {
  const host = await room.host({ args: ['--practice', ID, '--speed', '4'] })
  const page = await room.console(host)
  await until(
    () => linesOn(page),
    (lines) => lines.length >= 3,
  )
  for (const pid of host.children()) process.kill(pid, 'SIGKILL')
  const said = practiceScript(ID).lines.map((line) => line.text)
  const after = await until(
    () => linesOn(page),
    (lines) => lines.length >= said.length,
    60_000,
  )
  expect(after.map((line) => line.text)).toEqual(said)
})
