/** Words still being said on each leg of a call: its own window hears them from the host, others from the backend. */
import { useQuery } from 'convex/react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { SPEAKERS, type Speaker } from '../../convex/domain/canonical.ts'
import { legKey, useLive } from '../live.ts'
import { HOLD_MS, type Holds, hold, type Saying } from './hold.ts'
import type { Interim } from './lines.ts'

type Said = {
  readonly interims: readonly Interim[]
  /** Text of words that come from the backend, by leg. */
  readonly remote: Readonly<Partial<Record<Speaker, string>>>
}

/** Where a leg's words began; changes once a line, not once a word, so that a word redraws only its own line. */
const useOwnStart = (callId: string, leg: Speaker): number | undefined =>
  useLive((live) => live.partials[legKey(callId, leg)]?.startMs)

export function useSaying(callId: string, local: boolean, ended: boolean): Said {
  const partials = useQuery(api.queries.liveCalls.partials, local || ended ? 'skip' : { callId })
  const agentStart = useOwnStart(callId, 'agent')
  const customerStart = useOwnStart(callId, 'customer')
  const holds = useRef<Holds>({})
  const [expired, setExpired] = useState(0)

  const said = useMemo(() => {
    // `expired` only asks to look again: what is held depends on the clock.
    void expired
    const now = Date.now()
    const remote: Partial<Record<Speaker, string>> = {}
    const next: { [S in Speaker]?: NonNullable<Holds[S]> } = {}
    for (const leg of SPEAKERS) {
      const far = partials?.find((partial) => partial.speaker === leg && partial.text !== '')
      const start = leg === 'agent' ? agentStart : customerStart
      const saying: Saying | undefined = start !== undefined ? { text: '', startMs: start } : far
      if (start === undefined && far) remote[leg] = far.text
      const held = hold(holds.current[leg], saying, now)
      if (held) next[leg] = held
    }
    holds.current = next
    const interims = SPEAKERS.flatMap((speaker): Interim[] => {
      const held = next[speaker]
      return held === undefined || ended ? [] : [{ speaker, startMs: held.saying.startMs }]
    })
    return { interims, remote }
  }, [partials, agentStart, customerStart, ended, expired])

  useEffect(() => {
    if (!SPEAKERS.some((leg) => typeof holds.current[leg]?.until === 'number')) return
    const timer = setTimeout(() => setExpired((n) => n + 1), HOLD_MS)
    return () => clearTimeout(timer)
  })
  return said
}
