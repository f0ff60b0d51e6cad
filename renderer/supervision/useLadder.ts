/** A supervisor's place in the open call, and the steps that they may take. */
import { useMutation, useQuery } from 'convex/react'
import { useEffect, useRef, useState } from 'react'
import { api } from '../../convex/_generated/api'
import type { SupervisionMode } from '../../convex/domain/supervision.ts'
import { useHostInfo } from '../host.ts'
import type { OpenEar } from './ear.ts'
import { createLadder, type Ladder } from './ladder.ts'
import { type Standing, standingOf } from './standing.ts'

export type UsedLadder = {
  readonly standing: Standing
  readonly step: (mode: SupervisionMode) => Promise<void>
  readonly leave: () => Promise<void>
}

const actionOf = (mode: SupervisionMode) =>
  mode === 'whisper' ? ({ action: 'COACH_AGENT' } as const) : ({ action: 'JOIN_CALL', details: mode } as const)

/** How soon a refusal that has been told is out of sight, ms. */
const FORGET_MS = 12_000

export function useLadder(callId: string, openEar: OpenEar): UsedLadder {
  const { userId } = useHostInfo()
  const rows = useQuery(api.queries.supervision.ofCall, { callId })
  const act = useMutation(api.mutations.liveCalls.addSupervisorAction)
  const goOut = useMutation(api.mutations.supervision.leave)
  const ladder = useRef<Ladder>(undefined)
  const [now, setNow] = useState(() => Date.now())

  useEffect(() => {
    const one = createLadder({
      openEar: (onLost) => openEar(callId, onLost),
      ask: (mode) => act({ callId, ...actionOf(mode) }),
      tellLeft: () => goOut({ callId }),
    })
    ladder.current = one
    return () => one.close()
  }, [callId, openEar, act, goOut])

  const standing = standingOf(rows ?? [], userId, now)
  useEffect(() => {
    if (rows === undefined) return
    setNow(Date.now())
    const timer = setTimeout(() => setNow(Date.now()), FORGET_MS + 100)
    return () => clearTimeout(timer)
  }, [rows])
  const mode = 'mode' in standing ? standing.mode : undefined
  // biome-ignore lint/correctness/useExhaustiveDependencies: `since` moves with every row; only kind and mode matter here.
  useEffect(() => {
    if (rows !== undefined) ladder.current?.follow(standing)
  }, [standing.kind, mode, rows === undefined])

  return {
    standing,
    step: (to) => ladder.current?.step(to) ?? Promise.resolve(),
    leave: () => ladder.current?.leave() ?? Promise.resolve(),
  }
}
