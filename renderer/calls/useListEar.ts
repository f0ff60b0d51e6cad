/** Listening and whispering from the list: the ear stays in the call in which it was opened while the selection moves on. */
import { useQuery } from 'convex/react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import { may } from '../../convex/domain/roles.ts'
import { type SupervisionMode, whyNot } from '../../convex/domain/supervision.ts'
import { useHostInfo } from '../host.ts'
import { type Text, textOr, useText } from '../i18n/text.ts'
import { refused } from '../refused.ts'
import type { Standing } from '../supervision/standing.ts'
import { useLadder } from '../supervision/useLadder.ts'
import { useWhisperKey } from '../supervision/useWhisperKey.ts'
import { openWindowEar } from '../supervision/windowEar.ts'
import { useHotkeys } from '../ui/hotkeys.ts'

export type ListEar = {
  /** The call in which the supervisor is, or asks to be. */
  readonly callId: string | null
  readonly mode: SupervisionMode | null
  readonly busy: boolean
  /** What could not be done and why, in words. */
  readonly said: string | null
  /** Why the selected call cannot be heard or spoken into. */
  why(mode: SupervisionMode): string | undefined
  listen(): void
  whisper(): void
}

const OUT: Standing = { kind: 'out' }

const inWords = (t: Text, error: unknown): string => {
  const reason = error instanceof Error ? error.message : refused(error)
  const known = textOr(t, `supervision.no_${reason}`, '')
  return known === ''
    ? t('supervision.failed', { reason: refused(error) === 'other' ? reason : refused(error) })
    : known
}

export function useListEar(selectedId: string | undefined): ListEar {
  const t = useText()
  const { role } = useHostInfo()
  const [inside, setInside] = useState<string | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const callId = inside ?? selectedId ?? ''
  const { standing: found, step, leave } = useLadder(callId, openWindowEar)
  const standing = inside === null ? OUT : found
  const selected = useQuery(api.queries.liveCalls.getCall, selectedId === undefined ? 'skip' : { callId: selectedId })
  const pending = useRef<{ readonly callId: string; readonly mode: SupervisionMode }>(undefined)
  const wasIn = useRef(false)

  const fail = (error: unknown): void => {
    setSaid(inWords(t, error))
    setInside(null)
  }
  // A ladder belongs to one call: the step waits until this one has its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new call has a step waiting.
  useEffect(() => {
    const next = pending.current
    if (next?.callId !== callId) return
    pending.current = undefined
    step(next.mode).catch(fail)
  }, [callId])
  useEffect(() => {
    if (standing.kind === 'in') wasIn.current = true
    if (standing.kind === 'refused') setSaid(textOr(t, `supervision.no_${standing.reason}`, t('supervision.no_failed')))
    if (standing.kind === 'refused' || (standing.kind === 'out' && wasIn.current)) {
      wasIn.current = false
      setInside(null)
    }
  }, [standing, t])

  const mode = standing.kind === 'in' || standing.kind === 'asking' ? standing.mode : null
  const why = (wanted: SupervisionMode): string | undefined => {
    const action = t(`supervision.${wanted}`)
    if (!may(role, 'supervise')) return t('supervision.whyRole', { action })
    if (selected === undefined || selected === null || selected.call.status === 'ended')
      return t('supervision.whyEnded', { action })
    const reason = whyNot(selected.call.sourceKind, wanted)
    return reason === null ? undefined : t(`supervision.no_${reason}`)
  }
  const go = (wanted: SupervisionMode): void => {
    if (selectedId === undefined) return
    const no = why(wanted)
    setSaid(no ?? null)
    if (no !== undefined) return
    if (callId === selectedId) {
      setInside(selectedId)
      step(wanted).catch(fail)
      return
    }
    pending.current = { callId: selectedId, mode: wanted }
    wasIn.current = false
    setInside(selectedId)
  }
  const out = (): void => {
    setSaid(null)
    leave().catch(fail)
    wasIn.current = false
    setInside(null)
  }
  const here = inside === selectedId
  const listen = (): void => (here && mode === 'listen' ? out() : go('listen'))
  const whisper = (): void => go(here && mode === 'whisper' ? 'listen' : 'whisper')

  const pressed = useWhisperKey(() => go('listen'))
  useHotkeys({
    l: listen,
    w: (event) => {
      const opens = !(here && mode === 'whisper') && why('whisper') === undefined
      pressed(event, opens)
      whisper()
    },
  })
  return { callId: inside, mode, busy: standing.kind === 'asking', said, why, listen, whisper }
}
