/** The voices of the room's settings as one: in their order, each measured, and what it costs added up for each call. */
import type { Measure } from '../call/listening.ts'
import { openElevenLabs } from '../speech/aloud/elevenLabs.ts'
import { openEspeak } from '../speech/aloud/espeak.ts'
import { inOrder, type Rest } from '../speech/aloud/inOrder.ts'
import { meteredVoice, type Spoke } from '../speech/aloud/meteredVoice.ts'
import { openOpenAiVoice } from '../speech/aloud/openAiVoice.ts'
import type { Tts, Words } from '../speech/aloud/tts.ts'
import type { ProviderSettings, VoiceService } from '../storage/providers.ts'
import { type Failed, failureOf } from './failure.ts'
import { type Fault, faultOf, type Machine, Unusable } from './recognisers.ts'
import { tongueOf } from './tongue.ts'

type Settings = ProviderSettings['speech']
type Opened = { readonly tts: Tts; readonly pricePerThousand: number }

/** Throws `Unusable`, or what the voice itself throws. */
export function openVoice(service: VoiceService, settings: Settings, keyOf: Machine['keyOf']): Opened {
  const chosen = ({ baseUrl, model, voice }: { baseUrl: string; model: string; voice: string }) => ({
    ...(baseUrl === '' ? {} : { baseUrl }),
    ...(model === '' ? {} : { model }),
    ...(voice === '' ? {} : { voice }),
  })
  switch (service) {
    case 'elevenlabs': {
      const key = keyOf('elevenlabs')
      const { voice, pricePerThousand } = settings.elevenlabs
      if (key === undefined) throw new Unusable('key', 'must be set')
      if (voice === '') throw new Unusable('voice', 'must be set')
      return { tts: openElevenLabs({ ...chosen(settings.elevenlabs), key, voice }), pricePerThousand }
    }
    case 'openaiVoice': {
      const key = keyOf('openaiVoice')
      const { baseUrl, pricePerThousand } = settings.openaiVoice
      if (baseUrl === '') throw new Unusable('baseUrl', 'must be set')
      const tts = openOpenAiVoice({ ...chosen(settings.openaiVoice), baseUrl, ...(key === undefined ? {} : { key }) })
      return { tts, pricePerThousand }
    }
    case 'espeak': {
      const { voice } = settings.espeak
      return { tts: openEspeak(voice === '' ? {} : { voice }), pricePerThousand: 0 }
    }
  }
}

/** What of a call's speech is told, as its `tts` service. */
export type SpeechHealth = {
  readonly service: 'tts'
  readonly status: 'active' | 'error'
  readonly measure: Omit<Measure, 'others'>
}

export type RoomVoice = {
  ready(): boolean
  whispers(): boolean
  /** Frames of 20 ms at 8 kHz; without `callId` nothing is put to any call's account. */
  speak(callId: string | undefined, words: Words, signal: AbortSignal): AsyncIterable<Int16Array>
  why(error: unknown): Failed
  faults(): Fault[]
  /** The settings or a key are others: what is said from now on is said by them. */
  renew(): void
}

type Needs = {
  readonly settings: () => Settings
  readonly keyOf: Machine['keyOf']
  readonly now: () => number
  readonly onFault: (fault: Fault) => void
  readonly tell: (callId: string, health: SpeechHealth) => void
}

/** Calls whose account is kept; those that ended long ago are forgotten first. */
const MOST_CALLS = 500

export function openRoomVoice({ settings, keyOf, now, onFault, tell }: Needs): RoomVoice {
  const accounts = new Map<string, Account>()
  const resting = new Map<string, Rest>()
  let voices: readonly Opened[] | undefined

  const open = (onFault: (fault: Fault) => void): Opened[] =>
    settings().order.flatMap((service) => {
      try {
        return [openVoice(service, settings(), keyOf)]
      } catch (error) {
        onFault({ service, ...faultOf(error) })
        return []
      }
    })

  const note = (callId: string | undefined, spoke: Spoke): void => {
    if (callId === undefined) return
    const account = accounts.get(callId) ?? openAccount(now())
    accounts.delete(callId)
    accounts.set(callId, account)
    for (const oldest of accounts.keys()) {
      if (accounts.size <= MOST_CALLS) break
      accounts.delete(oldest)
    }
    tell(callId, account.add(spoke, now()))
  }

  return {
    ready: () => settings().order.length > 0,
    whispers: () => settings().whispers,
    speak(callId, words, signal) {
      voices ??= open(onFault)
      if (voices.length === 0) return nobody()
      const measured = voices.map(({ tts, pricePerThousand }) =>
        meteredVoice(tts, { pricePerThousand, tell: (spoke) => note(callId, spoke) }),
      )
      return inOrder({ voices: measured, resting }).speak(
        // A supervisor writes in the room's language, whatever the caller speaks.
        { ...words, language: tongueOf(words.text) ?? words.language },
        signal,
      )
    },
    why: (error) => (error instanceof Unusable ? { failure: 'setting', reason: error.message } : failureOf(error)),
    faults() {
      const found: Fault[] = []
      open((fault) => found.push(fault))
      return found
    },
    renew() {
      voices = undefined
      resting.clear()
    },
  }
}

async function* nobody(): AsyncGenerator<Int16Array> {
  yield* []
  throw new Unusable('speech', 'none of the voices that were chosen can be used')
}

type Account = { add(spoke: Spoke, at: number): SpeechHealth }
const MINUTE_MS = 60_000

/** Of one call. */
function openAccount(since: number): Account {
  const firsts: number[] = []
  let asked = 0
  let failed = 0
  let cost = 0
  return {
    add({ provider, firstMs, cost: more, error }, at) {
      asked++
      cost += more
      if (error !== undefined) failed++
      if (firstMs !== undefined) firsts.push(firstMs)
      const sorted = firsts.toSorted((a, b) => a - b)
      const place = (share: number) =>
        Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0)
      const measure: Measure = {
        provider,
        ...(sorted.length > 0 ? { latencyP50: place(0.5), latencyP95: place(0.95) } : {}),
        errorRate: Math.round((failed / asked) * 1000) / 10,
        cost,
        costPerMinute: (cost * MINUTE_MS) / Math.max(at - since, MINUTE_MS),
        ...(error === undefined ? {} : { since: at, reason: error.slice(0, 200) }),
      }
      return { service: 'tts', status: error === undefined ? 'active' : 'error', measure }
    },
  }
}
