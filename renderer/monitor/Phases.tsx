/** The phases of the call in order: how long each took and how well it went. */
import { Check, Circle, CircleDot } from 'lucide-react'
import { memo, useCallback } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { TEMPLATES } from '../../convex/domain/templates.ts'
import { textOr, useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { Steps } from '../ui/Steps.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import css from './Phases.module.css'

type Phase = Doc<'callPhases'>
type Props = {
  readonly phases: readonly Phase[]
  readonly template: Doc<'liveCalls'>['template']
  readonly endedAt: number | undefined
}

const QUALITIES = ['poor', 'fair', 'good', 'excellent'] as const

export const Phases = memo(function Phases({ phases, template, endedAt }: Props) {
  const t = useText()
  const { phases: named, phaseTargetsS } = TEMPLATES[template]
  return (
    <ol className={css.phases} aria-label={t('monitor.phases')} data-region="phases" data-part="phases">
      {phases.map((phase) => {
        const target = phaseTargetsS[(named as readonly string[]).indexOf(phase.phase)]
        return (
          <Step
            key={phase._id}
            phase={phase}
            targetMs={(target ?? Number.POSITIVE_INFINITY) * 1000}
            endedAt={endedAt}
          />
        )
      })}
    </ol>
  )
})

function Step({ phase, targetMs, endedAt }: { phase: Phase; targetMs: number; endedAt: number | undefined }) {
  const t = useText()
  const Icon = phase.status === 'completed' ? Check : phase.status === 'active' ? CircleDot : Circle
  const name = textOr(t, `vocabulary.phase.${phase.phase}`, phase.phase)
  return (
    <li
      className={names(css.phase, css[phase.status])}
      aria-current={phase.status === 'active' ? 'step' : undefined}
      title={name}
      data-phase={phase.phase}
      data-status={phase.status}
    >
      <Icon aria-hidden />
      <b>{name}</b>
      {phase.startTime !== undefined && phase.status !== 'pending' && (
        <Time since={Date.parse(phase.startTime)} until={endOf(phase, endedAt)} targetMs={targetMs} />
      )}
      {phase.quality !== undefined && (
        <span className={css.quality}>
          <span>{t(`monitor.quality_${phase.quality}`)}</span>
          <Steps on={QUALITIES.indexOf(phase.quality) + 1} of={4} label={t(`monitor.quality_${phase.quality}`)} />
        </span>
      )}
    </li>
  )
}

const endOf = (phase: Phase, endedAt: number | undefined): number | undefined =>
  phase.endTime === undefined ? endedAt : Date.parse(phase.endTime)

type TimeProps = { readonly since: number; readonly until: number | undefined; readonly targetMs: number }

/** Turns amber, and says why to who points at it, once the phase takes longer than it should. */
function Time({ since, until, targetMs }: TimeProps) {
  const t = useText()
  const slowAlready = until !== undefined && until - since > targetMs
  const text = useCallback((now: number) => durationText((until ?? now) - since), [since, until])
  return (
    <span className={slowAlready ? css.slow : undefined} title={slowAlready ? t('monitor.phaseSlow') : undefined}>
      <Ticking text={text} />
    </span>
  )
}
