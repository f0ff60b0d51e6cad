/** Language, theme and density of this user, applied to the page and kept by the host. */

import { create } from 'zustand'
import type { Bridge, Returns } from '../electron/ipc/contract.ts'
import { useLanguage } from './i18n/language.ts'
import { letKeysAct } from './ui/hotkeys.ts'

type Settings = Returns<'settings.get'>
export type Theme = NonNullable<Settings['theme']>
export type Density = NonNullable<Settings['density']>

export const THEMES = ['dark', 'light', 'hc'] as const satisfies readonly Theme[]
export const DENSITIES = ['compact', 'normal', 'roomy'] as const satisfies readonly Density[]

export type ReadTranscript = NonNullable<Settings['readTranscript']>

type Appearance = {
  readonly theme: Theme
  readonly density: Density | 'auto'
  readonly reducedMotion: boolean
  readonly readTranscript: ReadTranscript
  /** Letters alone act as shortcuts. */
  readonly singleKeys: boolean
}

export const useAppearance = create<Appearance>(() => ({
  theme: 'dark',
  density: 'auto',
  reducedMotion: false,
  readTranscript: 'off',
  singleKeys: true,
}))

/** Below this width the rows are set tighter unless the user chose otherwise. */
const COMPACT_BELOW_PX = 1500

const apply = (): void => {
  const { theme, density, reducedMotion, singleKeys } = useAppearance.getState()
  const root = document.documentElement
  root.dataset.theme = theme
  root.dataset.motion = reducedMotion ? 'reduced' : 'full'
  letKeysAct(singleKeys)
  root.dataset.density = density === 'auto' ? (window.innerWidth < COMPACT_BELOW_PX ? 'compact' : 'normal') : density
  root.lang = useLanguage.getState().language === 'es' ? 'es-CL' : 'en-US'
}

const take = (settings: Settings): void => {
  if (settings.language !== undefined) useLanguage.setState({ language: settings.language })
  useAppearance.setState({
    ...(settings.theme === undefined ? {} : { theme: settings.theme }),
    ...(settings.density === undefined ? {} : { density: settings.density }),
    ...(settings.reducedMotion === undefined ? {} : { reducedMotion: settings.reducedMotion }),
    ...(settings.readTranscript === undefined ? {} : { readTranscript: settings.readTranscript }),
    ...(settings.singleKeys === undefined ? {} : { singleKeys: settings.singleKeys }),
  })
}

let keep: ((settings: Settings) => Promise<unknown>) | undefined

/** Loads what the user chose before and keeps what is chosen from now on. */
export const connectAppearance = (bridge: Bridge): (() => void) => {
  keep = (settings) => bridge.call('settings.set', { settings })
  bridge
    .call('settings.get', {})
    .then(take)
    .catch(() => undefined)
  apply()
  const stops = [useAppearance.subscribe(apply), useLanguage.subscribe(apply)]
  window.addEventListener('resize', apply)
  return () => {
    for (const stop of stops) stop()
    window.removeEventListener('resize', apply)
  }
}

/**
 * Changes some of it, now and for the next time. Rejects when the host could not keep it: the choice shows all the same, and is
 * kept with the next one.
 */
export const keepChoice = async (settings: Settings): Promise<void> => {
  take(settings)
  const { theme, density, reducedMotion, readTranscript, singleKeys } = useAppearance.getState()
  await keep?.({
    language: useLanguage.getState().language,
    theme,
    ...(density === 'auto' ? {} : { density }),
    reducedMotion,
    readTranscript,
    singleKeys,
  })
}

export const choose = (settings: Settings): void => void keepChoice(settings).catch(() => undefined)

export const nextTheme = (): void => {
  const at = THEMES.indexOf(useAppearance.getState().theme)
  choose({ theme: THEMES[(at + 1) % THEMES.length] ?? 'dark' })
}
