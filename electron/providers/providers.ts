/** The room's speech services: what is set, kept and tried of them, and what each call is given when it begins. A wrong setting never stops a call. */

import type { Listening } from '../call/listening.ts'
import type { CallInfo } from '../capture/source.ts'
import type { Catalogue } from '../practice/catalogue.ts'
import { inOrder } from '../speech/aloud/inOrder.ts'
import type { Words } from '../speech/aloud/tts.ts'
import { type FallbackControl, withFallback } from '../speech/fallback.ts'
import { type Breaker, openBreaker } from '../speech/llm/breaker.ts'
import { openExtraction, tryLlm } from '../speech/llm/extraction.ts'
import { LlmSettingError } from '../speech/llm/providers.ts'
import type { LlmEvent } from '../speech/llm/told.ts'
import { metered } from '../speech/metered.ts'
import { ANY_LANGUAGE, type Stt } from '../speech/stt.ts'
import type { Understanding } from '../speech/understanding.ts'
import {
  type Keyed,
  type ProviderFile,
  ProviderSettingError,
  type ProviderSettings,
  type ProviderStore,
  type ServiceId,
  type SttService,
  VOICE_SERVICES,
  type VoiceService,
} from '../storage/providers.ts'
import type { Secrets } from '../storage/secrets.ts'
import { type CallMeter, openCallMeter } from './callMeter.ts'
import { type Failure, failureOf } from './failure.ts'
import type { Models, ModelView } from './models/models.ts'
import { type Fault, faultOf, type Machine, openRecogniser, openRecognisers, Unusable } from './recognisers.ts'
import { samplePhrase } from './sample.ts'
import { openTongue, primary } from './tongue.ts'
import { type Tried, tryRecogniser, tryVoice } from './trial.ts'
import { openRoomVoice, openVoice, type RoomVoice, type SpeechHealth } from './voices.ts'
import { whenHeard } from './whenHeard.ts'

type KeyState = { saved: boolean; last4?: string; savedAt?: number; unreadable?: boolean }
type LastTest = NonNullable<ProviderFile['tests'][ServiceId]>

export type ProviderView = {
  settings: ProviderSettings
  keys: { [K in Keyed]: KeyState }
  keychain: Secrets['kind']
  tests: { [K in ServiceId]?: LastTest }
  faults: Fault[]
  models: ModelView[]
}

export type Providers = {
  view(): ProviderView
  /** For the calls from now on. Throws `ProviderSettingError`. */
  set(settings: ProviderSettings): void
  /** Throws `SecretError`. */
  setKey(service: Keyed, key: string): void
  forgetKey(service: Keyed): void
  /** Never rejects. */
  test(service: ServiceId): Promise<Tried>
  /** False when no such call is heard by the room's own recognisers, or there is no such recogniser for it. */
  switchTo(callId: string, service: SttService): boolean
  readonly models: Models
  /** What reads texts out. */
  readonly voice: RoomVoice
  /** The room's voice saying this, for a headset. Never rejects. */
  hearText(words: Words): Promise<{ sound?: ArrayBuffer; failure?: Failure; reason?: string }>
  /** What a call is given. `words`: a script that is heard in place of the sound. Never throws. */
  listen(call: CallInfo, words?: Stt): Listening
  close(): void
}

export type ProvidersOptions = Pick<Machine, 'openVad' | 'fork' | 'now'> & {
  readonly store: ProviderStore
  readonly secrets: Secrets
  readonly models: Models
  readonly rules: Understanding
  readonly catalogue: Catalogue
  /** What persons hold on the card of a session; `close` ends the watch. */
  readonly card: (sessionId: string) => { readonly locked: NonNullable<Listening['locked']>; close(): void }
  /** What cannot be used, by service and setting; never a key, an address or a word of a call. */
  readonly onFault: (fault: Fault) => void
  /** How the voice of a call does, and what it costs. */
  readonly onSpeech: (callId: string, health: SpeechHealth) => void
}

const secretOf = (service: Keyed): string => `provider.${service}`
/** A part of a short key is too much of it. */
const LEAST_FOR_LAST4 = 12
/** What a voice is tried with: its like is said to callers. */
const SENTENCE: Words = { text: 'Habla la central. Mantenga la calma y siga en la línea.', language: 'es-CL' }
const isVoice = (service: ServiceId): service is VoiceService => (VOICE_SERVICES as readonly string[]).includes(service)
const KEY_FORM = /^[\x21-\x7e]{1,1000}$/

