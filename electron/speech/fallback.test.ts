/** Several recognisers as one: no word lost or doubled when one fails, falls behind or comes back; the status tells the truth. */
import { expect, test } from 'vitest'
import { createQueue } from '../audio/queue.ts'
import type { SpokenWord } from './deepgram/deepgram.double.ts'
import { type FallbackControl, type FallbackPolicy, type FallbackStatus, withFallback } from './fallback.ts'
import { type Meter, metered } from './metered.ts'
import { ProviderError } from './providerError.ts'
import type { Said, Stt, Word } from './stt.ts'
import { finals, framesOf, pause, sentence, textOf } from './voice.double.ts'

const words = sentence(30)
const leg = { id: 'customer', sampleRate: 8000, language: 'es-CL' } as const

type Behaviour = {
  /** Fails once it has heard so much of the call, ms; `undefined` never. Asked at each opening. */
  readonly failsAt?: (opening: number) => number | undefined
  readonly error?: () => ProviderError
  /** Takes sound and says nothing from here on, ms of the call. */
  readonly stallsAt?: (opening: number) => number | undefined
  /** Words of a line before it is final. */
  readonly lineOf?: number
  readonly jitterMs?: number
}

/** Hears the numbers in the sound; a line is final after some words. */
function recogniser(
  provider: string,
  spoken: readonly SpokenWord[],
  behaviour: Behaviour = {},
): Stt & { openings(): number } {
  let openings = 0
  return {
    provider,
    capabilities: { streaming: true, interim: true, words: true, languages: 'any' },
    openings: () => openings,
    open() {
      const opening = ++openings
      const failsAt = behaviour.failsAt?.(opening) ?? Number.POSITIVE_INFINITY
      const stallsAt = behaviour.stallsAt?.(opening) ?? Number.POSITIVE_INFINITY
      const said = createQueue<Said>()
      let line: Word[] = []
      let run: { value: number; startMs: number; endMs: number } | undefined
      let heardMs = 0
      let answers = 0
      const say = (final: boolean): void => {
        const [first, last] = [line[0], line.at(-1)]
        if (!first || !last) return
        answers++
        const text = line.map((word) => word.text).join(' ')
        said.push({ text, final, startMs: first.startMs, endMs: last.endMs, confidence: 0.9, words: [...line] })
        if (final) line = []
      }
      const close = (): void => {
        const word = run && spoken[run.value - 1]
        if (run && word) {
          const whole = run.endMs - run.startMs > (word.endMs - word.startMs) * 0.6
          const off = behaviour.jitterMs ?? 0
          line.push({
            text: whole ? word.text : `…${word.text.slice(-2)}`,
            startMs: run.startMs + off,
            endMs: run.endMs + off,
            confidence: 0.9,
          })
          say(line.length >= (behaviour.lineOf ?? 4))
        }
        run = undefined
      }
      return {
        push({ pcm, startMs, sampleRate }) {
          if (startMs >= stallsAt) return
          for (const [i, value] of pcm.entries()) {
            const at = startMs + (i * 1000) / sampleRate
            if (run && run.value !== value) close()
            if (value > 0) run = { value, startMs: run?.startMs ?? at, endMs: at + 1000 / sampleRate }
          }
          heardMs = startMs + (pcm.length * 1000) / sampleRate
          if (heardMs >= failsAt) said.fail(behaviour.error?.() ?? new ProviderError(provider, 'broke'))
        },
        end() {
          if (stallsAt < Number.POSITIVE_INFINITY) return
          close()
          say(true)
          said.end()
        },
        progress: () => ({
          answers,
          heardMs,
          settledMs: line[0]?.startMs ?? run?.startMs ?? heardMs,
          waiting: 0,
          lostMs: 0,
          sentSeconds: heardMs / 1000,
        }),
        [Symbol.asyncIterator]: () => said[Symbol.asyncIterator](),
      }
    },
  }
}

async function hear(stts: readonly Stt[], policy: FallbackPolicy = {}) {
  const statuses: FallbackStatus[] = []
  let at = 0
  const stream = withFallback(stts, {
    probeMs: [5],
    lastWordsMs: 100,
    now: () => at,
    onStatus: (one) => statuses.push(one),
    ...policy,
  }).open(leg)
  const said: Said[] = []
  let error: ProviderError | undefined
  const reading = (async () => {
    try {
      for await (const one of stream) said.push(one)
    } catch (cause) {
      error = cause as ProviderError
    }
  })()
  for (const frame of framesOf(words)) {
    at = frame.startMs
    stream.push(frame)
    // Now and then real time passes, for the timers of a second try.
    if (frame.startMs % 200 === 0) await pause(1)
    else await new Promise((resolve) => setImmediate(resolve))
  }
  stream.end()
  await reading
  return {
    said,
    error,
    stream,
    told: statuses.map((one) => `${one.kind} ${'provider' in one ? one.provider : ''}`.trim()),
  }
}

test('while the first works, nobody else is asked', async () => {
  const spare = recogniser('b', words)
  const { said, told } = await hear([recogniser('a', words), spare])
  expect(finals(said)).toBe(textOf(words))
  expect(spare.openings()).toBe(0)
  expect(told).toEqual(['heard a'])
})

test('when the first breaks, wherever it breaks, the next says what is missing and nothing twice', async () => {
  for (let failsAt = 300; failsAt < 12_000; failsAt += 910) {
    const first = recogniser('a', words, { failsAt: () => failsAt, jitterMs: 40 })
    const { said, error, told } = await hear([first, recogniser('b', words, { jitterMs: -40 })], { probeMs: [1e6] })
    expect(error).toBeUndefined()
    expect(finals(said), `broke at ${failsAt}`).toBe(textOf(words))
    expect(told).toEqual(['heard a', 'left a', 'heard b'])
  }
})

