/** Two vendors' voices against servers of their true protocol: what they are asked, what comes of it, and every way in which they fail. */
import OpenAI from 'openai'
import { afterEach, expect, test } from 'vitest'
import { ProviderError } from '../providerError.ts'
import { openElevenLabs } from './elevenLabs.ts'
import { inOrder } from './inOrder.ts'
import { openOpenAiVoice } from './openAiVoice.ts'
import { TTS_FRAME, TTS_RATE, type Tts } from './tts.ts'
import { KEY, openElevenLabsDouble, openSpeechDouble, type Server, TONE, type Trouble, VOICE } from './voices.double.ts'

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close()
})

const WORDS = { text: 'Mantenga la calma', language: 'es-CL' }
const never = (): AbortSignal => new AbortController().signal

const VENDORS: Record<string, (key: string, ...script: Trouble[]) => Promise<{ server: Server; voice: Tts }>> = {
  async ElevenLabs(key, ...script) {
    const server = await openElevenLabsDouble(...script)
    servers.push(server)
    return { server, voice: openElevenLabs({ key, voice: VOICE, baseUrl: server.url }) }
  },
  async OpenAI(key, ...script) {
    const server = await openSpeechDouble(...script)
    servers.push(server)
    return { server, voice: openOpenAiVoice({ key, baseUrl: server.url }) }
  },
}
const vendors = Object.entries(VENDORS)

async function all(voice: Tts, words = WORDS): Promise<Int16Array> {
  const frames: Int16Array[] = []
  for await (const frame of voice.speak(words, never())) {
    expect(frame).toHaveLength(TTS_FRAME)
    frames.push(frame)
  }
  return Int16Array.from(frames.flatMap((frame) => [...frame]))
}

/** How much of the double's tone there is: 1 when it is all of it (Goertzel). */
function purity(pcm: Int16Array): number {
  const k = 2 * Math.cos((2 * Math.PI * TONE) / TTS_RATE)
  let [a, b] = [0, 0]
  for (const sample of pcm) [a, b] = [sample + k * a - b, a]
  return (2 * Math.sqrt(Math.max(0, a * a + b * b - k * a * b))) / pcm.length / 8000
}

test.each(vendors)('%s: text becomes its sound at 8 kHz in frames of 20 ms', async (_name, open) => {
  const { voice } = await open(KEY, { kind: 'speaks', ms: 1010 })
  const pcm = await all(voice)
  // 50 whole frames, and half of one that is filled up.
  expect(pcm).toHaveLength(51 * TTS_FRAME)
  expect(purity(pcm.subarray(0, 50 * TTS_FRAME))).toBeGreaterThan(0.97)
})

test('what each vendor is asked', async () => {
  const eleven = await openElevenLabsDouble({ kind: 'speaks' })
  const openAi = await openSpeechDouble({ kind: 'speaks' })
  servers.push(eleven, openAi)
  await all(openElevenLabs({ key: KEY, voice: VOICE, baseUrl: `${eleven.url}/v1/` }))
  await all(openElevenLabs({ key: KEY, voice: VOICE, baseUrl: eleven.url, model: 'eleven_multilingual_v2' }))
  await all(openOpenAiVoice({ key: KEY, baseUrl: `${openAi.url}/v1`, model: 'tts-1', voice: 'nova' }), {
    text: 'Press\u0007 [[hard]]\nand fast',
    language: 'en',
  })
  expect(eleven.asked.map(({ body }) => body)).toEqual([
    { text: 'Mantenga la calma', model_id: 'eleven_flash_v2_5', language_code: 'es' },
    { text: 'Mantenga la calma', model_id: 'eleven_multilingual_v2' },
  ])
  expect(openAi.asked.map(({ body }) => body)).toEqual([
    { model: 'tts-1', voice: 'nova', input: 'Press hard and fast', response_format: 'pcm' },
  ])
})

test('the double of OpenAI speaks to the vendor’s own client', async () => {
  const server = await openSpeechDouble({ kind: 'speaks', ms: 200 })
  servers.push(server)
  const client = new OpenAI({ apiKey: KEY, baseURL: `${server.url}/v1`, maxRetries: 0 })
  const told = await client.audio.speech.create({
    model: 'gpt-4o-mini-tts',
    voice: 'alloy',
    input: 'Hola',
    response_format: 'pcm',
  })
  expect((await told.arrayBuffer()).byteLength).toBe(200 * 24 * 2)
  const refused = new OpenAI({ apiKey: 'wrong', baseURL: `${server.url}/v1`, maxRetries: 0 })
  await expect(
    refused.audio.speech.create({ model: 'tts-1', voice: 'alloy', input: 'Hola', response_format: 'pcm' }),
  ).rejects.toMatchObject({ status: 401, code: 'invalid_api_key' })
})

