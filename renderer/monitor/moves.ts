/** J and K: to the calls after and before this one, in the order of the list. */
import { useHotkeys } from '../ui/hotkeys.ts'
import { useView } from '../view.ts'

export function useMoves(callId: string): void {
  const order = useView((view) => view.order)
  const go = useView((view) => view.go)
  const step = (by: 1 | -1) => (): void => {
    const at = order.indexOf(callId)
    const next = at < 0 ? undefined : order[at + by]
    if (next !== undefined) go({ kind: 'monitor', callId: next })
  }
  useHotkeys({ j: step(1), k: step(-1) })
}
