/** The part of the contract that is about the room's speech services: settings, keys that only go in, tests, models, switching a call. */
import { type GenericValidator, v } from 'convex/values'

const sttService = v.union(v.literal('deepgram'), v.literal('whisper'), v.literal('sherpa'), v.literal('pocketsphinx'))
const voiceService = v.union(v.literal('elevenlabs'), v.literal('openaiVoice'), v.literal('espeak'))
const serviceId = v.union(sttService, v.literal('llm'), voiceService)
const keyed = v.union(
  v.literal('deepgram'),
  v.literal('whisper'),
  v.literal('llm'),
  v.literal('elevenlabs'),
  v.literal('openaiVoice'),
)
/** Prices in USD a thousand characters. */
const voice = v.object({ baseUrl: v.string(), model: v.string(), voice: v.string(), pricePerThousand: v.number() })

export const providerSettings = v.object({
  order: v.array(sttService),
  hears: v.union(v.literal('line'), v.literal('any')),
  terms: v.array(v.string()),
  /** Prices in USD a minute of sound. */
  deepgram: v.object({ baseUrl: v.string(), model: v.string(), pricePerMinute: v.number() }),
  whisper: v.object({ baseUrl: v.string(), model: v.string(), pricePerMinute: v.number() }),
  sherpa: v.object({ folder: v.string() }),
  pocketsphinx: v.object({ phrases: v.array(v.string()) }),
  /** Prices in USD a million tokens. */
  llm: v.object({
    vendor: v.union(v.literal('none'), v.literal('anthropic'), v.literal('openai'), v.literal('compatible')),
    model: v.string(),
    baseUrl: v.string(),
    form: v.optional(v.union(v.literal('tool'), v.literal('schema'), v.literal('json'))),
    prices: v.optional(
      v.object({
        input: v.number(),
        output: v.number(),
        cacheRead: v.optional(v.number()),
        cacheWritten: v.optional(v.number()),
      }),
    ),
  }),
  translateInto: v.string(),
  speech: v.object({
    order: v.array(voiceService),
    whispers: v.boolean(),
    elevenlabs: voice,
    openaiVoice: voice,
    espeak: v.object({ voice: v.string() }),
  }),
})

/** All that a window ever learns of a key. */
const keyState = v.object({
  saved: v.boolean(),
  /** Absent for keys too short to show a part of. */
  last4: v.optional(v.string()),
  savedAt: v.optional(v.number()),
  /** It is kept, and cannot be read on this machine. */
  unreadable: v.optional(v.boolean()),
})

/** `failure` has its words in the window; `reason` is for whoever mends it, without key, address or words of a call. */
export const serviceTest = v.object({
  at: v.number(),
  ok: v.boolean(),
  latencyMs: v.optional(v.number()),
  failure: v.optional(v.string()),
})

export const speechModel = v.object({
  id: v.string(),
  title: v.string(),
  language: v.string(),
  bytes: v.number(),
  /** By which terms it may be used. */
  licence: v.string(),
  url: v.string(),
  /** What others publish as its SHA-256; nobody here has verified it. Absent: the admin gives one, or trusts the first. */
  sha256: v.optional(v.string()),
  /** Where it lies, once it is here. */
  folder: v.optional(v.string()),
  state: v.union(
    v.literal('absent'),
    v.literal('part'),
    v.literal('fetching'),
    v.literal('unpacking'),
    v.literal('ready'),
    v.literal('failed'),
  ),
  /** Bytes that are here. */
  have: v.number(),
  failure: v.optional(v.string()),
})

export const providerView = v.object({
  settings: providerSettings,
  keys: v.object({
    deepgram: keyState,
    whisper: keyState,
    llm: keyState,
    elevenlabs: keyState,
    openaiVoice: keyState,
  }),
  /** keychain: sealed by the system; file: readable to whoever can read this user's files; none: nothing can be kept. */
  keychain: v.union(v.literal('keychain'), v.literal('file'), v.literal('none')),
  tests: v.object({
    deepgram: v.optional(serviceTest),
    whisper: v.optional(serviceTest),
    sherpa: v.optional(serviceTest),
    pocketsphinx: v.optional(serviceTest),
    llm: v.optional(serviceTest),
    elevenlabs: v.optional(serviceTest),
    openaiVoice: v.optional(serviceTest),
    espeak: v.optional(serviceTest),
  }),
  /** Why a service cannot be used as it is set: its field and the reason; absent when it can. */
  faults: v.array(v.object({ service: serviceId, field: v.string(), reason: v.string() })),
  models: v.array(speechModel),
})

export const providerCalls = {
  'providers.get': { args: v.object({}), returns: providerView },
  /** Counts from the next call on. */
  'providers.set': { args: v.object({ settings: providerSettings }), returns: providerView },
  'providers.setKey': { args: v.object({ service: keyed, key: v.string() }), returns: providerView },
  'providers.forgetKey': { args: v.object({ service: keyed }), returns: providerView },
  /** `heard`: what was understood of the sample phrase; `sound`: what a voice said, as WAV. */
  'providers.test': {
    args: v.object({ service: serviceId }),
    returns: v.object({
      ok: v.boolean(),
      latencyMs: v.optional(v.number()),
      heard: v.optional(v.string()),
      sound: v.optional(v.bytes()),
      failure: v.optional(v.string()),
      reason: v.optional(v.string()),
    }),
  },
  /** A text in the room's voice, as WAV, for the headset of whoever asks; refused in the same words as in a call. */
  'speech.hear': {
    args: v.object({ text: v.string(), language: v.string() }),
    returns: v.object({
      sound: v.optional(v.bytes()),
      failure: v.optional(v.string()),
      reason: v.optional(v.string()),
    }),
  },
  /** A running call of this host is heard by that recogniser from here on. */
  'providers.switch': { args: v.object({ callId: v.string(), service: sttService }), returns: v.null() },
  /** `sha256`: what the file must be; `trustFirst`: whatever comes is taken, and its sum remembered. */
  'models.fetch': {
    args: v.object({ id: v.string(), sha256: v.optional(v.string()), trustFirst: v.optional(v.boolean()) }),
    returns: v.null(),
  },
  'models.cancel': { args: v.object({ id: v.string() }), returns: v.null() },
  /** A folder of this machine with a model in it is used as it is. */
  'models.import': { args: v.object({ folder: v.string() }), returns: providerView },
} satisfies Record<string, { args: GenericValidator; returns: GenericValidator }>

export const providerEvents = {
  /** How far the models have come; at most twice a second. */
  'live.models': v.object({ models: v.array(speechModel) }),
} satisfies Record<string, GenericValidator>
