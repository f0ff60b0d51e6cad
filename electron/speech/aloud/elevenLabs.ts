/** ElevenLabs, streamed as µ-law at 8 kHz: what the telephone carries, byte for byte (`POST /v1/text-to-speech/{voice}/stream`). */
import { record, soundOf } from './asked.ts'
import { ulaw } from './decoder.ts'
import { plainText, type Tts } from './tts.ts'

export type ElevenLabsOptions = {
  readonly key: string
  /** Id of a voice of the account. */
  readonly voice: string
  readonly baseUrl?: string
  readonly model?: string
}

const BASE = 'https://api.elevenlabs.io'
const MODEL = 'eleven_flash_v2_5'
/** Only these take a language; others refuse the request for it. */
const TAKES_LANGUAGE = /_v2_5$|_v3$/

/** Throws `TypeError` when `baseUrl` is no URL. */
export function openElevenLabs({ key, voice, baseUrl = BASE, model = MODEL }: ElevenLabsOptions): Tts {
  const base = new URL(baseUrl).href.replace(/\/+$/, '').replace(/\/v1$/, '')
  const url = `${base}/v1/text-to-speech/${encodeURIComponent(voice)}/stream?output_format=ulaw_8000`
  return {
    provider: 'ElevenLabs',
    speak: ({ text, language }, signal) =>
      soundOf(
        'ElevenLabs',
        {
          url,
          headers: { 'xi-api-key': key },
          body: {
            text: plainText(text),
            model_id: model,
            ...(TAKES_LANGUAGE.test(model) ? { language_code: language.split('-')[0]?.toLowerCase() } : {}),
          },
        },
        ulaw(),
        // `detail.status` is its word; `detail` is a list where the request itself was wrong.
        (error) => record(error.detail).status,
        signal,
      ),
  }
}
