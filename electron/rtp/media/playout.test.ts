import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { correlation, matches } from '../../../bench/network/align.ts'
import { createRandom } from '../../../bench/network/random.ts'
import { readWav } from '../../audio/wav.ts'
import { createPlayout, LINE, type Playout, WINDOW } from './playout.ts'

const speech = (seconds: number): Int16Array => {
  const wav = readWav(readFileSync(new URL('../../../resources/practice/01-paro-cardiaco/call.wav', import.meta.url)))
  const [left, right] = [wav.read(0, 0, seconds * 8000), wav.read(1, 0, seconds * 8000)]
  return left.map((sample, i) => sample + (right[i] ?? 0))
}

type Way = {
  readonly seed: number
  readonly loss?: number
  readonly repeated?: number
  readonly jitterMs?: number
  /** The sender's clock against ours. */
  readonly drift?: number
  /** ms between a beat and the sending of a packet. */
  readonly phase?: number
  /** So long does the sender's thread stand still, every so often, until then; ms. */
  readonly stands?: { readonly forMs: number; readonly everyMs: number; readonly untilMs: number }
}

/** Sends a sound over a simulated way, 20 ms a packet, and plays it; no real time passes. */
function play(
  playout: Playout,
  pcm: Int16Array,
  way: Way,
): {
  heard: Int16Array /** How far moved beats have put it ahead. */
  aheadMs: number
} {
  const { seed, loss = 0, repeated = 0, jitterMs = 0, drift = 0, phase = 7, stands } = way
  const random = createRandom(seed)
  const size = playout.rate / 50
  const arrivals: { at: number; index: number }[] = []
  for (let index = 0; (index + 1) * size <= pcm.length; index++) {
    const due = phase + index * 20 * (1 + drift)
    const into = stands && due < stands.untilMs ? due % stands.everyMs : Number.POSITIVE_INFINITY
    const sent = due + Math.max(0, (stands?.forMs ?? 0) - into)
    if (random() >= loss) arrivals.push({ at: sent + random() * jitterMs, index })
    if (random() < repeated) arrivals.push({ at: sent + random() * jitterMs, index })
  }
  arrivals.sort((a, b) => a.at - b.at)
  const heard: number[] = []
  const last = arrivals.at(-1)?.at ?? 0
  let [moved, before] = [0, playout.half()]
  for (let now = 20, count = 0; now < last + 400; now += 10, count++) {
    if (count % 2 !== playout.half()) continue
    for (let first = arrivals[0]; first && first.at < now; first = arrivals[0]) {
      arrivals.shift()
      const at = first.index * size
      playout.push((0xffff_0000 + at) >>> 0, pcm.subarray(at, at + size), first.at)
    }
    heard.push(...(playout.pull(now) ?? new Int16Array(size)))
    if (playout.half() !== before) moved++
    before = playout.half()
  }
  return { heard: Int16Array.from(heard), aheadMs: moved * 10 }
}

const line = (): Playout => createPlayout({ clock: 8000, rate: 8000, ...LINE })

/** Share of the sound that came, and how late it was, ms. */
function judged(pcm: Int16Array, heard: Int16Array): { correlation: number; delayMs: number[] } {
  const found = matches(pcm, heard, { length: 3200, first: 480, wide: 800, reach: 240 })
  return {
    correlation: correlation(found),
    delayMs: found.map(({ heardAt, saidAt }) => (heardAt - saidAt) / 8 + 20).sort((a, b) => a - b),
  }
}

test('a good line is played sample by sample, 40 to 80 ms after a word was said', () => {
  const pcm = speech(10)
  for (const phase of [1, 7, 13, 19]) {
    const { heard } = play(line(), pcm, { seed: 1, phase, jitterMs: 3 })
    const { delayMs, ...found } = judged(pcm, heard)
    expect(found.correlation).toBeCloseTo(1, 10)
    expect(delayMs[0]).toBe(delayMs.at(-1))
    expect(delayMs[0]).toBeGreaterThanOrEqual(40)
    expect(delayMs[0]).toBeLessThanOrEqual(80)
  }
})

test('5 % lost, 1 % twice, 45 ms of jitter: 0.98 of the speech is there, no later than 90 ms, none of it thrown away', () => {
  const pcm = speech(40)
  for (const seed of [2, 3]) {
    const playout = line()
    const { heard } = play(playout, pcm, { seed, loss: 0.05, repeated: 0.01, jitterMs: 45 })
    const found = judged(pcm, heard)
    expect(found.correlation).toBeGreaterThan(0.984)
    expect(found.delayMs.at(-1)).toBeLessThan(90)
    expect(playout.figures().late).toBeLessThan(6)
  }
})

test('wherever its beats fell at first, a line that loses packets is as late as that asks for, within half a beat', () => {
  const pcm = speech(40)
  for (const phase of [0, 3, 6, 9, 12, 15, 18]) {
    const { heard, aheadMs } = play(line(), pcm, { seed: 4, phase, loss: 0.05, repeated: 0.01, jitterMs: 45 })
    const { delayMs } = judged(pcm, heard)
    // What is asked for is 45 + 12 ms after the sending, and 4 less is not too little; the beats leave 10 more.
    const median = (delayMs[Math.floor(delayMs.length / 2)] ?? 0) - aheadMs - phase
    expect(median).toBeGreaterThan(50)
    expect(median).toBeLessThan(70)
  }
})

