/** Whether the window is too narrow for three columns: then card and analysis share one, behind tabs. */
import { useSyncExternalStore } from 'react'

const QUERY = '(max-width: 1500px)'

const subscribe = (changed: () => void): (() => void) => {
  const media = window.matchMedia(QUERY)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches)
