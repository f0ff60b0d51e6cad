/** How near a waiting call is to missing the goal: a bar of twenty seconds with a mark at fifteen, written once a second without React. */
import { useEffect, useRef } from 'react'
import { NENA_ANSWER } from '../../convex/domain/answering.ts'
import { onTick } from '../ui/ticker.ts'
import css from './QueueFuse.module.css'
import { ANSWER_GOAL_MS, ANSWER_WARN_MS } from './row.ts'

const FULL_MS = NENA_ANSWER[1].seconds * 1000

export type FuseState = 'early' | 'near' | 'missed'

export const fuseStateOf = (ms: number): FuseState =>
  ms >= ANSWER_GOAL_MS ? 'missed' : ms >= ANSWER_WARN_MS ? 'near' : 'early'

type Props = {
  /** Since when the caller waits, ms since the epoch. */
  readonly since: number
  /** The room's own goal, s; drawn when it is another than 15 s and fits the bar. */
  readonly ownGoalS: number
}

export function QueueFuse({ since, ownGoalS }: Props) {
  const ref = useRef<HTMLSpanElement>(null)
  useEffect(
    () =>
      onTick((now) => {
        const fuse = ref.current
        if (fuse === null) return
        fuse.dataset.fuse = fuseStateOf(now - since)
        fuse.style.setProperty('--full', String(Math.min(1, Math.max(0, now - since) / FULL_MS)))
      }),
    [since],
  )
  const own = (ownGoalS * 1000) / FULL_MS
  return (
    <span ref={ref} className={css.fuse} aria-hidden="true">
      <b />
      <u style={{ left: `${(ANSWER_GOAL_MS / FULL_MS) * 100}%` }} />
      {ownGoalS * 1000 !== ANSWER_GOAL_MS && own < 1 && <u className={css.own} style={{ left: `${own * 100}%` }} />}
    </span>
  )
}
