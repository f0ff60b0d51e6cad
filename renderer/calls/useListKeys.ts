/** The keys of the call list. */

import type { BoardRow } from '../board/row.ts'
import { useHotkeys } from '../ui/hotkeys.ts'
import type { PriorityLevel } from '../ui/PriorityGlyph.tsx'
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
  /** The gravest alert of the selected call has been seen. */
  readonly onAcknowledge: () => void
  readonly onWall: () => void
}

/** A focused button or link takes Enter and Space for itself. */
const isControl = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('button, a, [role="button"]')

const toggleLevel = (at: PriorityLevel): void =>
  useFilter.setState(({ level }) => ({ level: level === at ? null : at }))

export const useListKeys = (deeds: Deeds): void => {
  const { rows, selectedId } = deeds
  const at = rows.findIndex((row) => row.callId === selectedId)
  const to = (index: number) => () => {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))]
    if (row === undefined) return false
    return deeds.onMove(row.callId)
  }
  const unlessControl = (act: () => void) => (event: KeyboardEvent) => (isControl(event.target) ? false : act())
  useHotkeys(
    { j: to(at + 1), arrowdown: to(at + 1), k: to(at - 1), arrowup: to(at - 1), home: to(0), end: to(rows.length - 1) },
    { repeats: true },
  )
  useHotkeys({
    enter: unlessControl(() => {
      if (selectedId !== undefined) deeds.onOpen(selectedId)
    }),
    ' ': unlessControl(deeds.onPeek),
    escape: () => deeds.onClose(),
    o: deeds.onHold,
    a: deeds.onAcknowledge,
    v: deeds.onWall,
    u: () => useFilter.setState(({ need }) => ({ need: need === 'noLocation' ? 'all' : 'noLocation' })),
    '1': () => toggleLevel(1),
    '2': () => toggleLevel(2),
    '3': () => toggleLevel(3),
    '4': () => toggleLevel(4),
    '/': deeds.onSearch,
  })
}
