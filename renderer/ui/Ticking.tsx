/** Text that follows the clock: durations, ages and the clock itself, written by ref once a second. */
import { useEffect, useRef } from 'react'
import { onTick } from './ticker.ts'

type Props = {
  /** What to show at `now` (ms since the epoch). Keep it stable or cheap: a new function is called at once. */
  readonly text: (now: number) => string
  readonly className?: string | undefined
  /** A call's time is `timer`; the clock on the wall has no role. */
  readonly role?: 'timer'
  readonly label?: string
}

/** Into the text that stands there: a new one would be styled and laid out as a new element, each second, in every row. */
function write(element: HTMLElement, text: string): void {
  const { firstChild } = element
  if (!(firstChild instanceof Text)) element.textContent = text
  else if (firstChild.data !== text) firstChild.data = text
}

export function Ticking({ text, className, role, label }: Props) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      onTick((now) => {
        if (ref.current !== null) write(ref.current, text(now))
      }),
    [text],
  )
  if (role === undefined) return <span ref={ref} className={className} />
  return <span ref={ref} className={className} role="timer" aria-live="off" aria-label={label} />
}
