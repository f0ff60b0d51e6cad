/** Which voice speaks: the next takes over before the first sound and never after it, nobody is waited for too long, and each is measured. */
import { expect, test } from 'vitest'
import { ProviderError } from '../providerError.ts'
import { inOrder } from './inOrder.ts'
import { meteredVoice, type Spoke } from './meteredVoice.ts'
import { LONGEST_TEXT, TTS_FRAME, type Tts } from './tts.ts'

type Step = number | 'hang' | 'end' | ProviderError

/** Says frames of the given value, hangs, fails. */
function scripted(provider: string, ...steps: Step[]): Tts & { asked: number; ended: number } {
  const voice = {
    provider,
    asked: 0,
    ended: 0,
    async *speak(_words: unknown, signal: AbortSignal) {
      voice.asked++
      try {
        for (const step of steps) {
          if (step === 'end') return
          if (step === 'hang')
            await new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))))
          else if (typeof step === 'number') yield new Int16Array(TTS_FRAME).fill(step)
          else throw step
        }
      } finally {
        voice.ended++
      }
    },
  }
  return voice
}
const down = (provider: string, options: { waitMs?: number; status?: number } = {}) =>
  new ProviderError(provider, 'it is down', { status: 503, ...options })

const SHORT = { firstMs: 40, gapMs: 40 }
const WORDS = { text: 'Siga apretando', language: 'es' }

async function say(voice: Tts, words = WORDS, signal = new AbortController().signal) {
  const values: number[] = []
  try {
    for await (const frame of voice.speak(words, signal)) values.push(frame[0] ?? 0)
    return { values }
  } catch (error) {
    return { values, error: String(error) }
  }
}

test('one that fails, one that hangs and one that says nothing are passed over before the first sound', async () => {
  const voices = [
    scripted('a', down('a')),
    scripted('b', 'hang'),
    scripted('c', new ProviderError('c', 'it answers, and nothing comes back')),
    scripted('d', 7, 7),
  ]
  const over: string[] = []
  const whole = inOrder({ voices, ...SHORT, onPassedOver: ({ message }) => over.push(message) })
  expect(await say(whole)).toEqual({ values: [7, 7] })
  expect(over).toEqual(['a: it is down', 'b: no sound in time', 'c: it answers, and nothing comes back'])
  expect(voices.map(({ ended }) => ended)).toEqual([1, 1, 1, 1])
})

test('after the first sound nobody begins anew', async () => {
  const [a, b] = [scripted('a', 3, down('a')), scripted('b', 5)]
  expect(await say(inOrder({ voices: [a, b] }))).toEqual({ values: [3], error: 'ProviderError: a: it is down' })
  const c = scripted('c', 4, 'hang')
  expect(await say(inOrder({ voices: [c, b], ...SHORT }))).toEqual({
    values: [4],
    error: 'ProviderError: c: its sound stopped, nothing in time',
  })
  expect(b.asked).toBe(0)
})

test('when nobody speaks the last reason is told', async () => {
  expect(await say(inOrder({ voices: [scripted('a', down('a')), scripted('b', down('b'))] }))).toEqual({
    values: [],
    error: 'ProviderError: b: it is down',
  })
  expect(() => inOrder({ voices: [] })).toThrow(RangeError)
})

test('one that asked for time is left alone until then', async () => {
  let now = 0
  const [a, b] = [scripted('a', down('a', { status: 429, waitMs: 7000 })), scripted('b', 1)]
  const whole = inOrder({ voices: [a, b], now: () => now })
  await say(whole)
  await say(whole)
  expect([a.asked, b.asked]).toEqual([1, 2])
  now = 7000
  await say(whole)
  expect(a.asked).toBe(2)
  expect(await say(inOrder({ voices: [a], now: () => now }))).toMatchObject({ error: 'ProviderError: a: it is down' })
})

test('a text that is too long or empty asks nobody', async () => {
  const a = scripted('a', 1)
  const whole = inOrder({ voices: [a] })
  expect((await say(whole, { ...WORDS, text: 'a'.repeat(LONGEST_TEXT + 1) })).error).toContain('longer than')
  expect((await say(whole, { ...WORDS, text: ' \u0007\n' })).error).toContain('nothing to say')
  expect(a.asked).toBe(0)
})

test('who cancels hears no more, and no other voice is asked', async () => {
  const [a, b] = [scripted('a', 1, 'hang'), scripted('b', 2)]
  const cancel = new AbortController()
  const values: number[] = []
  for await (const frame of inOrder({ voices: [a, b] }).speak(WORDS, cancel.signal)) {
    values.push(frame[0] ?? 0)
    cancel.abort()
  }
  await new Promise((resolve) => setTimeout(resolve))
  expect([a.asked, a.ended]).toEqual([1, 1])
  const before = new AbortController()
  before.abort()
  expect(await say(inOrder({ voices: [a, b] }), WORDS, before.signal)).toEqual({ values: [] })
  expect([values, a.asked, b.asked]).toEqual([[1], 1, 0])
})

test('what each voice took and cost is told, and what was refused costs nothing', async () => {
  let now = 0
  const told: Spoke[] = []
  const measured = (tts: Tts): Tts =>
    meteredVoice(tts, { tell: (spoke) => told.push(spoke), pricePerThousand: 0.5, now: () => (now += 10) })
  await say(inOrder({ voices: [measured(scripted('a', down('a'))), measured(scripted('b', 1, 1))] }))
  await say(measured(scripted('c', 1, down('c'))))
  expect(told).toEqual([
    { provider: 'a', firstMs: undefined, soundMs: 0, cost: 0, error: 'a: it is down' },
    { provider: 'b', firstMs: 10, soundMs: 40, cost: 0.007, error: undefined },
    { provider: 'c', firstMs: 10, soundMs: 20, cost: 0.007, error: 'c: it is down' },
  ])
})
