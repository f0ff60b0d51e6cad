import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readWav } from '../../audio/wav.ts'
import { writeWav } from '../../audio/wavHeader.ts'
import { openHost } from '../killedHost.double.ts'
import { openArchive } from './archive.ts'

test('the registry cuts the same clip from the WAV and, when that is gone, from the archive', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'clip-'))
  const recordingsDir = join(dir, 'recordings')
  mkdirSync(recordingsDir)
  const tone = (i: number): number => 8000 * Math.sin((2 * Math.PI * (i % 2 ? 300 : 200) * (i >> 1)) / 8000)
  const pcm = Int16Array.from({ length: 2 * 8000 * 5 }, (_, i) => tone(i))
  const wav = join(recordingsDir, 'a%2Fb.wav')
  writeFileSync(wav, writeWav(pcm, { sampleRate: 8000, channels: 2 }))
  const { registry, db } = await openHost(dir)
  const archive = await openArchive({
    recordingsDir,
    keepWav: 'always',
    now: Date.now,
    isOpen: (callId) => registry.list().some((call) => call.callId === callId),
    rest: 0,
  })
  await archive.settled()
  await archive.close()

  const fromWav = readWav((await registry.clip('a/b', 1000, 2500)) ?? new Uint8Array())
  rmSync(wav)
  const fromArchive = readWav((await registry.clip('a/b', 1000, 2500)) ?? new Uint8Array())

  expect(fromArchive.length).toBe(fromWav.length)
  for (const channel of [0, 1]) {
    const said = fromWav.read(channel, 0, fromWav.length)
    const heard = fromArchive.read(channel, 0, fromWav.length)
    const fault = said.reduce((sum, sample, i) => sum + (sample - (heard[i] ?? 0)) ** 2, 0)
    const power = said.reduce((sum, sample) => sum + sample ** 2, 0)
    expect(fault / power).toBeLessThan(0.1)
  }
  expect(await registry.clip('nobody', 0, 1000)).toBe(undefined)
  await registry.close()
  db.close()
})
