/** The alerts of a call that are to be seen now, the gravest first; one that was put off is back by itself when its time is over. */
import { useEffect, useState } from 'react'
import { serverNow } from '../ui/ticker.ts'
import { type BoardRow, isShelved } from './row.ts'

export type BoardAlert = BoardRow['alerts'][number]

const RANK = { life: 0, caution: 1, info: 2 } as const

/** Not yet seen first, then by gravity; of two as grave the newer, for it is what changed. */
export const byGravity = (alerts: readonly BoardAlert[]): readonly BoardAlert[] =>
  alerts
    .toReversed()
    .toSorted((a, b) => Number(a.acknowledged) - Number(b.acknowledged) || RANK[a.severity] - RANK[b.severity])

/** When the next of them comes back, ms since the epoch; undefined while none is put off. */
export const nextBack = (alerts: readonly BoardAlert[], now: number): number | undefined => {
  const times = alerts.flatMap((alert) => (isShelved(alert, now) ? [alert.shelvedUntil ?? 0] : []))
  return times.length === 0 ? undefined : Math.min(...times)
}

export const useShown = (alerts: readonly BoardAlert[]): readonly BoardAlert[] => {
  const [now, setNow] = useState(serverNow)
  const looked = Math.max(now, alerts.length === 0 ? 0 : serverNow())
  const back = nextBack(alerts, looked)
  useEffect(() => {
    if (back === undefined) return
    const timer = setTimeout(() => setNow(serverNow()), Math.max(0, back - serverNow()) + 50)
    return () => clearTimeout(timer)
  }, [back])
  return byGravity(alerts.filter((alert) => !isShelved(alert, looked)))
}
