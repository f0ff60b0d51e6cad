/** Which calls the list shows: by what they need, by priority, by words. */
import { create } from 'zustand'
import type { BoardRow } from '../board/row.ts'
import { levelOf, type PriorityLevel } from '../ui/PriorityGlyph.tsx'

export const NEEDS = ['all', 'urgent', 'noLocation', 'help'] as const
export type Need = (typeof NEEDS)[number]

export type Filter = { readonly need: Need; readonly level: PriorityLevel | null; readonly words: string }

export const NO_FILTER: Filter = { need: 'all', level: null, words: '' }

export const useFilter = create<Filter>(() => NO_FILTER)

/** Lower case without accents, so that «ñuñoa», «Nunoa» and «ÑUÑOA» meet. */
export const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()

/** `title` is the row's name as shown. */
export const passes = (row: BoardRow, title: string, { need, level, words }: Filter): boolean => {
  const of = levelOf(row.priority)
  if (level !== null && of !== level) return false
  if (need === 'urgent' && of !== 1 && of !== 2) return false
  if (need === 'noLocation' && row.hasLocation) return false
  if (need === 'help' && !row.helpRequested) return false
  const text = plain([title, row.location, row.agentName, row.customerName, row.customerPhone, row.callId].join(' '))
  return plain(words)
    .split(/\s+/)
    .every((word) => text.includes(word))
}
