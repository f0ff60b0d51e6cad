/** True while nobody has moved the pointer or pressed a key for three seconds: then nothing but the calls is shown. */
import { useEffect, useState } from 'react'

export const QUIET_AFTER_MS = 3_000

export const useQuiet = (): boolean => {
  const [quiet, setQuiet] = useState(true)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const stir = (): void => {
      setQuiet(false)
      clearTimeout(timer)
      timer = setTimeout(() => setQuiet(true), QUIET_AFTER_MS)
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
