/** Deepgram against a server of its protocol: words once and in time, whatever happens to the line. */
import { DeepgramClient } from '@deepgram/sdk'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import type { ProviderError } from '../providerError.ts'
import type { Said, SpeechStream } from '../stt.ts'
import { finals, framesOf, pause, RATE, sentence, textOf } from '../voice.double.ts'
import { deepgramUrl } from './address.ts'
import { type DeepgramDouble, type DoubleOptions, openDeepgramDouble } from './deepgram.double.ts'
import { type DeepgramOptions, openDeepgram } from './deepgram.ts'
import { readDeepgram } from './message.ts'

const words = sentence(24)
const leg = { id: 'customer', sampleRate: RATE, language: 'es-CL' } as const
let open: DeepgramDouble | undefined
afterEach(() => open?.close())

type Run = { said: Said[]; error: ProviderError | undefined; double: DeepgramDouble; stream: SpeechStream }

/** Plays the sentence at many times its speed; each frame waits for what the last one caused. */
async function hear(
  server: Partial<DoubleOptions> = {},
  client: Partial<DeepgramOptions> = {},
  before: (double: DeepgramDouble, stream: SpeechStream) => Promise<unknown> = async () => undefined,
): Promise<Run> {
  const double = await openDeepgramDouble({ key: 'k', words, ...server })
  open = double
  const timing = { firstRetryMs: 5, mostRetryMs: 20, patienceMs: 3000, ...client.timing }
  const stream = openDeepgram({ key: 'k', baseUrl: double.url, ...client, timing }).open(leg)
  const said: Said[] = []
  let error: ProviderError | undefined
  const reading = (async () => {
    try {
      for await (const one of stream) said.push(one)
    } catch (cause) {
      error = cause as ProviderError
    }
  })()
  await before(double, stream)
  for (const frame of framesOf(words)) {
    stream.push(frame)
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  stream.end()
  await reading
  return { said, error, double, stream }
}

test('every word once, with times of the call, interim before final, and an orderly end', async () => {
  const { said, error, double, stream } = await hear({}, { terms: ['Ñuñoa', 'Las Condes'] })
  expect(error).toBeUndefined()
  expect(finals(said)).toBe(textOf(words))
  const heard = said.filter(({ final }) => final).flatMap((one) => one.words)
  for (const [i, word] of heard.entries()) {
    expect(Math.abs(word.startMs - (words[i]?.startMs ?? 0))).toBeLessThan(2)
  }
  expect(said.some(({ final }) => !final)).toBe(true)
  expect(double.empty()).toBe(0)
  expect(double.texts.slice(-2)).toEqual(['{"type":"Finalize"}', '{"type":"CloseStream"}'])
  expect(double.asked[0]?.searchParams.getAll('keyterm')).toEqual(['Ñuñoa', 'Las Condes'])
  expect(stream.progress?.()).toMatchObject({ lostMs: 0, heardMs: framesOf(words).length * 20 })
})

test('a line that breaks in mid-word loses and doubles nothing, wherever it breaks and however often', async () => {
  for (const breakAt of [410, 1530, 2230, 3100, 4444]) {
    const run = await hear({
      onSound(socket, attempt, heardMs) {
        if (attempt < 4 && heardMs >= breakAt) socket.terminate()
      },
      jitterMs: (attempt) => (attempt % 2 === 0 ? 40 : -40),
    })
    expect(run.error).toBeUndefined()
    expect(run.double.attempts()).toBe(4)
    expect(finals(run.said)).toBe(textOf(words))
    await run.double.close()
  }
})

test('committed words never change and come in order', async () => {
  const { said } = await hear({
    onSound: (socket, attempt, heardMs) => attempt === 1 && heardMs > 5000 && socket.close(1011, 'NET-0000'),
  })
  const heard = said.filter(({ final }) => final)
  for (const [i, one] of heard.entries()) {
    const before = heard[i - 1]
    if (before) expect(one.startMs).toBeGreaterThanOrEqual(before.endMs - 60)
  }
})

test('a refused key is final and said in words; nothing is asked again', async () => {
  const { error, double } = await hear({}, { key: 'wrong' })
  expect(error).toMatchObject({ status: 401, retryable: false, message: 'deepgram: the key was refused' })
  expect(double.attempts()).toBe(1)
})

test('429 is obeyed and 5xx borne: then every word comes', async () => {
  const times: number[] = []
  const run = await hear({
    refuse(attempt) {
      times.push(performance.now())
      if (attempt === 1) return { status: 429, headers: { 'retry-after': '0.2' } }
      return attempt < 4 ? { status: 503 } : undefined
    },
  })
  expect(run.error).toBeUndefined()
  expect(finals(run.said)).toBe(textOf(words))
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(190)
})

test('trouble without end gives up after its patience, and says with what', async () => {
  const { error } = await hear({ refuse: () => ({ status: 503 }) }, { timing: { patienceMs: 60, firstRetryMs: 5 } })
  expect(error).toMatchObject({ status: 503, retryable: true })
})

test('an address where nobody is, or that is none, is an error and no crash', async () => {
  const closed = await hear({}, { baseUrl: 'ws://127.0.0.1:9', timing: { patienceMs: 30, firstRetryMs: 5 } })
  expect(closed.error?.retryable).toBe(true)
  await closed.double.close()
  expect((await hear({}, { baseUrl: 'not a url' })).error?.retryable).toBe(false)
})

test('a line that is open on our side only is noticed and replaced', async () => {
  const run = await hear({ mute: (attempt) => attempt === 1 }, { timing: { silentMs: 150 } })
  expect(run.double.attempts()).toBeGreaterThan(1)
  expect(finals(run.said)).toBe(textOf(words))
})

test('who answers garbage is left, and the words come from the next line', async () => {
  const run = await hear({ garbage: (attempt) => (attempt === 1 ? '{"type":42' : undefined) })
  expect(run.double.attempts()).toBeGreaterThan(1)
  expect(finals(run.said)).toBe(textOf(words))
})

test('while nothing is sent the line is kept alive by text', async () => {
  const run = await hear({ quietMs: 150 }, { timing: { keepAliveMs: 30 } }, () => pause(500))
  expect(run.double.texts.filter((text) => text === '{"type":"KeepAlive"}').length).toBeGreaterThan(3)
  expect(run.double.attempts()).toBe(1)
  expect(finals(run.said)).toBe(textOf(words))
})

test('words that had to wait are marked late', async () => {
  const run = await hear(
    { refuse: (attempt) => (attempt < 3 ? { status: 503 } : undefined) },
    { timing: { lateMs: -1 } },
  )
  expect(run.said.length).toBeGreaterThan(0)
  expect(run.said.every(({ late }) => late)).toBe(true)
})

test("the double speaks the protocol of Deepgram's own client", async () => {
  const double = await openDeepgramDouble({ key: 'k', words })
  open = double
  const client = new DeepgramClient({
    apiKey: 'k',
    environment: { base: double.url, production: double.url, agent: double.url, agentRest: double.url },
  })
  const live = await client.listen.v1.connect({
    model: 'nova-3',
    language: 'es-419',
    encoding: 'linear16',
    sample_rate: RATE,
    interim_results: 'true',
    Authorization: 'Token k',
  })
  const heard: string[] = []
  const done = new Promise<void>((resolve) => {
    live.on('message', (message) => {
      if (message.type === 'Results' && message.is_final) {
        heard.push(...(message.channel.alternatives[0]?.words.map(({ word }) => word) ?? []))
      }
      if (message.type === 'Metadata') resolve()
    })
  })
  live.connect()
  await live.waitForOpen()
  for (const frame of framesOf(words)) live.sendMedia(frame.pcm)
  live.sendFinalize({ type: 'Finalize' })
  live.sendCloseStream({ type: 'CloseStream' })
  await done
  live.close()
  expect(heard.join(' ')).toBe(textOf(words))
})

test('whatever comes in as a message, reading it never throws', () => {
  fc.assert(fc.property(fc.string(), (text) => void readDeepgram(text)))
  fc.assert(
    fc.property(fc.jsonValue(), (value) => void readDeepgram(JSON.stringify({ type: 'Results', channel: value }))),
  )
  const good = {
    type: 'Results',
    start: 1,
    duration: 2,
    is_final: true,
    channel: {
      alternatives: [
        { transcript: 'hola', confidence: 0.5, words: [{ word: 'hola', start: 1, end: 2, confidence: 2 }] },
      ],
    },
  }
  expect(readDeepgram(JSON.stringify(good))).toMatchObject({
    kind: 'results',
    words: [{ text: 'hola', confidence: 0 }],
  })
  expect(readDeepgram(JSON.stringify({ ...good, start: -1 }))).toBeUndefined()
})

test('the address takes a room’s own server and tells country, rate and terms', () => {
  const url = (baseUrl: string | undefined, model?: string) =>
    new URL(deepgramUrl({ ...(baseUrl ? { baseUrl } : {}), ...(model ? { model } : {}), terms: ['Maipú'] }, leg))
  expect(url(undefined).origin).toBe('wss://api.deepgram.com')
  expect(url('https://dg.room.cl/v1/').href).toMatch(/^wss:\/\/dg\.room\.cl\/v1\/listen\?/)
  expect(url(undefined).searchParams.get('language')).toBe('es-419')
  expect(url(undefined, 'nova-2').searchParams.getAll('keywords')).toEqual(['Maipú:2'])
})
