/** What became of the last change of a row: on its way, kept, or refused and why. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useText } from '../i18n/text.ts'
import { reasonWords } from './words.ts'

export type Kept =
  | { readonly kind: 'rest' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly why: string }

/** «Guardado» is no news after a while, ms. */
const SHOWN_MS = 4_000

/** `keep` runs one change and says whether it was kept; it never rejects. */
export function useKept(): {
  readonly kept: Kept
  readonly keep: (change: () => Promise<unknown>) => Promise<boolean>
} {
  const t = useText()
  const [kept, setKept] = useState<Kept>({ kind: 'rest' })
  const number = useRef(0)
  useEffect(() => {
    if (kept.kind !== 'saved') return
    const timer = setTimeout(() => setKept({ kind: 'rest' }), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [kept])
  const keep = useCallback(
    async (change: () => Promise<unknown>): Promise<boolean> => {
      number.current += 1
      const mine = number.current
      // Of two changes in a row the answer to the later one counts.
      const tell = (now: Kept): void => {
        if (mine === number.current) setKept(now)
      }
      tell({ kind: 'saving' })
      try {
        await change()
        tell({ kind: 'saved' })
        return true
      } catch (error) {
        tell({ kind: 'failed', why: reasonWords(t, error) })
        return false
      }
    },
    [t],
  )
  return { kept, keep }
}
