/** Keeps the order of the live calls across renders and screens: settles on every update, evaluates each five seconds. */
import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { type Entry, evaluate, heldMoves, NO_ORDER, type Order, settle } from './order.ts'

const EVALUATE_MS = 5_000

/** As it was last seen in this window: list and wall show one order, and neither begins anew. */
let seen: Order = NO_ORDER

type Ordered = {
  readonly ids: readonly string[]
  /** Rows that would move if the order were not held. */
  readonly held: ReadonlyMap<string, 'up' | 'down'>
}

export const useOrder = (entries: readonly Entry[], frozen: boolean): Ordered => {
  const [known, setOrder] = useState<Order>(() => seen)
  // While rendering, so that no row is drawn twice for one update; settled again it stays the same.
  const order = useMemo(() => settle(known, entries, Date.now()), [known, entries])
  if (order !== known) setOrder(order)
  seen = order
  const latest = useRef({ entries, frozen })
  latest.current = { entries, frozen }
  useEffect(() => {
    const timer = setInterval(() => {
      const { entries, frozen } = latest.current
      startTransition(() => setOrder((before) => evaluate(before, entries, Date.now(), frozen)))
    }, EVALUATE_MS)
    return () => clearInterval(timer)
  }, [])
  return useMemo(
    () => ({ ids: order.ids, held: frozen ? heldMoves(order, entries) : new Map<string, 'up' | 'down'>() }),
    [order, entries, frozen],
  )
}
