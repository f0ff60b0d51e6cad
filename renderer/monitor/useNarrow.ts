/** Whether the window is too narrow for three columns (then card and analysis share one, behind tabs), or too short to name all that is done. */
import { useSyncExternalStore } from 'react'

const asked = (query: string): (() => boolean) => {
  const subscribe = (changed: () => void): (() => void) => {
    const media = window.matchMedia(query)
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }
  const matches = (): boolean => window.matchMedia(query).matches
  return () => useSyncExternalStore(subscribe, matches)
}

export const useNarrow = asked('(max-width: 1500px)')
export const useShort = asked('(max-height: 1120px)')
