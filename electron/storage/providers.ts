/** Which speech services this room uses, in what order and at what price; keys are never in here (`storage/secrets`). */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'

export const STT_SERVICES = ['deepgram', 'whisper', 'sherpa', 'pocketsphinx'] as const
export type SttService = (typeof STT_SERVICES)[number]
export const VOICE_SERVICES = ['elevenlabs', 'openaiVoice', 'espeak'] as const
export type VoiceService = (typeof VOICE_SERVICES)[number]
export const SERVICE_IDS = [...STT_SERVICES, 'llm', ...VOICE_SERVICES] as const
export type ServiceId = (typeof SERVICE_IDS)[number]
/** What has a key of its own. */
export const KEYED = ['deepgram', 'whisper', 'llm', 'elevenlabs', 'openaiVoice'] as const
export type Keyed = (typeof KEYED)[number]
export const LLM_VENDORS = ['none', 'anthropic', 'openai', 'compatible'] as const
export const LLM_FORMS = ['tool', 'schema', 'json'] as const

type TokenPrices = { input: number; output: number; cacheRead?: number; cacheWritten?: number }

export type ProviderSettings = {
  /** Recognisers in the order in which they are tried; those that are not named can still be switched to by hand. */
  order: SttService[]
  /** line: callers are taken to speak the language of their line; any: recognisers find it out, which costs some accuracy. */
  hears: 'line' | 'any'
  /** Names that recognisers should hear rightly: streets, communes, units. */
  terms: string[]
  /** An empty `baseUrl` or `model` is the vendor's own. Prices in USD a minute of sound. */
  deepgram: { baseUrl: string; model: string; pricePerMinute: number }
  /** An empty `baseUrl` means that there is no such server. */
  whisper: { baseUrl: string; model: string; pricePerMinute: number }
  /** Folder of a model, absolute; empty: none. */
  sherpa: { folder: string }
  /** What this recogniser for tests can hear, a phrase a line, in Spanish; none: any English. */
  pocketsphinx: { phrases: string[] }
  /** Prices in USD a million tokens. */
  llm: {
    vendor: (typeof LLM_VENDORS)[number]
    model: string
    baseUrl: string
    form?: (typeof LLM_FORMS)[number]
    prices?: TokenPrices
  }
  /** Language into which a caller's words are put, BCP 47; empty: they are not translated. */
  translateInto: string
  /** What reads texts out. */
  speech: {
    /** Voices in the order in which they are tried; empty: nothing is read out. */
    order: VoiceService[]
    /** What supervisors write is also said in the dispatcher's ear. */
    whispers: boolean
    /** An empty `baseUrl` or `model` is the vendor's own; `voice` is the id of one of the account. Prices in USD a thousand characters. */
    elevenlabs: { baseUrl: string; model: string; voice: string; pricePerThousand: number }
    /** An empty `baseUrl` means that there is no such server. */
    openaiVoice: { baseUrl: string; model: string; voice: string; pricePerThousand: number }
    /** An empty `voice`: by the language of the text. */
    espeak: { voice: string }
  }
}

export const NO_PROVIDERS: ProviderSettings = {
  order: [],
  hears: 'line',
  terms: [],
  deepgram: { baseUrl: '', model: '', pricePerMinute: 0 },
  whisper: { baseUrl: '', model: '', pricePerMinute: 0 },
  sherpa: { folder: '' },
  pocketsphinx: { phrases: [] },
  llm: { vendor: 'none', model: '', baseUrl: '' },
  translateInto: '',
  speech: {
    order: [],
    whispers: false,
    elevenlabs: { baseUrl: '', model: '', voice: '', pricePerThousand: 0 },
    openaiVoice: { baseUrl: '', model: '', voice: '', pricePerThousand: 0 },
    espeak: { voice: '' },
  },
}

export type LastTest = { at: number; ok: boolean; failure?: string; latencyMs?: number }

/** What is kept: the settings, when each key was saved, how the last tests went. */
export type ProviderFile = {
  settings: ProviderSettings
  keysSavedAt: { [K in Keyed]?: number }
  tests: { [K in ServiceId]?: LastTest }
}

