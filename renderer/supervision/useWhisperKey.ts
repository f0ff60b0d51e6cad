/** The key W: tapped it keeps the whisper, held it whispers until it is let go. */
import { useEffect, useRef } from 'react'

/** A press up to this is a tap, ms. */
const TAP_MS = 350

/** Calls `released` when a press that was told lasted longer than a tap. To be told of each press: whether it opens the whisper. */
export function useWhisperKey(released: () => void): (event: KeyboardEvent, opens: boolean) => void {
  const pressedAt = useRef<number | null>(null)
  const latest = useRef(released)
  latest.current = released
  useEffect(() => {
    const up = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'w' || pressedAt.current === null) return
      const held = event.timeStamp - pressedAt.current
      pressedAt.current = null
      if (held > TAP_MS) latest.current()
    }
    window.addEventListener('keyup', up)
    return () => window.removeEventListener('keyup', up)
  }, [])
  return (event, opens) => {
    pressedAt.current = opens ? event.timeStamp : null
  }
}
