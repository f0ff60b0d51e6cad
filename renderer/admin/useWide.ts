/** Whether there is room beside a section for the machine's health. */
import { useSyncExternalStore } from 'react'

const QUERY = '(min-width: 1640px)'

const subscribe = (hear: () => void): (() => void) => {
  const media = matchMedia(QUERY)
  media.addEventListener('change', hear)
  return () => media.removeEventListener('change', hear)
}

export const useWide = (): boolean => useSyncExternalStore(subscribe, () => matchMedia(QUERY).matches)