export function openProviders(options: ProvidersOptions): Providers {
  const { store, secrets, models, rules, catalogue, card, onFault, now } = options
  const keyOf = (service: Keyed): string | undefined => secrets.reveal(secretOf(service))
  const machine: Machine = { ...options, keyOf }
  const controls = new Map<string, Set<FallbackControl>>()
  const voice = openRoomVoice({
    settings: () => store.get().settings.speech,
    keyOf,
    now,
    onFault,
    tell: options.onSpeech,
  })
  /** One breaker for all calls: a model that fails one fails all. */
  let breaker: Breaker | undefined
  const hearBreaker = new Set<(event: LlmEvent) => void>()
  const openSharedBreaker = (): Breaker => {
    breaker ??= openBreaker({
      now: () => performance.now(),
      tell: (state) => {
        for (const hear of hearBreaker) hear({ kind: 'breaker', state })
      },
    })
    return breaker
  }

  const write = (change: (file: ProviderFile) => void): void => {
    const file = store.get()
    change(file)
    store.set(file)
  }
  const keyState = (service: Keyed): KeyState => {
    const saved = secrets.has(secretOf(service))
    if (!saved) return { saved }
    const key = keyOf(service)
    const savedAt = store.get().keysSavedAt[service]
    return {
      saved,
      ...(key === undefined ? { unreadable: true } : key.length >= LEAST_FOR_LAST4 ? { last4: key.slice(-4) } : {}),
      ...(savedAt === undefined ? {} : { savedAt }),
    }
  }

  const openModel = (settings: ProviderSettings, tell?: (event: LlmEvent) => void) => {
    const { vendor, model, baseUrl, form, prices } = settings.llm
    if (vendor === 'none') throw new Unusable('vendor', 'no model was chosen')
    const key = keyOf('llm')
    return openExtraction({
      provider: vendor,
      model,
      rules,
      ...(key === undefined ? {} : { key }),
      ...(baseUrl === '' ? {} : { baseUrl }),
      ...(form === undefined ? {} : { form }),
      ...(prices === undefined ? {} : { prices }),
      ...(tell ? { tell, breaker: openSharedBreaker() } : {}),
    })
  }
  const llmFault = (error: unknown): Fault => {
    if (error instanceof LlmSettingError) return { service: 'llm', field: error.field, reason: error.reason }
    return { service: 'llm', ...faultOf(error) }
  }

  const faults = (settings: ProviderSettings): Fault[] => {
    const found = [...openRecognisers(settings, machine).faults, ...voice.faults()]
    if (settings.llm.vendor !== 'none') {
      try {
        openModel(settings)
      } catch (error) {
        found.push(llmFault(error))
      }
    }
    return found
  }

  /** The recognisers as one, each measured; nothing when none of those that were chosen can be opened. */
  const ears = (
    call: CallInfo,
    settings: ProviderSettings,
  ): { stt: Stt; meter: (model?: string) => CallMeter } | undefined => {
    const { all, automatic, faults } = openRecognisers(settings, machine)
    for (const fault of faults) onFault(fault)
    if (automatic === 0) return undefined
    let meter: CallMeter | undefined
    const mine = new Set<FallbackControl>()
    const whole = withFallback(
      all.map((one) => metered(one.stt, { tell: (told) => meter?.stt(told), pricePerMinute: one.pricePerMinute, now })),
      {
        automatic,
        now,
        onStatus: (status) => meter?.sttStatus(status),
        onControl: (control) => {
          mine.add(control)
          controls.set(call.callId, mine)
        },
      },
    )
    const stt: Stt =
      settings.hears === 'line' ? whole : { ...whole, open: (leg) => whole.open({ ...leg, language: ANY_LANGUAGE }) }
    const provider = all
      .slice(0, automatic)
      .map(({ stt }) => stt.provider)
      .join(' → ')
    return {
      stt: whenHeard({ ...stt, provider }, () => meter?.flush()),
      meter(model) {
        meter = openCallMeter({ now, others: all.map((one) => one.stt.provider), ...(model ? { model } : {}) })
        return meter
      },
    }
  }

  const mind = (settings: ProviderSettings, tell: (event: LlmEvent) => void) => {
    if (settings.llm.vendor === 'none') return undefined
    try {
      return openModel(settings, tell)
    } catch (error) {
      onFault(llmFault(error))
      return undefined
    }
  }

  function listen(call: CallInfo, words?: Stt): Listening {
    // A practice call costs nothing and asks nobody outside.
    if (call.practice) return words ? { stt: words } : {}
    const { settings } = store.get()
    const own = words ? undefined : ears(call, settings)
    let meter: CallMeter | undefined
    const tell = (event: LlmEvent): void => meter?.llm(event)
    const thinking = mind(settings, tell)
    const model = thinking && `${thinking.llm.provider} ${thinking.llm.model}`
    meter = own?.meter(model) ?? openCallMeter({ now, others: [], ...(model ? { model } : {}) })
    const stt = words ?? own?.stt
    if (!thinking)
      return { ...(stt ? { stt } : {}), ...(own ? { watch: meter.watch, close: () => end(call, meter) } : {}) }

    hearBreaker.add(tell)
    const held = card(call.sessionId)
    const { translateInto: into } = settings
    const isForeign = into === '' ? () => false : openTongue(call.language, into)
    return {
      ...(stt ? { stt } : {}),
      understanding: thinking.understanding,
      locked: held.locked,
      watch: meter.watch,
      async translate(line) {
        if (!isForeign(line.text)) return undefined
        return thinking.translation.translate(line, primary(into)).catch(() => undefined)
      },
      close() {
        hearBreaker.delete(tell)
        held.close()
        end(call, meter)
      },
    }
  }

  const end = (call: CallInfo, meter: CallMeter | undefined): void => {
    controls.delete(call.callId)
    meter?.close()
  }

  async function tried(service: ServiceId): Promise<Tried> {
    const { settings } = store.get()
    try {
      if (service === 'llm') {
        const outcome = await tryLlm(openModel(settings).llm)
        if (outcome.kind === 'works') return { ok: true, latencyMs: Math.round(outcome.latencyMs) }
        return {
          ok: false,
          ...(outcome.cause ? failureOf(outcome.cause) : { failure: 'protocol', reason: outcome.reason }),
        }
      }
      if (isVoice(service)) {
        const { tts } = openVoice(service, settings.speech, keyOf)
        return await tryVoice(inOrder({ voices: [tts] }), SENTENCE, now)
      }
      const phrase = await samplePhrase(catalogue)
      if (!phrase) return { ok: false, failure: 'unknown', reason: 'the practice calls are missing' }
      return await tryRecogniser(openRecogniser(service, settings, machine, true).stt, phrase, now)
    } catch (error) {
      const { field, reason } = service === 'llm' ? llmFault(error) : faultOf(error)
      const failure: Failure = field === 'folder' ? 'folder' : 'setting'
      return { ok: false, failure, reason: `${field}: ${reason}` }
    }
  }

  return {
    models,
    voice,
    async hearText(words) {
      const mine = { provider: '', speak: voice.speak.bind(undefined, undefined) }
      const tried = await tryVoice(mine, words, now, voice.why)
      if (!tried.ok) return { failure: tried.failure, reason: tried.reason }
      return tried.sound ? { sound: tried.sound } : {}
    },
    listen,
    view() {
      const { settings, tests } = store.get()
      const keys = {
        deepgram: keyState('deepgram'),
        whisper: keyState('whisper'),
        llm: keyState('llm'),
        elevenlabs: keyState('elevenlabs'),
        openaiVoice: keyState('openaiVoice'),
      }
      return { settings, keys, keychain: secrets.kind, tests, faults: faults(settings), models: [...models.list()] }
    },
    set(settings) {
      write((file) => {
        file.settings = settings
      })
      breaker = undefined
      voice.renew()
    },
    setKey(service, key) {
      if (!KEY_FORM.test(key))
        throw new ProviderSettingError('key', 'must be 1 to 1000 visible characters without spaces')
      secrets.keep(secretOf(service), key)
      write((file) => {
        file.keysSavedAt[service] = now()
        delete file.tests[service]
      })
      if (service === 'llm') breaker = undefined
      voice.renew()
    },
    forgetKey(service) {
      secrets.forget(secretOf(service))
      write((file) => {
        delete file.keysSavedAt[service]
        delete file.tests[service]
      })
      voice.renew()
    },
    async test(service) {
      const outcome = await tried(service)
      write((file) => {
        const { ok, latencyMs } = outcome.ok ? outcome : { ok: false, latencyMs: undefined }
        file.tests[service] = {
          at: now(),
          ok,
          ...(latencyMs === undefined ? {} : { latencyMs }),
          ...(outcome.ok ? {} : { failure: outcome.failure }),
        }
      })
      return outcome
    },
    switchTo: (callId, service) => [...(controls.get(callId) ?? [])].map((one) => one.prefer(service)).some(Boolean),
    close: () => models.close(),
  }
}
