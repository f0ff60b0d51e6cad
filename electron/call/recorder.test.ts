import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWav } from '../audio/wav.ts'
import { WAV_HEADER_BYTES } from '../audio/wavHeader.ts'
import type { Disk } from './disk.ts'
import { openRecorder } from './recorder.ts'
import { clip, salvage } from './salvage.ts'

const RATE = 8000
const SIZE = 160
const newFile = (): string => join(mkdtempSync(join(tmpdir(), 'recorder-')), 'deep', 'call.wav')

/** Sample i of a leg is told from every other one nearby, and from silence. */
const sampleAt = (leg: 'agent' | 'customer', i: number): number => (leg === 'agent' ? 1 : -1) * ((i % 32_000) + 1)
const frame = (leg: 'agent' | 'customer', n: number) => ({
  pcm: Int16Array.from({ length: SIZE }, (_, i) => sampleAt(leg, n * SIZE + i)),
  sampleRate: RATE,
  startMs: n * 20,
})

test('each voice lies where its clock says, however the frames come: late, early, with gaps, one side missing', async () => {
  const step = fc.record({
    leg: fc.constantFrom('agent' as const, 'customer' as const),
    skip: fc.constantFrom(0, 0, 0, 0, 1, 30),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 120 }), async (steps) => {
      const file = newFile()
      const recorder = openRecorder({ file, sampleRate: RATE })
      const next = { agent: 0, customer: 0 }
      const heard = { agent: new Set<number>(), customer: new Set<number>() }
      for (const { leg, skip } of steps) {
        next[leg] += skip
        heard[leg].add(next[leg])
        recorder.write(leg, frame(leg, next[leg]))
        next[leg]++
      }
      await recorder.close()

      const wav = readWav(readFileSync(file))
      expect(wav.length).toBe(Math.max(next.agent, next.customer) * SIZE)
      for (const [channel, leg] of [[0, 'agent'] as const, [1, 'customer'] as const]) {
        const pcm = wav.read(channel, 0, wav.length)
        const wrong = pcm.findIndex(
          (sample, i) => sample !== (heard[leg].has(Math.floor(i / SIZE)) ? sampleAt(leg, i) : 0),
        )
        expect(wrong).toBe(-1)
      }
    }),
    { numRuns: 60 },
  )
})

test('a leg at another rate is brought to the rate of the file and stays in time', async () => {
  const file = newFile()
  const recorder = openRecorder({ file, sampleRate: 16_000 })
  const click = new Int16Array(SIZE)
  click[80] = 20_000
  for (let n = 0; n < 50; n++) {
    recorder.write('agent', { pcm: n === 25 ? click : new Int16Array(SIZE), sampleRate: 8000, startMs: n * 20 })
    recorder.write('customer', { pcm: new Int16Array(320), sampleRate: 16_000, startMs: n * 20 })
  }
  await recorder.close()

  const left = readWav(readFileSync(file)).read(0, 0, 16_000)
  expect(left.indexOf(Math.max(...left))).toBe((25 * SIZE + 80) * 2)
})

/** A disk in memory, done with each write by the next turn of the event loop. */
function memoryDisk(fullWhen: () => boolean = () => false): Disk & { held(): Uint8Array } {
  let held = new Uint8Array(0)
  const write = async (_: string, bytes: Uint8Array, position: number): Promise<void> => {
    if (fullWhen()) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    const grown = new Uint8Array(Math.max(held.length, position + bytes.length))
    grown.set(held)
    grown.set(bytes, position)
    held = grown
  }
  return {
    held: () => held,
    create: (file, head) => write(file, head, 0),
    write,
    read: async (_, position, length) => held.slice(position, position + length),
    sync: async () => {},
    seal: async () => ({ bytes: held.length, sha256: '' }),
  }
}
const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const msOf = (bytes: Uint8Array): number => ((bytes.length - WAV_HEADER_BYTES) / 4 / RATE) * 1000

test('less than 100 ms is missing from the file at any moment', async () => {
  const disk = memoryDisk()
  const recorder = openRecorder({ file: 'call.wav', sampleRate: RATE, disk })
  for (let n = 0; n < 200; n++) {
    recorder.write('agent', frame('agent', n))
    recorder.write('customer', frame('customer', n))
    await turnOfTheLoop()
    expect((n + 1) * 20 - msOf(disk.held())).toBeLessThan(100)
  }
  await recorder.close()
})

test('a disk that takes its time to flush holds up no writing, and the file is closed after it', async () => {
  const disk = memoryDisk()
  const order: string[] = []
  let flushed: () => void = () => undefined
  const sync = (): Promise<void> =>
    new Promise((resolve) => {
      order.push('flush begins')
      flushed = () => {
        order.push('flush ends')
        resolve()
      }
    })
  const seal: Disk['seal'] = (file) => {
    order.push('seal')
    return disk.seal(file)
  }
  const recorder = openRecorder({ file: 'call.wav', sampleRate: RATE, disk: { ...disk, sync, seal } })
  for (let n = 0; n < 200; n++) {
    recorder.write('agent', frame('agent', n))
    recorder.write('customer', frame('customer', n))
    await turnOfTheLoop()
    expect((n + 1) * 20 - msOf(disk.held())).toBeLessThan(100)
  }
  expect(order).toEqual(['flush begins'])
  const closed = recorder.close()
  await turnOfTheLoop()
  flushed()

  expect(await closed).toMatchObject({ damaged: false, capturedMs: 4000 })
  expect(order).toEqual(['flush begins', 'flush ends', 'seal'])
})

