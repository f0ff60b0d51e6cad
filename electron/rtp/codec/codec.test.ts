import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createResampler } from '../../audio/resample.ts'
import { readWav } from '../../audio/wav.ts'
import { type CodecName, loadCodecs } from './codec.ts'

const codecs = await loadCodecs()
const NAMES: readonly CodecName[] = ['pcmu', 'pcma', 'g722', 'opus']

/** Ten seconds of a caller. */
function speech(rate: number): Int16Array {
  const file = join(import.meta.dirname, '../../../resources/practice/01-paro-cardiaco/call.wav')
  const wav = readWav(readFileSync(file))
  return createResampler(wav.sampleRate, rate).push(wav.read(1, 0, wav.sampleRate * 10))
}

function correlation(a: Int16Array, b: Int16Array, lag: number): number {
  let ab = 0
  let aa = 0
  let bb = 0
  for (let i = 0; i + lag < b.length && i < a.length; i++) {
    ab += (a[i] ?? 0) * (b[i + lag] ?? 0)
    aa += (a[i] ?? 0) ** 2
    bb += (b[i + lag] ?? 0) ** 2
  }
  return ab / Math.sqrt(aa * bb)
}

/** At the delay that fits best, which is the codec's own. */
function likeness(a: Int16Array, b: Int16Array): number {
  return Math.max(...Array.from({ length: 200 }, (_, lag) => correlation(a, b, lag)))
}

test.each(NAMES)('%s: speech survives in frames of 20 ms, and a payload knows its length', (name) => {
  const codec = codecs[name]
  const said = speech(codec.sampleRate)
  const step = codec.sampleRate / 50
  const encoder = codec.openEncoder()
  const decoder = codec.openDecoder()
  const heard = new Int16Array(said.length)
  let bytes = 0
  for (let at = 0; at + step <= said.length; at += step) {
    const payload = encoder.encode(said.subarray(at, at + step))
    bytes += payload.length
    expect(codec.samplesIn(payload)).toBe(step)
    heard.set(decoder.decode(payload) ?? [], at)
  }
  encoder.close()
  decoder.close()

  expect(likeness(said, heard)).toBeGreaterThan(name === 'opus' ? 0.94 : 0.995)
  if (name === 'opus') expect((bytes * 8) / 10).toBeLessThan(33_000)
  else expect(Math.abs((bytes * 8) / 10 - 64_000)).toBeLessThan(200)
})

test.each(NAMES)(
  '%s: whatever comes as a payload, the answer is sound or null, and the next payload is decoded',
  (name) => {
    const codec = codecs[name]
    const decoder = codec.openDecoder()
    const encoder = codec.openEncoder()
    const step = codec.sampleRate / 50
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1500 }), fc.nat(2000), fc.boolean(), (bytes, samples, isHelped) => {
        const length = codec.samplesIn(bytes)
        const decoded = decoder.decode(bytes)
        if (decoded && length !== null) expect(decoded.length).toBe(length)
        if (length === null) expect(decoded).toBe(null)
        decoder.conceal(samples, isHelped ? bytes : undefined)
        expect(decoder.decode(encoder.encode(new Int16Array(step)))?.length).toBe(step)
      }),
      { numRuns: 300 },
    )
    encoder.close()
    decoder.close()
  },
)

test('opus: a lost packet is made up from the copy inside the next one, better than without', () => {
  const { openEncoder, openDecoder } = codecs.opus
  const said = speech(16_000)
  const encoder = openEncoder()
  const payloads: Uint8Array[] = []
  for (let at = 0; at + 320 <= said.length; at += 320) payloads.push(encoder.encode(said.subarray(at, at + 320)))
  const play = (how: 'whole' | 'helped' | 'alone'): Int16Array => {
    const decoder = openDecoder()
    const heard = new Int16Array(payloads.length * 320)
    payloads.forEach((payload, i) => {
      const lost = how !== 'whole' && i % 10 === 5
      const pcm = lost ? decoder.conceal(320, how === 'helped' ? payloads[i + 1] : undefined) : decoder.decode(payload)
      heard.set(pcm ?? [], i * 320)
    })
    decoder.close()
    return heard
  }

  const whole = play('whole')
  const helped = correlation(whole, play('helped'), 0)

  expect(helped).toBeGreaterThan(correlation(whole, play('alone'), 0))
  expect(helped).toBeGreaterThan(0.95)
})

test('opus: what is closed neither decodes nor makes a fault', () => {
  const decoder = codecs.opus.openDecoder()
  decoder.close()
  decoder.close()

  expect(decoder.decode(Uint8Array.of(0, 1, 2))).toBe(null)
  expect(decoder.conceal(320)).toEqual(new Int16Array(320))
})

test('opus: a thousand coders opened and closed leave the memory as it was', () => {
  for (let i = 0; i < 1000; i++) {
    codecs.opus.openDecoder().close()
    codecs.opus.openEncoder().close()
  }
  expect(codecs.opus.openDecoder().decode(Uint8Array.of(8))?.length).toBe(320)
})

test('threads have each their own Opus, also when one of them ends in the middle', async () => {
  const code = `
    const { loadCodecs } = await import(${JSON.stringify(new URL('codec.ts', import.meta.url).href)})
    const { parentPort } = await import('node:worker_threads')
    const { opus } = await loadCodecs()
    const encoder = opus.openEncoder(), decoder = opus.openDecoder()
    const tone = Int16Array.from({ length: 320 }, (_, i) => 8000 * Math.sin(i / 10))
    let heard
    for (let i = 0; i < 20; i++) heard = decoder.decode(encoder.encode(tone))
    parentPort.postMessage(heard.length)`
  const run = (): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(code)}`))
      worker.once('message', resolve)
      worker.once('error', reject)
    })

  expect(await Promise.all([run(), run()])).toEqual([320, 320])
  expect(codecs.opus.openDecoder().decode(Uint8Array.of(8))?.length).toBe(320)
})
