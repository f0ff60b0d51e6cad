/** What a supervisor does with an alert: has seen it, found it useful or noise, puts it off. */
import { useMutation } from 'convex/react'
import { useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { BoardAlert } from '../board/useShown.ts'
import { refused } from '../refused.ts'

export type Verdict = 'useful' | 'noise'

export type AlertActs = {
  /** Code of what was refused last. */
  readonly failed: string | null
  acknowledge(alert: BoardAlert, verdict?: Verdict): void
  /** `minutes` 1 to 10 for a threat to life, else to 240. */
  shelve(alert: BoardAlert, minutes: number, reason: string): void
  unshelve(alert: BoardAlert): void
}

export function useAlertActs(): AlertActs {
  const seen = useMutation(api.mutations.liveCalls.acknowledgeAlert)
  const putOff = useMutation(api.alarms.shelveAlert)
  const bringBack = useMutation(api.alarms.unshelveAlert)
  const [failed, setFailed] = useState<string | null>(null)
  const run = (asked: Promise<unknown>): void => {
    asked.then(
      () => setFailed(null),
      (error: unknown) => setFailed(refused(error)),
    )
  }
  return {
    failed,
    acknowledge: ({ id }, verdict) => run(seen({ alertId: id, ...(verdict && { verdict }) })),
    shelve: ({ id }, minutes, reason) => run(putOff({ alertId: id, minutes, reason })),
    unshelve: ({ id }) => run(bringBack({ alertId: id })),
  }
}