test('a disk that cannot flush is told', async () => {
  const disk = memoryDisk()
  const states: string[] = []
  const sync = (): Promise<void> => Promise.reject(Object.assign(new Error('gone'), { code: 'EIO' }))
  const onState = (state: string, reason?: string): void => void states.push(`${state} ${reason ?? ''}`)
  const recorder = openRecorder({ file: 'call.wav', sampleRate: RATE, disk: { ...disk, sync }, onState })
  for (let n = 0; n < 60; n++) {
    recorder.write('agent', frame('agent', n))
    await turnOfTheLoop()
  }

  expect(await recorder.close()).toMatchObject({ damaged: true })
  expect(states[0]).toBe('failed EIO')
})

test('a voice that falls silent does not keep the other from the disk', async () => {
  const disk = memoryDisk()
  const recorder = openRecorder({ file: 'call.wav', sampleRate: RATE, disk })
  for (let n = 0; n < 50; n++) recorder.write('customer', frame('customer', n))
  await turnOfTheLoop()

  expect(msOf(disk.held())).toBeGreaterThan(900)
  await recorder.close()
})

test('a second recording of the same name does not touch the first', async () => {
  const file = newFile()
  for (const length of [60, 10]) {
    const recorder = openRecorder({ file, sampleRate: RATE })
    for (let n = 0; n < length; n++) recorder.write('agent', frame('agent', n))
    await recorder.close()
  }

  const lengths = readdirSync(dirname(file)).map(
    (name) => readWav(readFileSync(join(dirname(file), name))).length / SIZE,
  )
  expect(lengths.sort()).toEqual([10, 60])
})

test('what it says of the file is true: length, bytes, hash', async () => {
  const file = newFile()
  const recorder = openRecorder({ file, sampleRate: RATE })
  for (let n = 0; n < 60; n++) recorder.write('agent', frame('agent', n))

  const recording = await recorder.close()

  const bytes = readFileSync(file)
  expect(recording).toMatchObject({
    capturedMs: 1200,
    bytes: bytes.length,
    channels: 2,
    sampleRate: RATE,
    damaged: false,
  })
  expect(recording.sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('a disk that fills up and is freed again: told both times, the rest is there, the hole is silent', async () => {
  let full = false
  const disk = memoryDisk(() => full)
  const states: string[] = []
  const onState = (state: string, reason?: string): void => void states.push(`${state} ${reason ?? ''}`)
  const recorder = openRecorder({ file: 'call.wav', sampleRate: RATE, disk, onState })
  for (let n = 0; n < 90; n++) {
    full = n >= 30 && n < 60
    recorder.write('agent', frame('agent', n))
    recorder.write('customer', frame('customer', n))
    await turnOfTheLoop()
  }
  const recording = await recorder.close()

  expect(states).toEqual(['failed ENOSPC', 'recording '])
  expect(recording.damaged).toBe(true)
  const left = readWav(disk.held()).read(0, 0, 90 * SIZE)
  expect(left.subarray(0, 25 * SIZE)).toEqual(Int16Array.from({ length: 25 * SIZE }, (_, i) => sampleAt('agent', i)))
  expect(left.subarray(40 * SIZE, 50 * SIZE)).toEqual(new Int16Array(10 * SIZE))
  expect(left[80 * SIZE]).toBe(sampleAt('agent', 80 * SIZE))
})

test('a file whose sizes were never filled in, cut in the middle of a sample, is made whole', async () => {
  const file = newFile()
  const recorder = openRecorder({ file, sampleRate: RATE })
  for (let n = 0; n < 30; n++) recorder.write('agent', frame('agent', n))
  await recorder.close()
  const bytes = readFileSync(file).subarray(0, -1)
  bytes.fill(0, 40, 44)
  bytes.fill(0, 4, 8)
  writeFileSync(file, bytes)

  const recording = await salvage(file, RATE)

  const wav = readWav(readFileSync(file))
  expect([wav.length, wav.truncated]).toEqual([30 * SIZE - 1, false])
  expect(recording?.sha256).toBe(createHash('sha256').update(readFileSync(file)).digest('hex'))
})

test('nothing to save: no file, or a header alone', async () => {
  const file = newFile()
  expect(await salvage(file, RATE)).toBeUndefined()
  await openRecorder({ file, sampleRate: RATE }).close()
  expect(await salvage(file, RATE)).toBeUndefined()
})

test('a clip has the sound between its times, while the recording goes on', async () => {
  const file = newFile()
  const recorder = openRecorder({ file, sampleRate: RATE })
  for (let n = 0; n < 100; n++) recorder.write('customer', frame('customer', n))
  while (recorder.flushedMs() < 1900) await turnOfTheLoop()

  const wav = readWav(await clip(file, RATE, 500, 1000))

  expect([wav.length, wav.channels]).toEqual([RATE / 2, 2])
  expect(wav.read(1, 0, 1)[0]).toBe(sampleAt('customer', RATE / 2))
  await recorder.close()
})
