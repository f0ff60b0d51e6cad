/** Keeps a growing list at its end while its reader is there, and counts what came while they were not. */
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type Pin, scrolled, unseen } from './pin.ts'

type Pinned = {
  readonly scroller: RefObject<HTMLDivElement | null>
  /** Called with the list itself, whose growth is watched: words lengthen a line without adding one. */
  readonly content: (element: HTMLElement | null) => void
  readonly onScroll: () => void
  readonly unseen: number
  readonly toEnd: () => void
}

export function usePinned(count: number): Pinned {
  const scroller = useRef<HTMLDivElement>(null)
  const pin = useRef<Pin>({ kind: 'following' })
  const observer = useRef<ResizeObserver>(undefined)
  const [missed, setMissed] = useState(0)

  const follow = useCallback(() => {
    const box = scroller.current
    if (box && pin.current.kind === 'following') box.scrollTop = box.scrollHeight
  }, [])
  const content = useCallback(
    (element: HTMLElement | null) => {
      observer.current?.disconnect()
      if (element === null) return
      observer.current = new ResizeObserver(follow)
      observer.current.observe(element)
      if (scroller.current) observer.current.observe(scroller.current)
    },
    [follow],
  )
  useEffect(() => () => observer.current?.disconnect(), [])
  // The observer follows what grew, before it is painted: to follow here as well would lay the page out twice.
  useLayoutEffect(() => setMissed(unseen(pin.current, count)), [count])

  const onScroll = useCallback(() => {
    const box = scroller.current
    if (!box) return
    pin.current = scrolled(pin.current, box, count)
    setMissed(unseen(pin.current, count))
  }, [count])
  const toEnd = useCallback(() => {
    pin.current = { kind: 'following' }
    setMissed(0)
    follow()
  }, [follow])
  return { scroller, content, onScroll, unseen: missed, toEnd }
}
