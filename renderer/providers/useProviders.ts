/** The room's speech services as the host keeps them, and what an admin may ask of it. */
import { useCallback, useEffect, useState } from 'react'
import type { Args, Returns } from '../../electron/ipc/contract.ts'
import { playSound } from '../audio/clip.ts'
import { bridge, type HostRefusal, refusalOf } from '../bridge.ts'

export type View = Returns<'providers.get'>
export type Settings = View['settings']
export type Service = Args<'providers.test'>['service']
export type Keyed = Args<'providers.setKey'>['service']
export type Model = View['models'][number]
/** `unheard`: a voice spoke, and this window could not play it. */
export type Outcome = Returns<'providers.test'> & { readonly unheard?: boolean }

export type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly refusal: HostRefusal }
  | { readonly kind: 'ready'; readonly view: View }

export type UsedProviders = {
  readonly state: State
  readonly reload: () => void
  /** Each resolves with nothing, or with why the host refused. */
  readonly save: (settings: Settings) => Promise<HostRefusal | undefined>
  readonly setKey: (service: Keyed, key: string) => Promise<HostRefusal | undefined>
  readonly forgetKey: (service: Keyed) => Promise<HostRefusal | undefined>
  readonly importFolder: (folder: string) => Promise<HostRefusal | undefined>
  readonly fetchModel: (
    id: string,
    trust: { sha256?: string; trustFirst?: boolean },
  ) => Promise<HostRefusal | undefined>
  readonly cancelModel: (id: string) => void
  /** Resolves when the host has an answer; the last outcomes are in `outcomes`. */
  readonly test: (service: Service) => Promise<void>
  readonly testing: ReadonlySet<Service>
  readonly outcomes: { readonly [S in Service]?: Outcome }
}

export function useProviders(): UsedProviders {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const [testing, setTesting] = useState<ReadonlySet<Service>>(new Set())
  const [outcomes, setOutcomes] = useState<UsedProviders['outcomes']>({})
  const take = useCallback(async (asked: Promise<View>): Promise<HostRefusal | undefined> => {
    try {
      setState({ kind: 'ready', view: await asked })
      return undefined
    } catch (error) {
      return refusalOf(error)
    }
  }, [])
  const reload = useCallback((): void => {
    void take(bridge().call('providers.get', {})).then((refusal) => {
      if (refusal) setState((now) => (now.kind === 'ready' ? now : { kind: 'failed', refusal }))
    })
  }, [take])

  useEffect(() => {
    reload()
    const stops = [
      bridge().on('live.models', ({ models }) =>
        setState((now) => (now.kind === 'ready' ? { kind: 'ready', view: { ...now.view, models } } : now)),
      ),
      bridge().onHost((connected) => {
        if (connected) reload()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [reload])

  const test = async (service: Service): Promise<void> => {
    setTesting((now) => new Set(now).add(service))
    setOutcomes(({ [service]: _before, ...others }) => others)
    try {
      const outcome = await bridge().call('providers.test', { service })
      const { sound } = outcome
      // Heard and not only read: a voice is judged by ear.
      const unheard = sound !== undefined && !(await playSound(sound))
      setOutcomes((now) => ({ ...now, [service]: { ...outcome, unheard } }))
      reload()
    } catch (error) {
      const { code, reason } = refusalOf(error)
      setOutcomes((now) => ({ ...now, [service]: { ok: false, failure: 'unknown', reason: reason ?? code } }))
    } finally {
      setTesting((now) => new Set([...now].filter((one) => one !== service)))
    }
  }

  return {
    state,
    reload,
    save: (settings) => take(bridge().call('providers.set', { settings })),
    setKey: (service, key) => take(bridge().call('providers.setKey', { service, key })),
    forgetKey: (service) => take(bridge().call('providers.forgetKey', { service })),
    importFolder: (folder) => take(bridge().call('models.import', { folder })),
    fetchModel: (id, trust) =>
      bridge()
        .call('models.fetch', { id, ...trust })
        .then(() => undefined, refusalOf),
    cancelModel: (id) =>
      void bridge()
        .call('models.cancel', { id })
        .catch(() => undefined),
    test,
    testing,
    outcomes,
  }
}
