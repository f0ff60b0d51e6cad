import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { correlation, matches } from '../../../bench/network/align.ts'
import { createRandom } from '../../../bench/network/random.ts'
import { createResampler } from '../../audio/resample.ts'
import { readWav } from '../../audio/wav.ts'
import { type Codec, type Codecs, loadCodecs } from '../codec/codec.ts'
import { writeRtp } from '../packet.ts'
import { createReceiver } from './receiver.ts'

let codecs: Codecs
beforeAll(async () => {
  codecs = await loadCodecs()
})

const SECONDS = 12
const speech = (() => {
  const wav = readWav(readFileSync(new URL('../../../resources/practice/01-paro-cardiaco/call.wav', import.meta.url)))
  return createResampler(wav.sampleRate, 16_000).push(wav.read(1, 0, wav.sampleRate * SECONDS))
})()

type Way = { readonly seed: number; readonly loss?: number; readonly jitterMs?: number; readonly again?: number }

/** What a codec makes of the speech, what a recorder and a listener have of it at the end of a way, without real time. */
function carried(codec: Codec, { seed, loss = 0, jitterMs = 0, again = 0 }: Way) {
  const encoder = codec.openEncoder()
  const decoder = codec.openDecoder()
  const random = createRandom(seed)
  const said: number[] = []
  const lost: boolean[] = []
  const arrivals: { at: number; bytes: Uint8Array }[] = []
  const payloadType = codec.payload ?? 96
  for (let i = 0; (i + 1) * 320 <= speech.length; i++) {
    const payload = encoder.encode(speech.subarray(i * 320, i * 320 + 320))
    said.push(...(decoder.decode(payload) ?? []))
    const timestamp = (0xffff_f000 + i * (codec.clockRate / 50)) >>> 0
    const bytes = writeRtp({ marker: false, payloadType, sequence: (65_500 + i) & 0xffff, timestamp, ssrc: 7, payload })
    lost[i] = i > 0 && random() < loss
    if (!lost[i]) arrivals.push({ at: 7 + i * 20 + random() * jitterMs, bytes })
    if (!lost[i] && random() < again) arrivals.push({ at: 7 + i * 20 + random() * jitterMs, bytes })
  }
  encoder.close()
  decoder.close()
  arrivals.sort((a, b) => a.at - b.at)
  const receiver = createReceiver({
    codecs,
    openedAt: 0,
    ourSsrc: () => 1,
    onKey: () => undefined,
    onSource: () => undefined,
    onCollision: () => undefined,
  })
  receiver.agree({ codec, payload: payloadType, eventsPayload: null })
  receiver.listened(true)
  const taped = new Int16Array(said.length)
  let first = -1
  const take = (now: number, all = false): void => {
    for (const { position, pcm } of receiver.take(now, all)) {
      if (first < 0) first = position
      taped.set(pcm.subarray(0, taped.length - (position - first)), position - first)
    }
  }
  const heard: number[] = []
  for (let now = 20; now < SECONDS * 1000 + 400; now += 20) {
    for (let one = arrivals[0]; one && one.at < now; one = arrivals[0]) {
      arrivals.shift()
      receiver.received(one.bytes, one.at)
    }
    heard.push(...(receiver.pull(now) ?? []))
    if (now % 60 === 0) take(now)
  }
  receiver.close(9e5)
  take(9e5, true)
  return { said: Int16Array.from(said), taped, heard: Int16Array.from(heard), lost, figures: receiver.figures() }
}

function likeness(a: Int16Array, b: Int16Array): number {
  let [ab, aa, bb] = [0, 0, 0]
  for (let i = 0; i < Math.min(a.length, b.length); i++) {
    ab += (a[i] ?? 0) * (b[i] ?? 0)
    aa += (a[i] ?? 0) ** 2
    bb += (b[i] ?? 0) ** 2
  }
  return ab / Math.sqrt(aa * bb)
}

/** Likeness of what was played, wherever playout has moved it by a period of the voice. */
const played = (said: Int16Array, heard: Int16Array): number =>
  correlation(matches(said, heard, { length: 6400, first: 0, wide: 800, reach: 480 }))

describe.each(['g722', 'opus'] as const)('%s', (name) => {
  test('whatever the disorder, the recorder has what was decoded in order, sample for sample', () => {
    const { said, taped } = carried(codecs[name], { seed: 4, jitterMs: 70, again: 0.05 })
    expect(taped).toEqual(said)
  })
  test('so has the listener, as long as the disorder is within his delay', () => {
    const { said, heard } = carried(codecs[name], { seed: 4, jitterMs: 35, again: 0.05 })
    expect(played(said, heard)).toBeGreaterThan(0.999)
  })
})

test.each([
  ['g722', 0.94, 0.96],
  ['opus', 0.985, 0.985],
] as const)(
  '%s: with one in twenty lost, the recording is to %f and the sound to %f what was said',
  (name, tape, ears) => {
    for (const seed of [1, 2, 3]) {
      const { said, taped, heard, figures } = carried(codecs[name], { seed, loss: 0.05, jitterMs: 15 })
      expect(figures.lost).toBeGreaterThan(20)
      expect(likeness(said, taped)).toBeGreaterThan(tape)
      expect(played(said, heard)).toBeGreaterThan(ears)
    }
  },
)

test('what Opus sent twice is heard and recorded where the first one was lost; what nobody sent twice stays absent', () => {
  const { lost, taped, said } = carried(codecs.opus, { seed: 1, loss: 0.15 })
  const empty = lost.map((_, i) => taped.subarray(i * 320, i * 320 + 320).every((sample) => sample === 0))
  const quiet = lost.map((_, i) => said.subarray(i * 320, i * 320 + 320).every((sample) => Math.abs(sample) < 300))
  for (const [i, one] of lost.entries()) if (one && !lost[i + 1] && !quiet[i]) expect(empty[i]).toBe(false)
  expect(lost.some((one, i) => one && lost[i + 1] && empty[i])).toBe(true)
})
