/** The recognisers of the room's settings, opened for one call: in their order, those outside of it last; what cannot be opened is named and left out. */
import type { VadFactory } from '../audio/vad.ts'
import type { Child, Fork } from '../backend/engineProcess.ts'
import { openDeepgram } from '../speech/deepgram/deepgram.ts'
import { debianProgram } from '../speech/pocketsphinx/installed.ts'
import { openPhrases } from '../speech/pocketsphinx/phrases.ts'
import { openPocketsphinx } from '../speech/pocketsphinx/pocketsphinx.ts'
import { ProviderError } from '../speech/providerError.ts'
import type { SherpaChild } from '../speech/sherpa/child.ts'
import { openSherpa } from '../speech/sherpa/sherpa.ts'
import type { Stt } from '../speech/stt.ts'
import { openWhisper } from '../speech/whisper/whisper.ts'
import {
  type Keyed,
  type ProviderSettings,
  type ServiceId,
  STT_SERVICES,
  type SttService,
} from '../storage/providers.ts'
import { withoutName } from './failure.ts'

export type Fault = { readonly service: ServiceId; readonly field: string; readonly reason: string }
export type Recogniser = { readonly service: SttService; readonly stt: Stt; readonly pricePerMinute: number }

export type Machine = {
  /** A key in the clear; nothing when there is none. */
  readonly keyOf: (service: Keyed) => string | undefined
  readonly openVad: VadFactory
  readonly fork: Fork
  readonly now: () => number
  /** What of Debian's recogniser is not on this machine; absent: it is looked for. */
  readonly missingOfPocketsphinx?: () => 'program' | 'model' | undefined
}

/** `hasty`: the first trouble ends it, for a test that must say what is wrong. Throws `Unusable`, or what the recogniser itself throws. */
export function openRecogniser(
  service: SttService,
  settings: ProviderSettings,
  machine: Machine,
  hasty = false,
): Recogniser {
  const { terms } = settings
  const impatient = { patienceMs: -1 }
  switch (service) {
    case 'deepgram': {
      const { baseUrl, model, pricePerMinute } = settings.deepgram
      const key = machine.keyOf('deepgram')
      if (key === undefined) throw new Unusable('key', 'must be set')
      const stt = openDeepgram({
        key,
        terms,
        ...(baseUrl === '' ? {} : { baseUrl }),
        ...(model === '' ? {} : { model }),
        ...(hasty ? { timing: impatient } : {}),
      })
      return { service, stt, pricePerMinute }
    }
    case 'whisper': {
      const { baseUrl, model, pricePerMinute } = settings.whisper
      if (baseUrl === '') throw new Unusable('baseUrl', 'must be set')
      const key = machine.keyOf('whisper')
      const stt = openWhisper({
        baseUrl,
        terms,
        openVad: machine.openVad,
        ...(key === undefined ? {} : { key }),
        ...(model === '' ? {} : { model }),
        ...(hasty ? { timing: { ...impatient, interimMs: 0 } } : {}),
      })
      return { service, stt, pricePerMinute }
    }
    case 'sherpa': {
      const { folder } = settings.sherpa
      if (folder === '') throw new Unusable('folder', 'no model was chosen')
      const stt = openSherpa({
        modelDir: folder,
        fork: (argv) => asSherpa(machine.fork('recogniser', argv)),
        openVad: machine.openVad,
      })
      return { service, stt, pricePerMinute: 0 }
    }
    case 'pocketsphinx': {
      const missing = (machine.missingOfPocketsphinx ?? debianProgram)()
      if (missing !== undefined) throw new Unusable(missing, 'is not installed')
      const { phrases } = settings.pocketsphinx
      const stt = openPocketsphinx({
        openVad: machine.openVad,
        ...(phrases.some((phrase) => phrase.trim() !== '') ? openPhrases(phrases) : {}),
        ...(hasty ? { timing: impatient } : {}),
      })
      return { service, stt, pricePerMinute: 0 }
    }
  }
}

/** A setting that keeps a service from being used. */
export class Unusable extends Error {
  override readonly name = 'Unusable'
  readonly field: string
  readonly reason: string

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`)
    this.field = field
    this.reason = reason
  }
}

export function openRecognisers(
  settings: ProviderSettings,
  machine: Machine,
): { readonly all: readonly Recogniser[]; readonly automatic: number; readonly faults: readonly Fault[] } {
  const faults: Fault[] = []
  const open = (services: readonly SttService[], isChosen: boolean): Recogniser[] =>
    services.flatMap((service) => {
      try {
        return [openRecogniser(service, settings, machine)]
      } catch (error) {
        // One that the room did not choose need not be ready.
        if (isChosen) faults.push({ service, ...faultOf(error) })
        return []
      }
    })
  const chosen = open(settings.order, true)
  const others = open(
    // A recogniser for tests is never offered to a room that did not ask for it.
    STT_SERVICES.filter((service) => service !== 'pocketsphinx' && !settings.order.includes(service)),
    false,
  )
  return { all: [...chosen, ...others], automatic: chosen.length, faults }
}

export function faultOf(error: unknown): { readonly field: string; readonly reason: string } {
  if (error instanceof Unusable) return { field: error.field, reason: error.reason }
  if (error instanceof ProviderError) return { field: 'folder', reason: withoutName(error) }
  if (error instanceof TypeError) return { field: 'baseUrl', reason: 'is no web address' }
  return { field: 'settings', reason: 'cannot be used' }
}

function asSherpa(child: Child): SherpaChild {
  return {
    send: (message) => child.send?.(message),
    onMessage: child.onMessage,
    onExit: (listener) => child.onExit(() => listener()),
    kill: () => child.kill(true),
  }
}
