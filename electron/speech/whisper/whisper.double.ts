/** A transcription server of OpenAI's protocol: reads the multipart form and the WAV in it, and "recognises" sound whose samples are numbers of words. */
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readWav } from '../../audio/wav.ts'
import type { Hears, SpokenWord } from '../deepgram/deepgram.double.ts'

export type Asked = {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly form: FormData
  readonly seconds: number
}

export type WhisperDoubleOptions = {
  readonly key?: string
  readonly words: readonly SpokenWord[]
  /** Hears true sound in place of that. */
  readonly hears?: Hears
  /** Takes the answer over; gives `true` when it did. */
  readonly instead?: (attempt: number, response: ServerResponse) => boolean | Promise<boolean>
  /** Takes only `json`, as the newer models. */
  readonly onlyJson?: boolean
  /** Words belong to segments, not to the answer: whisper.cpp. */
  readonly nested?: boolean
}

export type WhisperDouble = { readonly url: string; readonly asked: Asked[]; close(): Promise<void> }

export async function openWhisperDouble(options: WhisperDoubleOptions): Promise<WhisperDouble> {
  const asked: Asked[] = []
  let attempts = 0
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const attempt = ++attempts
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const json = (status: number, body: unknown): void => {
      response
        .writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'double' })
        .end(JSON.stringify(body))
    }
    const refuse = (status: number, message: string): void =>
      json(status, { error: { message, type: 'invalid_request_error', param: null, code: null } })
    if (await options.instead?.(attempt, response)) return
    if (!request.url?.includes('/audio/transcriptions')) return refuse(404, 'Not found')
    if (options.key && request.headers.authorization !== `Bearer ${options.key}`)
      return refuse(401, 'Incorrect API key provided')
    const headers = { 'content-type': request.headers['content-type'] ?? '' }
    const form = await new Response(Buffer.concat(parts), { headers }).formData()
    const file = form.get('file')
    if (!(file instanceof File) || !form.get('model')) return refuse(400, 'file and model are needed')
    const wav = readWav(new Uint8Array(await file.arrayBuffer()))
    asked.push({ path: request.url, headers: request.headers, form, seconds: wav.length / wav.sampleRate })
    if (options.onlyJson && form.get('response_format') !== 'json')
      return refuse(400, "response_format 'verbose_json' is not compatible with model")
    const pcm = wav.read(0, 0, wav.length)
    const heard = options.hears?.(pcm, wav.sampleRate) ?? wordsIn(pcm, wav.sampleRate, options.words)
    const text = heard.map(({ word }) => word).join(' ')
    if (form.get('response_format') === 'json') return json(200, { text, usage: { type: 'tokens' } })
    const segment = {
      id: 0,
      seek: 0,
      start: 0,
      end: wav.length / wav.sampleRate,
      text: ` ${text}`,
      tokens: [],
      temperature: 0,
      avg_logprob: -0.2,
      compression_ratio: 1.2,
      no_speech_prob: 0.01,
      ...(options.nested ? { words: heard } : {}),
    }
    json(200, {
      task: 'transcribe',
      language: 'spanish',
      duration: wav.length / wav.sampleRate,
      text,
      ...(options.nested ? {} : { words: heard }),
      segments: text === '' ? [] : [segment],
      usage: { type: 'duration', seconds: Math.ceil(wav.length / wav.sampleRate) },
    })
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Words in the sound; one that is cut sounds like its last letters, as a recogniser would guess. */
function wordsIn(pcm: Int16Array, rate: number, words: readonly SpokenWord[]) {
  const found: { word: string; start: number; end: number }[] = []
  for (let at = 0; at < pcm.length; ) {
    const value = pcm[at] ?? 0
    let end = at
    while (end < pcm.length && pcm[end] === value) end++
    const word = words[value - 1]
    if (word) {
      const whole = ((word.endMs - word.startMs) * rate) / 1000
      found.push({
        word: end - at < whole * 0.7 ? `…${word.text.slice(-2)}` : word.text,
        start: at / rate,
        end: end / rate,
      })
    }
    at = end
  }
  return found
}
