/** True while nobody has moved the pointer or pressed a key for three seconds: then nothing but the calls is shown. */
import { useEffect, useState } from 'react'

export const QUIET_AFTER_MS = 3_000
const TOOLS = '[role="toolbar"]'
/** Nor do they go while a question is open over them: focus returns there when it is answered. */
const KEEPS = `${TOOLS}:hover, ${TOOLS}:focus-within, dialog[open]`

export const useQuiet = (): boolean => {
  const [quiet, setQuiet] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    // Whoever is about to press a button still finds it there.
    const rest = (): void => {
      if (document.querySelector(KEEPS) !== null) stir()
      else setQuiet(true)
    }
    const stir = (): void => {
      setQuiet(false)
      clearTimeout(timer)
      timer = setTimeout(rest, QUIET_AFTER_MS)
    }
    const stirs = ['pointermove', 'pointerdown', 'keydown'] as const
    for (const name of stirs) window.addEventListener(name, stir)
    return () => {
      clearTimeout(timer)
      for (const name of stirs) window.removeEventListener(name, stir)
    }
  }, [])
  return quiet
}
