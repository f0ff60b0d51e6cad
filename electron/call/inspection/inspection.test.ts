import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { writeWav } from '../../audio/wavHeader.ts'
import { openArchive } from '../archive/archive.ts'
import { openInspection, peaksOf } from './inspection.ts'

const dirs: string[] = []
afterEach(() => {
  for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
})

/** A second of the dispatcher's voice, then a second of the caller's. */
const SPOKEN = Int16Array.from({ length: 2 * 16_000 * 2 }, (_, i) => {
  const speaks = i >> 1 < 16_000 ? 0 : 1
  return i % 2 === speaks ? 12_000 * Math.sin((2 * Math.PI * 300 * (i >> 1)) / 16_000) : 0
})

function room(open: readonly string[] = []) {
  const recordingsDir = mkdtempSync(join(tmpdir(), 'peaks-'))
  dirs.push(recordingsDir)
  const wav = join(recordingsDir, 'a%2Fb.wav')
  const bytes = writeWav(SPOKEN, { sampleRate: 16_000, channels: 2 })
  writeFileSync(wav, bytes)
  const inspection = openInspection({ recordingsDir, isOpen: (callId) => open.includes(callId) })
  return { recordingsDir, wav, bytes, inspection }
}

const heard = (voice: Uint8Array): boolean[] => [...voice].map((value) => value > 60)

test('the waveform of a recording, and of its archive when the recording is gone', async () => {
  const { recordingsDir, wav, inspection } = room()
  const archive = await openArchive({ recordingsDir, keepWav: 'always', now: Date.now, isOpen: () => false, rest: 0 })
  await archive.settled()
  await archive.close()
  const shares: number[] = []

  const fromWav = await inspection.peaks('a/b', 4, (share) => shares.push(share))
  rmSync(wav)
  rmSync(join(recordingsDir, peaksOf('a/b')))
  const fromArchive = await inspection.peaks('a/b', 4)

  for (const found of [fromWav, fromArchive]) {
    if (found.kind !== 'ready') throw new Error(found.kind)
    expect(Math.abs(found.peaks.durationMs - 2000)).toBeLessThanOrEqual(60)
    expect(heard(found.peaks.agent)).toEqual([true, true, false, false])
    expect(heard(found.peaks.customer)).toEqual([false, false, true, true])
  }
  expect(shares.at(-1)).toBe(1)
  await inspection.close()
})

test('it is measured once, and again when the recording was mended since', async () => {
  const { recordingsDir, wav, inspection } = room()
  const both = await Promise.all([inspection.peaks('a/b', 40), inspection.peaks('a/b', 40)])
  expect(both[0]).toEqual(both[1])
  const cache = join(recordingsDir, peaksOf('a/b'))
  const first = readFileSync(cache)
  writeFileSync(wav, writeWav(SPOKEN.subarray(0, 16_000), { sampleRate: 16_000, channels: 2 }))
  const later = new Date(Date.now() + 5000)
  utimesSync(wav, later, later)

  const again = await inspection.peaks('a/b', 40)

  expect(again.kind === 'ready' && again.peaks.durationMs).toBe(500)
  expect(readFileSync(cache).equals(first)).toBe(false)
  await inspection.close()
})

test('no recording, one that is being written and one that is none are told apart', async () => {
  const { recordingsDir, inspection } = room(['running'])
  writeFileSync(join(recordingsDir, 'bad.wav'), 'no sound')

  expect(await inspection.peaks('nobody', 10)).toEqual({ kind: 'absent' })
  expect(await inspection.peaks('running', 10)).toEqual({ kind: 'open' })
  expect(await inspection.peaks('bad', 10)).toEqual({ kind: 'broken' })
  expect(existsSync(join(recordingsDir, peaksOf('bad')))).toBe(false)
  await inspection.close()
})

test('a recording that was touched is found out', async () => {
  const { wav, bytes, inspection } = room()
  const sha256 = createHash('sha256').update(bytes).digest('hex')

  expect(await inspection.check('a/b', { sha256 })).toBe('whole')
  expect(await inspection.check('a/b', {})).toBe('absent')
  expect(await inspection.check('nobody', { sha256 })).toBe('absent')
  bytes[100] = (bytes[100] ?? 0) ^ 1
  writeFileSync(wav, bytes)
  expect(await inspection.check('a/b', { sha256 })).toBe('changed')
  await inspection.close()
})

test('closing ends what is under way, and nobody waits for ever', async () => {
  const { inspection } = room()
  const asked = inspection.peaks('a/b', 10)
  await new Promise((done) => setImmediate(done))
  await inspection.close()
  expect(['ready', 'broken']).toContain((await asked).kind)
})
