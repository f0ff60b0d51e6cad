/** Recognition in pieces against a server of OpenAI's protocol: every word once, in time, whatever the server does. */
import fc from 'fast-check'
import OpenAI from 'openai'
import { afterEach, expect, test } from 'vitest'
import { writeWav } from '../../audio/wavHeader.ts'
import type { SpokenWord } from '../deepgram/deepgram.double.ts'
import type { ProviderError } from '../providerError.ts'
import type { Said, SpeechStream } from '../stt.ts'
import { finals, framesOf, pause, RATE, sentence, textOf } from '../voice.double.ts'
import { keyHeaders, transcriptionUrl } from './address.ts'
import { readAnswer } from './answer.ts'
import { openWhisperDouble, type WhisperDouble, type WhisperDoubleOptions } from './whisper.double.ts'
import { openWhisper, type WhisperOptions } from './whisper.ts'

const words = sentence(40)
/** Twelve seconds without one pause: every cut goes through speech. */
const breathless: SpokenWord[] = Array.from({ length: 40 }, (_, i) => ({
  text: `palabra${i}`,
  startMs: 200 + i * 310,
  endMs: 200 + (i + 1) * 310,
}))
const leg = { id: 'customer', sampleRate: RATE, language: 'es-CL' } as const
const openVad = () => ({ isSpeech: (pcm: Int16Array) => pcm.some((sample) => sample !== 0), close: () => undefined })
let open: WhisperDouble | undefined
afterEach(() => open?.close())

type Run = { said: Said[]; error: ProviderError | undefined; double: WhisperDouble; stream: SpeechStream }

async function hear(
  server: Partial<WhisperDoubleOptions> = {},
  client: Partial<WhisperOptions> = {},
  spoken: readonly SpokenWord[] = words,
): Promise<Run> {
  const double = await openWhisperDouble({ words: spoken, ...server })
  open = double
  const timing = { firstRetryMs: 5, mostRetryMs: 20, patienceMs: 3000, ...client.timing }
  const stream = openWhisper({ baseUrl: double.url, openVad, speechlike: () => true, ...client, timing }).open(leg)
  const said: Said[] = []
  let error: ProviderError | undefined
  const reading = (async () => {
    try {
      for await (const one of stream) said.push(one)
    } catch (cause) {
      error = cause as ProviderError
    }
  })()
  for (const frame of framesOf(spoken)) {
    stream.push(frame)
    await pause(1)
  }
  stream.end()
  await reading
  return { said, error, double, stream }
}

test('every word once, with times of the call, what is being spoken shown before it is final', async () => {
  const { said, error, double } = await hear({}, { key: 'k', terms: ['Ñuñoa'] })
  expect(error).toBeUndefined()
  expect(finals(said)).toBe(textOf(words))
  const heard = said.filter(({ final }) => final).flatMap((one) => one.words)
  for (const [i, word] of heard.entries()) expect(Math.abs(word.startMs - (words[i]?.startMs ?? 0))).toBeLessThan(25)
  expect(said.some(({ final }) => !final)).toBe(true)
  expect(said.some(({ late }) => late)).toBe(false)
  const { form, headers } = double.asked.at(-1) ?? {}
  expect(headers?.authorization).toBe('Bearer k')
  expect(form?.getAll('timestamp_granularities[]')).toEqual(['word', 'segment'])
  expect(form?.get('language')).toBe('es')
  expect(String(form?.get('prompt'))).toMatch(/^Ñuñoa\. .*palabra\d+$/)
})

test('speech without a pause is cut through words, and still every word comes once', async () => {
  const { said } = await hear({}, {}, breathless)
  expect(finals(said)).toBe(textOf(breathless))
  for (const [i, one] of said.filter(({ final }) => final).entries())
    if (i > 0) expect(one.words.length).toBeGreaterThan(0)
})

test('without questions in between, words are final all the same', async () => {
  const { said, double } = await hear({}, { timing: { interimMs: 0 } })
  expect(finals(said)).toBe(textOf(words))
  expect(double.asked.length).toBeLessThan(8)
})

test('servers that give words in segments, or no words at all, are understood', async () => {
  const nested = await hear({ nested: true })
  expect(finals(nested.said)).toBe(textOf(words))
  await nested.double.close()
  const plain = await hear({ onlyJson: true })
  expect(finals(plain.said)).toBe(textOf(words))
  expect(plain.double.asked.filter(({ form }) => form.get('response_format') === 'verbose_json').length).toBe(1)
})

test('a slow server gets joined pieces, and the words it gives late are marked late', async () => {
  const slow = await hear(
    { instead: (attempt) => pause(attempt === 1 ? 2500 : 0).then(() => false) },
    { timing: { interimMs: 0, lateMs: 300 } },
  )
  expect(finals(slow.said)).toBe(textOf(words))
  expect(slow.said.at(-1)?.late).toBe(true)
  expect(Math.max(...slow.double.asked.map(({ seconds }) => seconds))).toBeGreaterThan(5.1)
})