test('when the first falls behind, the next takes over with all that was not said, and says it late', async () => {
  const { said, told } = await hear([recogniser('a', words, { stallsAt: () => 4000 }), recogniser('b', words)], {
    probeMs: [1e6],
    lagMs: 3000,
  })
  expect(finals(said)).toBe(textOf(words))
  expect(told).toEqual(['heard a', 'left a', 'heard b'])
  expect(said.some(({ late }) => late)).toBe(true)
})

test('the first comes back when it has recovered, and no word is lost or doubled on the way', async () => {
  const first = recogniser('a', words, { failsAt: (opening) => (opening < 3 ? 2000 + opening * 500 : undefined) })
  const { said, told } = await hear([first, recogniser('b', words)])
  expect(finals(said)).toBe(textOf(words))
  expect(told.slice(0, 3)).toEqual(['heard a', 'left a', 'heard b'])
  expect(told.at(-1)).toBe('heard a')
})

test('with one recogniser alone the sound waits for it: it is deaf, says so, and then catches up', async () => {
  const only = recogniser('a', words, { failsAt: (opening) => (opening < 4 ? 1000 * opening : undefined) })
  const { said, error, told } = await hear([only])
  expect(error).toBeUndefined()
  expect(finals(said)).toBe(textOf(words))
  expect(told).toContain('deaf')
  expect(told.at(-1)).toBe('heard a')
})

test('it gives up only when nobody can ever work', async () => {
  const refused = (provider: string) =>
    recogniser(provider, words, {
      failsAt: () => 500,
      error: () => new ProviderError(provider, 'the key was refused', { status: 401 }),
    })
  const { error } = await hear([refused('a'), refused('b')])
  expect(error).toMatchObject({ retryable: false, status: 401 })
  const { said } = await hear([refused('a'), recogniser('b', words)])
  expect(finals(said)).toBe(textOf(words))
})

test('a recogniser that cannot even be opened is passed over', async () => {
  const broken: Stt = {
    ...recogniser('a', words),
    open() {
      throw new Error('no model')
    },
  }
  expect(finals((await hear([broken, recogniser('b', words)], { probeMs: [1e6] })).said)).toBe(textOf(words))
})

test('one that never says its last words is followed by one that does', async () => {
  const { said } = await hear([recogniser('a', words, { stallsAt: () => 12_000 }), recogniser('b', words)])
  expect(finals(said)).toBe(textOf(words))
})

test('the meter counts latency, failures, sound and cost', async () => {
  const meters: Meter[] = []
  const fine = metered(recogniser('a', words, { lineOf: 3 }), {
    tell: (meter) => meters.push(meter),
    pricePerMinute: 0.006,
    everyMs: 2000,
  })
  const { said } = await hear([fine])
  expect(finals(said)).toBe(textOf(words))
  const last = meters.at(-1)
  expect(meters.length).toBeGreaterThan(3)
  expect(last).toMatchObject({ provider: 'a', leg: 'customer', errorRate: 0, waiting: 0 })
  expect(last?.latency?.samples).toBe(10)
  expect(last?.costPerMinute).toBeCloseTo(0.006, 4)
  const failing: Meter[] = []
  const broken = recogniser('b', words, { failsAt: (opening) => (opening === 1 ? 3000 : undefined) })
  await hear([metered(broken, { tell: (meter) => failing.push(meter) })])
  expect(failing.at(-1)?.errorRate).toBeGreaterThan(0)
  expect(failing.find(({ lastError }) => lastError)?.lastError).toBe('b: broke')
})

test('a person chooses who is heard, also one outside of the order: no word is lost or doubled, and nobody better takes over', async () => {
  const [first, second] = [recogniser('first', words), recogniser('second', words)]
  const told: FallbackStatus[] = []
  let asked = 0
  let control: FallbackControl | undefined
  let chosen = false
  const { said } = await hear([first, second], {
    automatic: 1,
    onControl: (given) => {
      control = given
    },
    onStatus: (status) => {
      told.push(status)
    },
    now: () => {
      // In the middle of the call.
      if (!chosen && control !== undefined && first.openings() === 1 && ++asked > 400) chosen = control.prefer('second')
      return 0
    },
  })
  expect(chosen).toBe(true)
  expect(finals(said)).toBe(textOf(words))
  expect(told.map((one) => (one.kind === 'heard' ? one.provider : one.kind))).toEqual(['first', 'second'])
  expect(first.openings()).toBe(1)
  expect(control?.prefer('second')).toBe(false)
  expect(control?.prefer('nobody')).toBe(false)
})

test('where a person can choose, a call that nobody hears waits for it, with its sound', async () => {
  const refused = () => new ProviderError('first', 'the key was refused', { retryable: false })
  const first = recogniser('first', words, { failsAt: () => 500, error: refused })
  const second = recogniser('second', words)
  let control: FallbackControl | undefined
  const kinds: string[] = []
  const { said, error } = await hear([first, second], {
    automatic: 1,
    onControl: (given) => {
      control = given
    },
    onStatus: (status) => {
      kinds.push(status.kind)
      if (status.kind === 'givenUp') setTimeout(() => control?.prefer('second'), 30)
    },
  })
  expect(error).toBeUndefined()
  expect(kinds).toEqual(['heard', 'left', 'givenUp', 'heard'])
  expect(finals(said)).toBe(textOf(words))
})
