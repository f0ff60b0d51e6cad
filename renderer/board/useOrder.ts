/** Keeps the order of the live calls across renders: settles on every update, evaluates each five seconds. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type Entry, evaluate, heldMoves, NO_ORDER, type Order, settle } from './order.ts'

const EVALUATE_MS = 5_000

type Ordered = {
  readonly ids: readonly string[]
  /** Rows that would move if the order were not held. */
  readonly held: ReadonlyMap<string, 'up' | 'down'>
}

export const useOrder = (entries: readonly Entry[], frozen: boolean): Ordered => {
  const [order, setOrder] = useState<Order>(NO_ORDER)
  const latest = useRef({ entries, frozen })
  latest.current = { entries, frozen }
  useLayoutEffect(() => setOrder((before) => settle(before, entries, Date.now())), [entries])
  useEffect(() => {
    const timer = setInterval(() => {
      const { entries, frozen } = latest.current
      setOrder((before) => evaluate(before, entries, Date.now(), frozen))
    }, EVALUATE_MS)
    return () => clearInterval(timer)
  }, [])
  return useMemo(
    () => ({ ids: order.ids, held: frozen ? heldMoves(order, entries) : new Map<string, 'up' | 'down'>() }),
    [order, entries, frozen],
  )
}
