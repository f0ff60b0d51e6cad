import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { interleave } from '../../audio/mix.ts'
import { readWav } from '../../audio/wav.ts'
import { writeWav } from '../../audio/wavHeader.ts'
import { type Archive, type Archived, type ArchiveOptions, openArchive } from './archive.ts'
import { clipArchive } from './clip.ts'

const practice = readWav(
  readFileSync(join(import.meta.dirname, '../../../resources/practice/01-paro-cardiaco/call.wav')),
)
const RATE = practice.sampleRate

/** A recording of ours of so many seconds, as the recorder leaves it. */
function record(dir: string, callId: string, seconds: number): string {
  const voice = (channel: 0 | 1): Int16Array => practice.read(channel, 0, RATE * seconds)
  const file = join(dir, `${encodeURIComponent(callId)}.wav`)
  writeFileSync(file, writeWav(interleave(voice(0), voice(1)), { sampleRate: RATE, channels: 2 }))
  return file
}

const folder = (): string => mkdtempSync(join(tmpdir(), 'archive-'))

type Told = { archived: Map<string, Archived>; troubles: string[]; shares: number[] }

async function open(dir: string, options: Partial<ArchiveOptions> = {}): Promise<Told & { archive: Archive }> {
  const told: Told = { archived: new Map(), troubles: [], shares: [] }
  const archive = await openArchive({
    recordingsDir: dir,
    keepWav: 'always',
    now: Date.now,
    isOpen: () => false,
    onArchived: (callId, archived) => void told.archived.set(callId, archived),
    onTrouble: (callId, reason) => void told.troubles.push(`${callId}: ${reason}`),
    onProgress: ({ running }) => void told.shares.push(running?.share ?? -1),
    rest: 0,
    ...options,
  })
  return { ...told, archive }
}

const correlation = (a: Int16Array, b: Int16Array): number => {
  let ab = 0
  let aa = 0
  let bb = 0
  a.forEach((sample, i) => {
    ab += sample * (b[i] ?? 0)
    aa += sample ** 2
    bb += (b[i] ?? 0) ** 2
  })
  return ab / Math.sqrt(aa * bb)
}

