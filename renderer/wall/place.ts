/** Where the wall hangs and how large it is: a fact of this screen, kept by this browser. */
import { create } from 'zustand'
import { BOUNDS, type Place, USUAL_PLACE } from './scale.ts'

const KEY = 'vigia.wall'

const bounded = (value: unknown, { least, most }: { least: number; most: number }, usual: number): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(most, Math.max(least, value)) : usual

/** What was kept, as far as it makes sense. */
export const readPlace = (kept: string | null): Place => {
  let found: Record<string, unknown> = {}
  try {
    const parsed: unknown = JSON.parse(kept ?? '{}')
    if (typeof parsed === 'object' && parsed !== null) found = { ...parsed }
  } catch {
    // Somebody else's text under our key: as if nothing had been kept.
  }
  return {
    distanceM: bounded(found.distanceM, BOUNDS.distanceM, USUAL_PLACE.distanceM),
    diagonalIn: bounded(found.diagonalIn, BOUNDS.diagonalIn, USUAL_PLACE.diagonalIn),
  }
}

export const usePlace = create<Place>(() => readPlace(localStorage.getItem(KEY)))

export const choosePlace = (change: Partial<Place>): void => {
  usePlace.setState(readPlace(JSON.stringify({ ...usePlace.getState(), ...change })))
  localStorage.setItem(KEY, JSON.stringify(usePlace.getState()))
}
