/** Recognition by any server with OpenAI's `/v1/audio/transcriptions`: OpenAI, whisper.cpp, speaches, Azure. Pieces go out as WAV, words come back. */

import type { VadFactory } from '../../audio/vad.ts'
import { writeWav } from '../../audio/wavHeader.ts'
import { ProviderError } from '../providerError.ts'
import { retryAfterMs } from '../retryAfter.ts'
import { ANY_LANGUAGE, type Stt } from '../stt.ts'
import { promptOf } from '../terms.ts'
import { keyHeaders, transcriptionUrl } from './address.ts'
import { readAnswer } from './answer.ts'
import { type Ask, type ChunkedOptions, createChunked } from './chunked.ts'

export type WhisperOptions = {
  readonly baseUrl: string
  /** Absent for a room's own server. */
  readonly key?: string
  /** `whisper-1`, or what the server calls its model. */
  readonly model?: string
  readonly terms?: readonly string[]
  readonly openVad: VadFactory
  readonly speechlike?: ChunkedOptions['speechlike']
  readonly fetch?: typeof fetch
  readonly now?: () => number
  /** One answer may take so long, ms. */
  readonly timeoutMs?: number
  readonly timing?: ChunkedOptions['timing']
}

const PROVIDER = 'whisper'
const MODEL = 'whisper-1'
const TIMEOUT_MS = 20_000
/** An answer is text; what is longer is something else. */
const MOST_BYTES = 4 << 20

/** Throws `TypeError` for a base URL that is none. */
export function openWhisper(options: WhisperOptions): Stt {
  const url = transcriptionUrl(options.baseUrl)
  /** Some models give no words and no segments; the server says so once. */
  let verbose = true

  const ask = async (form: FormData, signal: AbortSignal): Promise<unknown> => {
    const limit = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)
    let response: Response
    try {
      response = await (options.fetch ?? fetch)(url, {
        method: 'POST',
        headers: keyHeaders(url, options.key),
        body: form,
        signal: AbortSignal.any([signal, limit]),
      })
    } catch (cause) {
      throw new ProviderError(PROVIDER, limit.aborted ? 'no answer in time' : 'no answer', { cause })
    }
    let text: string
    try {
      text = await response.text()
    } catch (cause) {
      throw new ProviderError(PROVIDER, 'the answer broke off', { cause })
    }
    if (!response.ok) throw refusal(response, text)
    try {
      if (text.length > MOST_BYTES) throw new RangeError('too long')
      return JSON.parse(text)
    } catch (cause) {
      throw new ProviderError(PROVIDER, 'what answers is no transcription', { cause })
    }
  }

  const transcribe = async ({ piece, leg, before, signal }: Ask): ReturnType<ChunkedOptions['transcribe']> => {
    const prompt = promptOf(options.terms ?? [], before)
    const form = (): FormData => {
      const form = new FormData()
      const wav = writeWav(piece.pcm, { sampleRate: piece.sampleRate, channels: 1 })
      form.set('file', new File([new Uint8Array(wav)], 'piece.wav', { type: 'audio/wav' }))
      form.set('model', options.model ?? MODEL)
      // Without a language the server finds it out.
      if (leg.language !== ANY_LANGUAGE) form.set('language', leg.language.split('-')[0] ?? '')
      form.set('temperature', '0')
      if (prompt !== '') form.set('prompt', prompt)
      form.set('response_format', verbose ? 'verbose_json' : 'json')
      if (verbose) for (const unit of ['word', 'segment']) form.append('timestamp_granularities[]', unit)
      return form
    }
    let body: unknown
    try {
      body = await ask(form(), signal)
    } catch (error) {
      if (
        !verbose ||
        !(error instanceof ProviderError) ||
        error.status !== 400 ||
        !/response_format/.test(error.message)
      )
        throw error
      verbose = false
      body = await ask(form(), signal)
    }
    const words = readAnswer(body, piece, prompt)
    if (!words) throw new ProviderError(PROVIDER, 'what answers is no transcription')
    return words
  }

  const { openVad, speechlike, now, timing } = options
  return createChunked({
    provider: PROVIDER,
    languages: 'any',
    transcribe,
    openVad,
    ...(speechlike ? { speechlike } : {}),
    ...(now ? { now } : {}),
    ...(timing ? { timing } : {}),
  })
}

function refusal(response: Response, text: string): ProviderError {
  const { status } = response
  const waitMs = retryAfterMs(response.headers.get('retry-after'), Date.now())
  return new ProviderError(PROVIDER, reasonOf(status, text), { status, ...(waitMs === undefined ? {} : { waitMs }) })
}

/** Only what the server says of a format is repeated; the rest could hold words of the call. */
function reasonOf(status: number, text: string): string {
  if (status === 401 || status === 403) return 'the key was refused'
  if (status === 404) return 'there is no such model or no transcription at this address'
  if (status === 429) return /insufficient_quota/.test(text) ? 'the account has no credit' : 'asked too often'
  if (status >= 500) return 'the service is in trouble'
  return /response_format/.test(text) ? 'refused the response_format' : `refused the piece (${status})`
}
