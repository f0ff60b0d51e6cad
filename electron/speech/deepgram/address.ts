/** Where and how a stream is asked for: Deepgram's address and its parameters. */
import type { SttLeg } from '../stt.ts'
import { boostable } from '../terms.ts'

export type DeepgramAsk = {
  /** `wss://api.deepgram.com` when absent; `https:` and `http:` are taken as `wss:` and `ws:`. */
  readonly baseUrl?: string
  /** `nova-3` when absent. */
  readonly model?: string
  /** Names that the room wants to be heard rightly. */
  readonly terms?: readonly string[]
}

const HOME = 'wss://api.deepgram.com'
const MODEL = 'nova-3'
/** A pause after which Deepgram closes a line, ms. */
const ENDPOINTING_MS = 300

/** Throws `TypeError` for a base URL that is none. */
export function deepgramUrl({ baseUrl = HOME, model = MODEL, terms = [] }: DeepgramAsk, leg: SttLeg): string {
  const url = new URL(baseUrl)
  url.protocol = url.protocol.replace('http', 'ws')
  const path = url.pathname.replace(/\/+$/, '')
  url.pathname = path.endsWith('/listen') ? path : `${path.replace(/\/v1$/, '')}/v1/listen`
  const set = (name: string, value: string): void => url.searchParams.append(name, value)
  set('model', model)
  set('language', languageOf(leg.language))
  set('encoding', 'linear16')
  set('sample_rate', String(leg.sampleRate))
  set('channels', '1')
  set('interim_results', 'true')
  set('punctuate', 'true')
  set('smart_format', 'true')
  set('endpointing', String(ENDPOINTING_MS))
  // Nova-2 and older boost words, not phrases, with a strength.
  const older = /^(nova-2|nova$|enhanced|base)/.test(model)
  for (const term of boostable(terms)) set(older ? 'keywords' : 'keyterm', older ? `${term}:2` : term)
  return url.href
}

/** Deepgram has Spanish of Spain and of Latin America (`es`, `es-419`), and English by country. */
function languageOf(tag: string): string {
  const [language = 'multi', region = ''] = tag.split('-')
  if (language === 'es') return region === '' || region.toUpperCase() === 'ES' ? 'es' : 'es-419'
  if (language === 'en' && /^(US|GB|AU|NZ|IN)$/i.test(region)) return `en-${region.toUpperCase()}`
  return language
}