test('a closed recording is archived, proved, hashed and told of; the WAV stays as it was', async () => {
  const dir = folder()
  const wav = record(dir, 'call/1', 20)
  const before = readFileSync(wav)

  const { archive, archived, troubles, shares } = await open(dir)
  await archive.settled()
  await archive.close()

  const one = archived.get('call/1')
  expect(troubles).toEqual([])
  expect(one?.file).toBe(join(dir, 'call%2F1.opus'))
  expect(one?.durationMs).toBe(20_000)
  expect(one?.likeness.every((alike) => alike !== null && alike > 0.95)).toBe(true)
  const bytes = readFileSync(one?.file ?? '')
  expect(one?.bytes).toBe(bytes.length)
  expect(bytes.length).toBeLessThan(before.length / 2.5)
  expect(one?.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
  expect(readFileSync(wav)).toEqual(before)
  expect(shares.at(-1)).toBe(-1)
  expect(shares.slice(0, -1)).toEqual(shares.slice(0, -1).toSorted((a, b) => a - b))
  expect(readdirSync(dir).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('a clip of the archive is the clip of the recording, each voice in its own channel', async () => {
  const dir = folder()
  record(dir, 'a', 20)
  const { archive, archived } = await open(dir)
  await archive.settled()
  await archive.close()
  const file = archived.get('a')?.file ?? ''

  for (const [startMs, endMs] of [
    [0, 3000],
    [7013, 9500],
    [18_000, 60_000],
  ] as const) {
    const bytes = await clipArchive(file, startMs, endMs)
    const clip = readWav(bytes ?? new Uint8Array())
    expect(clip.sampleRate).toBe(RATE)
    expect(clip.length).toBe(((Math.min(endMs, 20_000) - startMs) * RATE) / 1000)
    for (const channel of [0, 1]) {
      const said = practice.read(channel, (startMs * RATE) / 1000, clip.length)
      if (said.some((sample) => Math.abs(sample) > 1000)) {
        expect(correlation(said, clip.read(channel, 0, clip.length))).toBeGreaterThan(0.9)
      }
    }
  }
  expect(await clipArchive(join(dir, 'none.opus'), 0, 1000)).toBe(undefined)
})

test('the WAV goes once it is proved, if the room wants it so, and not before its days are over', async () => {
  const dir = folder()
  const wav = record(dir, 'a', 4)
  const days = await open(dir, { keepWav: { days: 30 } })
  await days.archive.settled()
  expect(existsSync(wav)).toBe(true)
  await days.archive.close()

  const later = await open(dir, { keepWav: { days: 30 }, now: () => Date.now() + 31 * 86_400_000 })
  await later.archive.close()
  expect(existsSync(wav)).toBe(false)
  // Proved by the run before: neither made nor told again.
  expect(later.archived.size).toBe(0)

  const other = record(dir, 'b', 4)
  const atOnce = await open(dir, { keepWav: 'untilArchived' })
  await atOnce.archive.settled()
  await atOnce.archive.close()
  expect(existsSync(other)).toBe(false)
  expect(readdirSync(dir).filter((name) => name.endsWith('.opus'))).toEqual(['a.opus', 'b.opus'])
})

test('a recording that was mended after it was archived is archived anew', async () => {
  const dir = folder()
  record(dir, 'a', 4)
  const first = await open(dir)
  await first.archive.settled()
  await first.archive.close()

  const wav = record(dir, 'a', 8)
  utimesSync(wav, new Date(Date.now() + 5000), new Date(Date.now() + 5000))
  const second = await open(dir)
  await second.archive.settled()
  await second.archive.close()

  expect(second.archived.get('a')?.durationMs).toBe(8000)
})

test('what cannot be archived stays, is told of, and does not stop the next', async () => {
  const dir = folder()
  writeFileSync(join(dir, 'bad.wav'), 'this is no recording')
  writeFileSync(join(dir, 'empty.wav'), '')
  record(dir, 'good', 2)
  record(dir, 'open', 2)

  const { archive, archived, troubles } = await open(dir, {
    keepWav: 'untilArchived',
    isOpen: (callId) => callId === 'open',
  })
  await archive.settled()
  await archive.close()

  expect([...archived.keys()]).toEqual(['good'])
  expect(troubles.length).toBe(2)
  expect(existsSync(join(dir, 'bad.wav'))).toBe(true)
  expect(existsSync(join(dir, 'open.wav'))).toBe(true)
  expect(existsSync(join(dir, 'good.wav'))).toBe(false)
})

/** A process that archives what lies in a folder, at its own pace, and is then killed. */
const script = (dir: string): string => `
  import(${JSON.stringify(new URL('archive.ts', import.meta.url).href)}).then(({ openArchive }) => openArchive({
    recordingsDir: ${JSON.stringify(dir)}, keepWav: 'untilArchived', now: Date.now, isOpen: () => false, rest: 3,
    onProgress: ({ running }) => console.log(running ? running.share : 'rests'),
    onTrouble: (_, reason) => { console.error(reason); process.exit(1) },
  }))
  setInterval(() => undefined, 1000)`

test('kill -9 in the middle of it leaves the WAV, no archive that counts, and a next start that finishes', async () => {
  const dir = folder()
  const wav = record(dir, 'a', 30)
  const before = readFileSync(wav)
  const host = spawn(process.execPath, ['-e', script(dir)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const over = new Promise((resolve) => host.once('exit', resolve))
  host.stdout.on('data', (said: Buffer) => {
    const shares = said.toString().split('\n').map(Number)
    if (shares.some((share) => share > 0.3)) host.kill('SIGKILL')
  })
  await over

  expect(host.signalCode).toBe('SIGKILL')
  expect(readFileSync(wav)).toEqual(before)
  expect(existsSync(join(dir, 'a.opus.part'))).toBe(true)
  expect(existsSync(join(dir, 'a.opus'))).toBe(false)
  expect(await clipArchive(join(dir, 'a.opus'), 0, 1000)).toBe(undefined)

  const next = await open(dir)
  await next.archive.settled()
  await next.archive.close()
  expect(next.archived.get('a')?.durationMs).toBe(30_000)
  expect(existsSync(join(dir, 'a.opus.part'))).toBe(false)
}, 60_000)

const hasFfmpeg = spawnSync('ffprobe', ['-version']).status === 0

test.skipIf(!hasFfmpeg)('other players hear the same: ffprobe and ffmpeg', async () => {
  const dir = folder()
  record(dir, 'a', 12)
  const { archive, archived } = await open(dir)
  await archive.settled()
  await archive.close()
  const file = archived.get('a')?.file ?? ''

  const probe = spawnSync('ffprobe', [
    '-v',
    'error',
    '-show_entries',
    'stream=codec_name,channels',
    '-of',
    'csv=p=0',
    file,
  ])
  const play = spawnSync('ffmpeg', ['-v', 'error', '-i', file, '-ar', String(RATE), '-f', 's16le', '-'], {
    maxBuffer: 1e8,
  })

  expect(probe.stdout.toString().trim()).toBe('opus,2')
  expect(play.stderr.toString()).toBe('')
  expect(play.stdout.length).toBe(RATE * 12 * 4)
  const heard = new Int16Array(Uint8Array.from(play.stdout).buffer)
  for (const channel of [0, 1]) {
    const voice = heard.filter((_, i) => i % 2 === channel)
    // Their decoders resample by other filters: an eighth of a millisecond more or less.
    const lags = [0, 1].map((lag) => correlation(practice.read(channel, 0, RATE * 12 - 1), voice.subarray(lag)))
    expect(Math.max(...lags)).toBeGreaterThan(0.9)
  }
})
