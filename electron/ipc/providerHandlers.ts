/** The messages about the room's speech services: only an admin sets and tries them; whoever is in a call may choose who hears it. */
import { ModelSettingError } from '../providers/models/models.ts'
import type { Providers } from '../providers/providers.ts'
import { ProviderSettingError } from '../storage/providers.ts'
import { SecretError } from '../storage/secrets.ts'
import type { Handlers, Returns } from './contract.ts'
import type { providerCalls } from './providerContract.ts'
import { Refused } from './refusal.ts'

type Name = keyof typeof providerCalls
type Role = Returns<'host.info'>['role']

export function providerHandlers(can: Providers, role: () => Role): Pick<Handlers, Name> {
  const admin =
    <A, R>(act: (args: A) => R | Promise<R>) =>
    async (args: A): Promise<R> => {
      if (role() !== 'admin') throw new Refused('forbidden', { field: 'role', reason: 'only admin' })
      try {
        return await act(args)
      } catch (error) {
        throw refused(error)
      }
    }
  return {
    'providers.get': admin(() => can.view()),
    'providers.set': admin(({ settings }) => {
      can.set(settings)
      return can.view()
    }),
    'providers.setKey': admin(({ service, key }) => {
      can.setKey(service, key)
      return can.view()
    }),
    'providers.forgetKey': admin(({ service }) => {
      can.forgetKey(service)
      return can.view()
    }),
    'providers.test': admin(async ({ service }) => can.test(service)),
    'speech.hear': async (words) => {
      if (role() === 'supervisor') throw new Refused('forbidden', { field: 'role', reason: 'only dispatcher or admin' })
      if (!can.voice.ready()) throw new Refused('speech_off', { field: 'speech', reason: 'no voice was chosen' })
      return can.hearText(words)
    },
    'providers.switch': async ({ callId, service }) => {
      if (can.switchTo(callId, service)) return null
      throw new Refused('call_not_found', {
        field: 'callId',
        reason: 'no call of this host that this service can hear',
      })
    },
    'models.fetch': admin(({ id, ...trust }) => {
      void can.models.fetch(id, trust)
      return null
    }),
    'models.cancel': admin(({ id }) => {
      can.models.cancel(id)
      return null
    }),
    'models.import': admin(({ folder }) => {
      const found = can.models.inspect(folder)
      const { settings } = can.view()
      can.set({ ...settings, sherpa: { folder: found } })
      return can.view()
    }),
  }
}

function refused(error: unknown): unknown {
  if (error instanceof ProviderSettingError || error instanceof ModelSettingError)
    return new Refused('args_invalid', { field: error.field, reason: error.reason })
  if (error instanceof SecretError) return new Refused('secret_not_kept', { field: error.field, reason: error.reason })
  if (error instanceof Error && 'code' in error && 'syscall' in error)
    return new Refused('settings_not_saved', { field: 'settings', reason: String(error.code) })
  return error
}
