/** OpenAI's speech and every server that speaks its protocol (`POST /v1/audio/speech`): PCM at 24 kHz, brought to the telephone's rate. */
import { record, soundOf } from './asked.ts'
import { pcm16 } from './decoder.ts'
import { plainText, type Tts } from './tts.ts'

export type OpenAiVoiceOptions = {
  /** With or without `/v1`, or the whole path. */
  readonly baseUrl: string
  /** A server of the room's own may ask for none. */
  readonly key?: string
  readonly model?: string
  readonly voice?: string
}

const MODEL = 'gpt-4o-mini-tts'
const VOICE = 'alloy'
const RATE = 24_000

/** Throws `TypeError` when `baseUrl` is no URL. */
export function openOpenAiVoice({ baseUrl, key, model = MODEL, voice = VOICE }: OpenAiVoiceOptions): Tts {
  const url = speechUrl(baseUrl)
  return {
    provider: 'OpenAI',
    speak: ({ text }, signal) =>
      soundOf(
        'OpenAI',
        {
          url,
          headers: key === undefined || key === '' ? {} : { authorization: `Bearer ${key}` },
          body: { model, voice, input: plainText(text), response_format: 'pcm' },
        },
        pcm16(RATE),
        (error) => record(error.error).code ?? record(error.error).type,
        signal,
      ),
  }
}

function speechUrl(baseUrl: string): string {
  const url = new URL(baseUrl)
  const path = url.pathname.replace(/\/+$/, '')
  url.pathname = path.endsWith('/speech') ? path : `${path === '' ? '/v1' : path}/audio/speech`
  return url.href
}
