import { expect, test } from 'vitest'
import { loadVad } from './vad.ts'

const FRAME = 160

/** A vowel-like sound: harmonics of 120 Hz under a formant, with the rise and fall of syllables. */
const vowel = (frame: number, loudness: number): Int16Array =>
  Int16Array.from({ length: FRAME }, (_, i) => {
    const t = (frame * FRAME + i) / 8000
    let sum = 0
    for (let h = 1; h < 25; h++) sum += Math.sin(2 * Math.PI * 120 * h * t) * Math.exp(-(((120 * h - 600) / 500) ** 2))
    return loudness * sum * (0.6 + 0.4 * Math.sin(2 * Math.PI * 4 * t))
  })

/** Noise from a fixed sequence, so that every run hears the same. */
function createNoise(loudness: number): () => Int16Array {
  let state = 1
  return () =>
    Int16Array.from({ length: FRAME }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return loudness * (state / 2 ** 31 - 1)
    })
}

test('a voice is speech, steady noise is not, and silence is not', async () => {
  const openVad = await loadVad()
  const share = (frameOf: (n: number) => Int16Array): number => {
    const vad = openVad(8000)
    let speech = 0
    const noise = createNoise(30)
    for (let n = 0; n < 150; n++) vad.isSpeech(noise())
    for (let n = 0; n < 100; n++) if (vad.isSpeech(frameOf(n))) speech++
    vad.close()
    return speech / 100
  }
  const noise = createNoise(30)

  expect(share((n) => vowel(n, 3000))).toBeGreaterThan(0.9)
  expect(share(noise)).toBeLessThan(0.05)
  expect(share(() => new Int16Array(FRAME))).toBe(0)
})

test('each channel has its own detector, and closing one twice is harmless', async () => {
  const openVad = await loadVad()
  const one = openVad(8000)
  const two = openVad(16_000)
  one.close()
  one.close()

  expect(one.isSpeech(vowel(0, 3000))).toBe(false)
  expect(two.isSpeech(new Int16Array(320))).toBe(false)
  two.close()
})