test('much jitter is waited for, and given back when the line calms down', () => {
  const playout = line()
  const pcm = speech(40)
  const wild = play(playout, pcm, { seed: 5, jitterMs: 120 })
  expect(judged(pcm, wild.heard).delayMs.at(-1)).toBeGreaterThan(120)
  // Of two thousand packets, those of the first second may be late.
  expect(playout.figures().late).toBeLessThan(40)
  const [half, rest] = [pcm.subarray(0, 8000 * 15), pcm.subarray(8000 * 15)]
  const calm = line()
  const before = play(calm, half, { seed: 5, jitterMs: 120 })
  expect(before.heard.length).toBeGreaterThan(0)
  expect(judged(rest, play(calm, rest, { seed: 6, jitterMs: 5 }).heard).delayMs[0]).toBeLessThan(90)
})

test.each([0.001, -0.001])('a sender whose clock is off by %f is followed without a hole', (drift) => {
  const playout = line()
  const pcm = speech(40)
  const { heard } = play(playout, pcm, { seed: 7, jitterMs: 4, drift })
  const { correlation: share, delayMs } = judged(pcm, heard)
  expect(playout.figures()).toMatchObject({ late: 0 })
  // After the last word, until it falls silent.
  expect(playout.figures().concealedMs).toBeLessThanOrEqual(200)
  expect(share).toBeGreaterThan(0.98)
  expect(delayMs.at(-1)).toBeLessThan(100)
})

test('on a bad line a delay that was gained is not asked back for a millisecond, wherever its beats lie', () => {
  const pcm = speech(40)
  for (const phase of [0, 3, 6, 9, 12, 15, 18]) {
    const { heard, aheadMs } = play(line(), pcm, { seed: 1, phase, jitterMs: 45, loss: 0.05, repeated: 0.01 })
    expect(aheadMs, `phase ${phase}`).toBeLessThanOrEqual(30)
    expect(judged(pcm, heard).correlation, `phase ${phase}`).toBeGreaterThan(0.985)
  }
})

test('a sender that is silent on purpose is heard as noise of its level, and nothing is made up', () => {
  const playout = line()
  const pcm = speech(1)
  play(playout, pcm, { seed: 1 })
  const concealed = playout.figures().concealedMs
  for (let i = 0; i < 8; i++) playout.push(i * 160, pcm.subarray(i * 160, i * 160 + 160), i * 20)
  playout.comfort(8 * 160, 40)
  const after: Int16Array[] = []
  for (let now = 200; now < 520; now += 20) {
    const pcm = playout.pull(now)
    if (pcm) after.push(pcm)
  }
  const noise = after.at(-1) ?? new Int16Array(1)
  const rms = Math.sqrt(noise.reduce((sum, sample) => sum + sample * sample, 0) / noise.length)
  expect(20 * Math.log10(rms / 32_768)).toBeCloseTo(-40, -0.5)
  expect(playout.figures().concealedMs).toBe(concealed)
})

test('a microphone on this machine waits for next to nothing', () => {
  const playout = createPlayout({ clock: 8000, rate: 8000, ...WINDOW })
  const pcm = speech(5)
  const { heard } = play(playout, pcm, { seed: 1, jitterMs: 4, phase: 3 })
  expect(judged(pcm, heard).delayMs.at(-1)).toBeLessThanOrEqual(45)
})

test('what a microphone gained while its sender stood still again and again is given back when it does no more', () => {
  // A vowel, so that its beats can be lengthened at any time.
  const vowel = Int16Array.from({ length: 60 * 8000 }, (_, i) => 6000 * Math.sin((2 * Math.PI * 150 * i) / 8000))
  const playout = createPlayout({ clock: 8000, rate: 8000, ...WINDOW })
  const stands = { forMs: 40, everyMs: 1500, untilMs: 20_000 }
  const { heard, aheadMs } = play(playout, vowel, { seed: 8, stands })
  const last = heard.findLastIndex((sample) => Math.abs(sample) > 1000)
  // Of what stood 40 ms still one move too much may be left.
  expect(last / 8 - aheadMs - 60_000).toBeLessThan(40)
})

test('a thread that stood still takes nothing for the line being late: what waited is played, and no delay is asked for', () => {
  const playout = line()
  const pcm = speech(12)
  const heard: number[] = []
  let next = 0
  for (let now = 20; now < 11_000; now += 20) {
    // Asleep for 60 ms every second: all that came meanwhile is let in, and the beats that are overdue follow.
    const woke = now % 1000 < 60 ? now - (now % 1000) + 60 : now
    for (; next * 20 + 7 <= woke; next++)
      playout.push(
        next * 160,
        pcm.subarray(next * 160, next * 160 + 160),
        Math.max(next * 20 + 7, woke > now ? woke : 0),
      )
    heard.push(...(playout.pull(now) ?? new Int16Array(160)))
  }
  const { correlation: likeness, delayMs } = judged(pcm, Int16Array.from(heard))
  expect(playout.figures().late).toBe(0)
  expect(likeness).toBeGreaterThan(0.999)
  expect(delayMs.at(-1)).toBeLessThanOrEqual(80)
})
