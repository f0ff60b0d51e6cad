/** Since when each field of a card is new, for as long as it is called so. */
import { useEffect, useRef, useState } from 'react'
import type { FieldRow } from './fieldView.ts'
import { nextExpiry, see, UNSEEN } from './fresh.ts'

export function useFresh(rows: readonly FieldRow[] | undefined): ReadonlyMap<string, number> {
  const seen = useRef(UNSEEN)
  const [since, setSince] = useState<ReadonlyMap<string, number>>(UNSEEN.since)
  useEffect(() => {
    if (rows === undefined) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      const now = Date.now()
      const before = seen.current
      seen.current = see(before, rows, now)
      if (before.since.size > 0 || seen.current.since.size > 0) setSince(seen.current.since)
      const wait = nextExpiry(seen.current, now)
      if (wait !== null) timer = setTimeout(look, wait + 1)
    }
    look()
    return () => clearTimeout(timer)
  }, [rows])
  return since
}