export class ProviderSettingError extends Error {
  override readonly name = 'ProviderSettingError'
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`)
    this.field = field
    this.reason = reason
  }
}

export type ProviderStore = {
  get(): ProviderFile
  /** Durable when it returns; throws `ProviderSettingError` naming the field, or the system's error. */
  set(file: ProviderFile): void
}

/** A file that cannot be used is told to `onFault`, kept beside as `.bad`, and the console starts as if there were none. */
export function openProviderStore(
  file: string,
  onFault: (fault: { readonly field: string; readonly reason: string }) => void,
): ProviderStore {
  let current: ProviderFile = load(file, onFault)
  return {
    get: () => structuredClone(current),
    set(next) {
      checkProviders(next.settings)
      const draft = `${file}.draft`
      writeFileSync(draft, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600, flush: true })
      renameSync(draft, file)
      current = structuredClone(next)
    },
  }
}

const EMPTY: ProviderFile = { settings: NO_PROVIDERS, keysSavedAt: {}, tests: {} }

function load(file: string, onFault: (fault: { field: string; reason: string }) => void): ProviderFile {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    if (code !== 'ENOENT') onFault({ field: 'file', reason: `cannot be read: ${code}` })
    return EMPTY
  }
  try {
    const kept: unknown = JSON.parse(text)
    if (!isRecord(kept) || !isRecord(kept.settings)) throw new ProviderSettingError('file', 'must hold settings')
    // What a later version adds has its default in an older file.
    const settings = { ...NO_PROVIDERS, ...kept.settings } as ProviderSettings
    checkProviders(settings)
    return {
      settings,
      keysSavedAt: isRecord(kept.keysSavedAt) ? (kept.keysSavedAt as ProviderFile['keysSavedAt']) : {},
      tests: isRecord(kept.tests) ? (kept.tests as ProviderFile['tests']) : {},
    }
  } catch (error) {
    onFault(
      error instanceof ProviderSettingError
        ? { field: error.field, reason: error.reason }
        : { field: 'file', reason: 'is not JSON' },
    )
    try {
      renameSync(file, `${file}.bad`)
    } catch {
      // It stays where it is until the next save takes its place.
    }
    return EMPTY
  }
}

const MOST_TERMS = 500
const LONGEST = 500
const MOST_USD_A_MINUTE = 10
const MOST_USD_A_MILLION = 10_000
const MOST_USD_A_THOUSAND = 10

/** Throws `ProviderSettingError` for the first field that cannot work; nothing is asked of the network. */
export function checkProviders(value: unknown): asserts value is ProviderSettings {
  const all = record('settings', value)
  const order = list('order', all.order)
  for (const one of order) oneOf('order', one, STT_SERVICES)
  if (new Set(order).size !== order.length) fail('order', 'names a service twice')
  oneOf('hears', all.hears, ['line', 'any'])
  const terms = list('terms', all.terms)
  if (terms.length > MOST_TERMS) fail('terms', `must be ${MOST_TERMS} at most`)
  for (const term of terms) text('terms', term)
  for (const name of ['deepgram', 'whisper'] as const) {
    const service = record(name, all[name])
    address(`${name}.baseUrl`, service.baseUrl, name === 'deepgram' ? /^(wss?|https?):$/ : /^https?:$/)
    text(`${name}.model`, service.model)
    price(`${name}.pricePerMinute`, service.pricePerMinute, MOST_USD_A_MINUTE)
  }
  text('sherpa.folder', record('sherpa', all.sherpa).folder)
  const phrases = list('pocketsphinx.phrases', record('pocketsphinx', all.pocketsphinx).phrases)
  if (phrases.length > MOST_TERMS) fail('pocketsphinx.phrases', `must be ${MOST_TERMS} at most`)
  for (const phrase of phrases) text('pocketsphinx.phrases', phrase)
  const llm = record('llm', all.llm)
  oneOf('llm.vendor', llm.vendor, LLM_VENDORS)
  text('llm.model', llm.model)
  address('llm.baseUrl', llm.baseUrl, /^https?:$/)
  if (llm.form !== undefined) oneOf('llm.form', llm.form, LLM_FORMS)
  if (llm.prices !== undefined) {
    const prices = record('llm.prices', llm.prices)
    for (const name of ['input', 'output'] as const) price(`llm.prices.${name}`, prices[name], MOST_USD_A_MILLION)
    for (const name of ['cacheRead', 'cacheWritten'] as const)
      if (prices[name] !== undefined) price(`llm.prices.${name}`, prices[name], MOST_USD_A_MILLION)
  }
  const into = text('translateInto', all.translateInto)
  if (into !== '' && !/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(into))
    fail('translateInto', 'must be a language such as es')
  checkSpeech(record('speech', all.speech))
}

function checkSpeech(speech: Record<string, unknown>): void {
  const order = list('speech.order', speech.order)
  for (const one of order) oneOf('speech.order', one, VOICE_SERVICES)
  if (new Set(order).size !== order.length) fail('speech.order', 'names a service twice')
  if (typeof speech.whispers !== 'boolean') fail('speech.whispers', 'must be true or false')
  for (const name of ['elevenlabs', 'openaiVoice'] as const) {
    const at = `speech.${name}`
    const service = record(at, speech[name])
    address(`${at}.baseUrl`, service.baseUrl, /^https?:$/)
    text(`${at}.model`, service.model)
    text(`${at}.voice`, service.voice)
    price(`${at}.pricePerThousand`, service.pricePerThousand, MOST_USD_A_THOUSAND)
  }
  const voice = text('speech.espeak.voice', record('speech.espeak', speech.espeak).voice)
  if (!/^$|^[A-Za-z][A-Za-z0-9+_-]{0,39}$/.test(voice)) fail('speech.espeak.voice', 'must be a voice such as es-419+f2')
}

function fail(field: string, reason: string): never {
  throw new ProviderSettingError(field, reason)
}
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const record = (field: string, value: unknown): Record<string, unknown> =>
  isRecord(value) ? value : fail(field, 'must be an object')
const list = (field: string, value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : fail(field, 'must be a list')
function text(field: string, value: unknown): string {
  if (typeof value !== 'string') return fail(field, 'must be text')
  return value.length > LONGEST ? fail(field, `must have ${LONGEST} characters at most`) : value
}
function oneOf(field: string, value: unknown, words: readonly string[]): void {
  if (!words.includes(value as string)) fail(field, `must be ${words.join(' or ')}`)
}
function address(field: string, value: unknown, protocols: RegExp): void {
  const url = text(field, value)
  if (url === '') return
  if (!URL.canParse(url) || !protocols.test(new URL(url).protocol)) fail(field, 'must be a web address')
  // A key in an address ends in logs of others.
  if (new URL(url).username !== '' || new URL(url).password !== '') fail(field, 'must not hold a name or password')
}
function price(field: string, value: unknown, most: number): void {
  if (typeof value !== 'number' || !(value >= 0 && value <= most)) fail(field, `must be from 0 to ${most}`)
}
