/** Words still being said on each leg of a call: its own window hears them from the host, others from the backend. */
import { useQuery } from 'convex/react'
import { useEffect, useMemo, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { SPEAKERS, type Speaker } from '../../convex/domain/canonical.ts'
import { legKey, useLive } from '../live.ts'
import type { Interim } from './lines.ts'
import { prune, SETTLE_MS, settle, type Unsettled } from './unsettled.ts'

export type Said = {
  readonly interims: readonly Interim[]
  /** Text of what does not come from the live store word by word, by leg and start. */
  readonly texts: ReadonlyMap<string, string>
}

export const sayingKey = (speaker: Speaker, startMs: number): string => `${speaker}:${startMs}`

/** Where a leg's words began; changes once a line, not once a word, so that a word redraws only its own line. */
const useOwnStart = (callId: string, leg: Speaker): number | undefined =>
  useLive((live) => live.partials[legKey(callId, leg)]?.startMs)

const NONE: readonly Unsettled[] = []

/** Words of the own call that have ended and whose finals are on their way. */
function useUnsettled(callId: string, finals: readonly Doc<'liveTranscripts'>[]): readonly Unsettled[] {
  const [waiting, setWaiting] = useState(NONE)
  useEffect(
    () =>
      useLive.subscribe(({ partials: after }, { partials: before }) => {
        if (after === before) return
        for (const leg of SPEAKERS) {
          const key = legKey(callId, leg)
          if (before[key]?.startMs === after[key]?.startMs) continue
          const now = Date.now()
          setWaiting((waiting) => settle(waiting, leg, { before: before[key], after: after[key], now }))
        }
      }),
    [callId],
  )
  useEffect(() => {
    if (waiting.length === 0) return
    const look = (): void =>
      setWaiting((waiting) => prune(waiting, finals, { queued: useLive.getState().link.queued, now: Date.now() }))
    look()
    const timer = setInterval(look, SETTLE_MS / 2)
    return () => clearInterval(timer)
  }, [waiting.length, finals])
  return waiting
}

export function useSaying(
  callId: string,
  { local, ended, finals }: { local: boolean; ended: boolean; finals: readonly Doc<'liveTranscripts'>[] },
): Said {
  const partials = useQuery(api.queries.liveCalls.partials, local || ended ? 'skip' : { callId })
  const agentStart = useOwnStart(callId, 'agent')
  const customerStart = useOwnStart(callId, 'customer')
  const unsettled = useUnsettled(callId, finals)

  return useMemo(() => {
    const texts = new Map<string, string>()
    const interims: Interim[] = []
    const add = (speaker: Speaker, startMs: number, text?: string): void => {
      if (text !== undefined) texts.set(sayingKey(speaker, startMs), text)
      interims.push({ speaker, startMs })
    }
    for (const { speaker, startMs, text } of unsettled) add(speaker, startMs, text)
    for (const leg of SPEAKERS) {
      const own = leg === 'agent' ? agentStart : customerStart
      const far = partials?.find((partial) => partial.speaker === leg && partial.text !== '')
      if (own !== undefined) add(leg, own)
      else if (far) add(leg, far.startMs, far.text)
    }
    return { interims, texts }
  }, [partials, agentStart, customerStart, unsettled])
}