test('a server that calls itself compatible may send a WAV of its own rate', async () => {
  const server = await openSpeechDouble({ kind: 'speaks', ms: 500, wav: 22_050 })
  servers.push(server)
  const pcm = await all(openOpenAiVoice({ key: KEY, baseUrl: server.url }))
  expect(pcm).toHaveLength(25 * TTS_FRAME)
  expect(purity(pcm)).toBeGreaterThan(0.97)
})

const TROUBLES: readonly (readonly [trouble: Trouble, error: object, said: RegExp])[] = [
  [
    { kind: 'status', status: 429, headers: { 'retry-after': '7' } },
    { status: 429, waitMs: 7000, retryable: true },
    /429/,
  ],
  [{ kind: 'status', status: 503 }, { status: 503, retryable: true }, /503/],
  [{ kind: 'status', status: 401, code: 'quota_exceeded' }, { status: 402, retryable: false }, /quota_exceeded/],
  [{ kind: 'garbage' }, { retryable: false }, /protocol/],
  [{ kind: 'empty' }, { retryable: true }, /nothing comes back/],
  [{ kind: 'cut-at-once' }, { retryable: true }, /cannot be reached/],
  [{ kind: 'elsewhere' }, { retryable: true }, /cannot be reached/],
]
test.each(vendors)(
  '%s: every trouble before the first sound has its word, and none of the text',
  async (name, open) => {
    const { voice, server } = await open(KEY, ...TROUBLES.map(([trouble]) => trouble))
    for (const [trouble, error, said] of TROUBLES) {
      const failed = await all(voice).then(
        () => undefined,
        (cause: unknown) => cause,
      )
      expect(failed, trouble.kind).toBeInstanceOf(ProviderError)
      expect(failed).toMatchObject({ provider: name, ...error })
      expect(String(failed)).toMatch(said)
      expect(String(failed)).not.toContain('Calle')
    }
    expect(server.asked).toHaveLength(TROUBLES.length)
    const { voice: unknown } = await open('another key', { kind: 'speaks' })
    await expect(all(unknown)).rejects.toMatchObject({ status: 401, retryable: false })
  },
)

test('ElevenLabs: a voice that the account does not have', async () => {
  const server = await openElevenLabsDouble({ kind: 'speaks' })
  servers.push(server)
  const voice = openElevenLabs({ key: KEY, voice: 'another/voice', baseUrl: server.url })
  await expect(all(voice)).rejects.toMatchObject({ status: 404 })
})

test.each(vendors)('%s: a line that breaks in the middle is told after what was heard', async (_name, open) => {
  const { voice } = await open(KEY, { kind: 'half-closed' })
  let frames = 0
  const heard = (async () => {
    for await (const _frame of voice.speak(WORDS, never())) frames++
  })()
  await expect(heard).rejects.toMatchObject({ retryable: true, message: expect.stringContaining('broke off') })
  expect(frames).toBeGreaterThan(5)
})

test('sound without end is cut off', async () => {
  const server = await openElevenLabsDouble({ kind: 'endless' })
  servers.push(server)
  await expect(all(openElevenLabs({ key: KEY, voice: VOICE, baseUrl: server.url }))).rejects.toThrow('no end')
})

test.each(vendors)('%s: one that answers with nothing, or dries up, is left in time', async (_name, open) => {
  const { voice, server } = await open(KEY, { kind: 'silent' }, { kind: 'dries-up' })
  const patient = inOrder({ voices: [voice], firstMs: 60, gapMs: 60 })
  await expect(all(patient)).rejects.toMatchObject({
    retryable: true,
    message: expect.stringContaining('no sound in time'),
  })
  await expect(all(patient)).rejects.toThrow('its sound stopped')
  while (server.left() < 2) await new Promise((resolve) => setTimeout(resolve, 5))
})

test('bytes that begin like a WAV and are none', async () => {
  const server = await openSpeechDouble({ kind: 'noise' })
  servers.push(server)
  await expect(all(openOpenAiVoice({ key: KEY, baseUrl: server.url }))).rejects.toThrow(/not its protocol/)
})

test.each(vendors)('%s: who no longer wants it lets the server know', async (_name, open) => {
  const { voice, server } = await open(KEY, { kind: 'dries-up' })
  const ended = new AbortController()
  let frames = 0
  await expect(
    (async () => {
      for await (const _frame of voice.speak(WORDS, ended.signal)) if (++frames === 3) ended.abort()
    })(),
  ).rejects.toThrow()
  while (server.left() === 0) await new Promise((resolve) => setTimeout(resolve, 5))
})
