/** One short word about what was just done, with a way back where there is one; it goes by itself, and waits while it is looked at. */
import { type ReactNode, useEffect, useState } from 'react'
import { create } from 'zustand'
import css from './Toast.module.css'

type Shown = { readonly text: string; readonly act?: ReactNode; readonly number: number }

const useToast = create<{ readonly shown: Shown | null }>(() => ({ shown: null }))

/** Shows `text`, in place of what was shown before. `act` is a button, such as «Deshacer». */
export const toast = (text: string, act?: ReactNode): void =>
  useToast.setState(({ shown }) => ({
    shown: { text, number: (shown?.number ?? 0) + 1, ...(act === undefined ? {} : { act }) },
  }))

const SHOWN_MS = 6_000

export function Toast() {
  const shown = useToast((state) => state.shown)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (shown === null || held) return
    const timer = setTimeout(() => useToast.setState({ shown: null }), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [shown, held])
  return (
    <div
      className={css.place}
      role="status"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown !== null && (
        <p key={shown.number} className={css.toast} data-toast>
          {shown.text}
          {shown.act}
        </p>
      )}
    </div>
  )
}
