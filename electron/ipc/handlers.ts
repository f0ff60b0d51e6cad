/** Every message of the contract, one line each: what the host does when a window asks. */

import type { Providers } from '../providers/providers.ts'
import { isKeepWav } from '../storage/settings.ts'
import { type AdminAbilities, adminHandlers } from './adminHandlers.ts'
import type { Args, Event, Handlers, Returns } from './contract.ts'
import { type PhoneAbilities, phoneHandlers } from './phoneHandlers.ts'
import { providerHandlers } from './providerHandlers.ts'
import { Refused } from './refusal.ts'
import { type ReviewAbilities, reviewHandlers } from './reviewHandlers.ts'

/** What the host can do; the composition root puts it together. */
export type Abilities = {
  readonly info: () => Returns<'host.info'>
  readonly token: (fresh: boolean) => Promise<string | null>
  readonly practices: () => Promise<Returns<'practice.list'>>
  /** Gives the call's id; throws `Refused` when there is no such practice call. */
  readonly practise: (args: Args<'practice.start'>) => Promise<string>
  /** Gives the call's id; throws `WavError` or `ScriptError`. */
  readonly replay: (args: Args<'replay.start'>) => Promise<string>
  readonly localCalls: () => Returns<'calls.local'>
  /** False when this host carries no such call. */
  readonly endCall: (callId: string) => Promise<boolean>
  /** Nothing when this host holds no recording of the call. */
  readonly clip: (callId: string, startMs: number, endMs: number) => Promise<Uint8Array | undefined>
  readonly link: () => Event<'live.link'>
  readonly phone: PhoneAbilities
  readonly providers: Providers
  readonly admin: AdminAbilities
  readonly review: ReviewAbilities
  readonly settings: { get(): Returns<'settings.get'>; set(settings: Returns<'settings.get'>): void }
}

/** A clip is a few seconds under a quote, never a whole call, ms. */
const LONGEST_CLIP_MS = 5 * 60_000
const FASTEST = 100

export function createHandlers(can: Abilities): Handlers {
  return {
    'host.info': async () => can.info(),
    'auth.token': ({ fresh }) => can.token(fresh),
    'practice.list': () => can.practices(),
    'practice.start': async (args) => ({ callId: await can.practise({ ...args, ...speedOf(args) }) }),
    'replay.start': async (args) => ({ callId: await can.replay({ ...args, ...speedOf(args) }) }),
    'calls.local': async () => can.localCalls(),
    'calls.end': async ({ callId }) => {
      if (await can.endCall(callId)) return null
      throw new Refused('call_not_found', { field: 'callId', reason: 'no running call of this host' })
    },
    'recording.clip': async ({ callId, startMs, endMs }) => {
      if (!(startMs >= 0)) throw new Refused('args_invalid', { field: 'startMs', reason: 'must not be negative' })
      if (!(endMs > startMs && endMs - startMs <= LONGEST_CLIP_MS))
        throw new Refused('args_invalid', { field: 'endMs', reason: 'must be after startMs, by 5 minutes at most' })
      const wav = await can.clip(callId, startMs, endMs)
      if (!wav) throw new Refused('recording_not_found', { field: 'callId', reason: 'not recorded on this host' })
      return { wav: wav.slice().buffer }
    },
    'link.status': async () => can.link(),
    ...phoneHandlers(can.phone, () => can.info().role),
    ...providerHandlers(can.providers, () => can.info().role),
    ...adminHandlers(can.admin, () => can.info().role),
    ...reviewHandlers(can.review),
    'settings.get': async () => can.settings.get(),
    'settings.set': async ({ settings }) => {
      if (settings.keepWav !== undefined && can.info().role !== 'admin')
        throw new Refused('forbidden', { field: 'settings.keepWav', reason: 'only admin' })
      if (settings.keepWav !== undefined && !isKeepWav(settings.keepWav))
        throw new Refused('args_invalid', { field: 'settings.keepWav.days', reason: 'must be whole, 0 to 36500' })
      try {
        // What is not named stays as it is: a screen knows only its own part.
        can.settings.set({ ...can.settings.get(), ...settings })
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
        throw new Refused('settings_not_saved', { field: 'settings', reason: code })
      }
      return can.settings.get()
    },
  }
}

function speedOf({ speed }: { speed?: number | undefined }): { speed?: number } {
  if (speed === undefined) return {}
  if (speed >= 0.1 && speed <= FASTEST) return { speed }
  throw new Refused('args_invalid', { field: 'speed', reason: `must be from 0.1 to ${FASTEST}` })
}
