/** True while nobody has moved the pointer or pressed a key for three seconds: then nothing but the calls is shown. */
import { useEffect, useState } from 'react'

export const QUIET_AFTER_MS = 3_000
const KEEPS = '[role="toolbar"]'

export const useQuiet = (): boolean => {
  const [quiet, setQuiet] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    // Whoever is about to press a button still finds it there.
    const rest = (): void => {
      if (document.querySelector(`${KEEPS}:hover, ${KEEPS}:focus-within`) !== null) stir()
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