test('429, 5xx, broken and unreadable answers are borne; every word comes', async () => {
  const { said, error } = await hear({
    instead(attempt, response) {
      if (attempt === 2) response.writeHead(429, { 'retry-after': '0.05' }).end('{"error":{"message":"slow down"}}')
      else if (attempt === 3) response.writeHead(503).end()
      else if (attempt === 4) response.destroy()
      else if (attempt === 5) response.writeHead(200).end('<html>not you</html>')
      else if (attempt === 6) response.writeHead(200).end('{"text":7}')
      else return false
      return true
    },
  })
  expect(error).toBeUndefined()
  expect(finals(said)).toBe(textOf(words))
})

test('who never answers is left after the time for an answer', async () => {
  const { error } = await hear({ instead: () => true }, { timeoutMs: 60, timing: { patienceMs: 100 } })
  expect(error).toMatchObject({ retryable: true })
  expect(error?.message).toMatch(/no answer in time/)
})

test('a refused key is final and said in words', async () => {
  const { error, double } = await hear({ key: 'right' }, { key: 'wrong' })
  expect(error).toMatchObject({ status: 401, retryable: false, message: 'whisper: the key was refused' })
  expect(double.asked.length).toBe(0)
})

test('one piece that is refused as such costs that piece, and is counted', async () => {
  const { said, error, stream } = await hear(
    {
      instead(attempt, response) {
        if (attempt === 1) response.writeHead(400).end('{"error":{"message":"Audio file is too short"}}')
        return attempt === 1
      },
    },
    { timing: { interimMs: 0 } },
  )
  expect(error).toBeUndefined()
  expect(textOf(words)).toContain(finals(said))
  expect(stream.progress?.().lostMs).toBeGreaterThan(1000)
})

test('silence is never sent', async () => {
  const double = await openWhisperDouble({ words })
  open = double
  const stream = openWhisper({ baseUrl: double.url, openVad }).open(leg)
  for (let i = 0; i < 3000; i++) stream.push({ pcm: new Int16Array(160), sampleRate: RATE, startMs: i * 20 })
  stream.end()
  const said: Said[] = []
  for await (const one of stream) said.push(one)
  expect(said).toEqual([])
  expect(double.asked.length).toBe(0)
})

test("the double speaks the protocol of OpenAI's own client", async () => {
  const double = await openWhisperDouble({ words, key: 'k' })
  open = double
  const client = new OpenAI({ apiKey: 'k', baseURL: `${double.url}/v1`, maxRetries: 0 })
  const pcm = Int16Array.from(framesOf(words).flatMap((frame) => [...frame.pcm]))
  const wav = writeWav(pcm, { sampleRate: RATE, channels: 1 })
  const heard = await client.audio.transcriptions.create({
    file: new File([new Uint8Array(wav)], 'a.wav'),
    model: 'whisper-1',
    response_format: 'verbose_json',
    timestamp_granularities: ['word', 'segment'],
  })
  expect(heard.words?.map(({ word }) => word).join(' ')).toBe(textOf(words))
  const refused = new OpenAI({ apiKey: 'no', baseURL: `${double.url}/v1`, maxRetries: 0 })
  await expect(
    refused.audio.transcriptions.create({ file: new File([new Uint8Array(wav)], 'a.wav'), model: 'whisper-1' }),
  ).rejects.toMatchObject({ status: 401 })
})

test('an answer of any shape is words or nothing, and its times stay in the piece', () => {
  const piece = {
    pcm: new Int16Array(8000),
    sampleRate: RATE,
    startMs: 5000,
    endMs: 6000,
    cut: 'pause',
    cutAt: 0,
  } as const
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (words, segments) => {
      for (const word of readAnswer({ text: 'hola', words, segments }, piece, '') ?? []) {
        expect(word.startMs).toBeGreaterThanOrEqual(5000)
        expect(word.endMs).toBeLessThanOrEqual(6500)
      }
    }),
  )
  expect(readAnswer('hola', piece, '')).toBeUndefined()
})

test('base URLs of every make lead to the door', () => {
  const doors = [
    ['https://api.openai.com', 'https://api.openai.com/v1/audio/transcriptions'],
    ['https://api.openai.com/v1/', 'https://api.openai.com/v1/audio/transcriptions'],
    ['http://sala:8000/v1', 'http://sala:8000/v1/audio/transcriptions'],
    ['http://sala:8080/inference', 'http://sala:8080/inference'],
    [
      'https://x.openai.azure.com/openai/deployments/w?api-version=2024-06-01',
      'https://x.openai.azure.com/openai/deployments/w/audio/transcriptions?api-version=2024-06-01',
    ],
  ] as const
  for (const [base, door] of doors) expect(transcriptionUrl(base)).toBe(door)
  expect(() => transcriptionUrl('sala')).toThrow(TypeError)
  expect(keyHeaders('https://x.openai.azure.com/', 'k')).toMatchObject({ 'api-key': 'k' })
  expect(keyHeaders('http://sala:8000/', undefined)).toEqual({})
})
