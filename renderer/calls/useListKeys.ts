/** The keys of the call list. */
import { useKeys } from '../frame/keys.ts'
import type { PriorityLevel } from '../ui/PriorityGlyph.tsx'
import type { BoardRow } from './board.ts'
import { useFilter } from './filter.ts'

type Deeds = {
  readonly rows: readonly BoardRow[]
  readonly selectedId: string | undefined
  readonly onMove: (callId: string) => void
  readonly onOpen: (callId: string) => void
  readonly onPeek: () => void
  /** True when there was something to close. */
  readonly onClose: () => boolean
  readonly onHold: () => void
  readonly onSearch: () => void
}

/** A focused button or link takes Enter and Space for itself. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('button, a, [role="button"]')

const asLevel = (key: string): PriorityLevel => Number(key) as PriorityLevel

export const useListKeys = (deeds: Deeds): void =>
  useKeys((key, event) => {
    const { rows, selectedId } = deeds
    const at = rows.findIndex((row) => row.callId === selectedId)
    const to = (index: number): boolean => {
      const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
      if (row !== undefined) deeds.onMove(row.callId)
      return row !== undefined
    }
    switch (key) {
      case 'j':
      case 'ArrowDown':
        return to(at + 1)
      case 'k':
      case 'ArrowUp':
        return to(at - 1)
      case 'Home':
        return to(0)
      case 'End':
        return to(rows.length - 1)
      case 'Enter':
        if (isControl(event.target) || selectedId === undefined) return false
        deeds.onOpen(selectedId)
        return true
      case ' ':
        if (isControl(event.target)) return false
        deeds.onPeek()
        return true
      case 'Escape':
        return deeds.onClose()
      case 'o':
        deeds.onHold()
        return true
      case 'u':
        useFilter.setState(({ need }) => ({ need: need === 'noLocation' ? 'all' : 'noLocation' }))
        return true
      case '1':
      case '2':
      case '3':
      case '4':
        useFilter.setState(({ level }) => ({ level: level === asLevel(key) ? null : asLevel(key) }))
        return true
      case '/':
        deeds.onSearch()
        return true
      default:
        return false
    }
  })
