/**
 * The keys under which React keeps the rows. React finds out who stayed by going down the list, so a row that climbs over thirty has
 * the thirty taken out of the document and put in again, each to be styled, laid out and painted anew. A row that would cost its
 * neighbours that gets another key: it alone is drawn anew.
 */
import { useLayoutEffect, useMemo, useRef } from 'react'

export type RowKeys = {
  readonly ids: readonly string[]
  /** How often each row was drawn anew; absent is never. */
  readonly anew: ReadonlyMap<string, number>
}

/** React may move so many: they keep what they are showing. */
const FEW = 3

/** How many of these indexes React takes out and puts in again: those that come after a greater one. */
function moves(indexes: readonly number[]): number {
  let [last, moved] = [-1, 0]
  for (const index of indexes) {
    if (index < last) moved++
    else last = index
  }
  return moved
}

/** The longest run of these, in their order, in which each is greater than the one before (patience sorting). */
function longestRising(indexes: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const index of indexes) {
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((ends[middle] ?? 0) < index) low = middle + 1
      else high = middle
    }
    before.set(index, ends[low - 1])
    ends[low] = index
  }
  const rising = new Set<number>()
  for (let index = ends.at(-1); index !== undefined; index = before.get(index)) rising.add(index)
  return rising
}

/** @param kept the row that may have focus: it is never drawn anew. */
export function nextKeys({ ids: was, anew }: RowKeys, ids: readonly string[], kept: string | null): RowKeys {
  const places = new Map(was.map((id, i) => [id, i]))
  const indexes = ids.flatMap((id) => places.get(id) ?? [])
  if (moves(indexes) <= FEW) return { ids, anew }
  const stay = longestRising(indexes)
  const next = new Map<string, number>()
  for (const id of ids) {
    const place = places.get(id)
    const times = (anew.get(id) ?? 0) + (place === undefined || stay.has(place) || id === kept ? 0 : 1)
    if (times > 0) next.set(id, times)
  }
  return { ids, anew: next }
}

/** The key of each row, by its id; `selected` is the row that has focus when any has. */
export function useRowKeys(ids: readonly string[], selected: string | null): (id: string) => string {
  const drawn = useRef<{ readonly keys: RowKeys; readonly selected: string | null }>({
    keys: { ids, anew: new Map() },
    selected,
  })
  // Against what was last drawn: a drawing that is given up for a newer one has moved nothing, and gave focus to nobody.
  const keys = useMemo(() => nextKeys(drawn.current.keys, ids, drawn.current.selected), [ids])
  useLayoutEffect(() => {
    drawn.current = { keys, selected }
  }, [keys, selected])
  return (id) => `${id}:${keys.anew.get(id) ?? 0}`
}
