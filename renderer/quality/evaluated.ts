/** How a call is judged, as the backend tells it, live or finished, and how its points read. */
import type { FunctionReturnType } from 'convex/server'
import type { api } from '../../convex/_generated/api'
import type { Text } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'

export type Evaluated = NonNullable<FunctionReturnType<typeof api.review.evaluation>>
export type Criterion = Evaluated['form'][number]

/** What counts: a person's points, else the machine's; null: does not apply; undefined: nobody has judged it. */
export const pointsOf = ({ person, machine }: Criterion): number | null | undefined =>
  person === undefined ? machine?.points : person

/** Out of 100 when all is judged; until then what was given of what could be, so that nothing looks done that is not. */
export function scoreText(t: Text, { form, score, open, signed }: Evaluated): string {
  if (signed !== null) return t('review.score', { n: signed.score })
  if (score === null) return t('review.scoreNone')
  if (open === 0) return t('review.score', { n: score })
  const rated = form.flatMap((one) => {
    const points = pointsOf(one)
    return points === undefined || points === null ? [] : [{ points, max: one.max }]
  })
  const sum = (of: 'points' | 'max'): number => rated.reduce((total, one) => total + one[of], 0)
  return t('review.scorePartial', { n: sum('points'), max: sum('max') })
}

export const nameOf = (t: Text, { key }: Criterion): string => t(`review.qa_${key as 'calm'}`)

/** Why the machine gave what it gave; while the call is live, what did not happen may still happen. */
export function becauseText(t: Text, { machine }: Criterion, live = false): string {
  if (machine === null) return t('review.because_person')
  const { because } = machine
  if (because.kind === 'took') return t('review.because_took', { time: durationText(because.ms) })
  if (because.kind === 'done') return t('review.because_done', { n: because.n, of: because.of })
  return t(live ? 'monitor.notYet' : 'review.because_never')
}
