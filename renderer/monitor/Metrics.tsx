/** How well the call is handled, in the room's own words, against a marked goal; nothing is shown before it is measured. */
import { memo } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Steps } from '../ui/Steps.tsx'
import css from './Analysis.module.css'

/** Percentages of the table, and the goal of each, 0 to 100. */
const GOALS = {
  scriptAdherence: 90,
  agentConfidence: 80,
  conversationQuality: 75,
  prospectEngagement: 50,
  conversionProbability: 70,
  demoAcceptanceProbability: 70,
} as const

const NAMES = Object.keys(GOALS) as (keyof typeof GOALS)[]
const ENERGIES = ['LOW', 'MEDIUM', 'HIGH'] as const
const RESPONSES = ['POOR', 'FAIR', 'GOOD', 'EXCELLENT'] as const

export const Metrics = memo(function Metrics({
  metrics,
}: {
  readonly metrics: Doc<'livePerformanceMetrics'> | undefined
}) {
  const t = useText()
  const format = useFormat()
  const known = metrics !== undefined && metrics.samples > 0
  const measured = (name: string): boolean => metrics?.measured.includes(name) ?? false
  return (
    <Panel title={t('monitor.performance')} aside={known ? t('monitor.goalMarked') : t('monitor.noData')}>
      {!known ? (
        <p className={css.none}>{t('monitor.noDataYet')}</p>
      ) : (
        <>
          <div className={names(css.body, css.metrics)}>
            {NAMES.filter(measured).map((name) => (
              <Metric key={name} name={t(`monitor.${name}`)} value={metrics[name]} goal={GOALS[name]} format={format} />
            ))}
          </div>
          {(measured('voiceEnergyLevel') || measured('responseQuality')) && (
            <div className={css.words}>
              {measured('voiceEnergyLevel') && (
                <Level
                  name={t('monitor.voice')}
                  word={t(`monitor.energy_${metrics.voiceEnergyLevel}`)}
                  on={ENERGIES.indexOf(metrics.voiceEnergyLevel) + 1}
                  of={ENERGIES.length}
                />
              )}
              {measured('responseQuality') && (
                <Level
                  name={t('monitor.response')}
                  word={t(`monitor.response_${metrics.responseQuality}`)}
                  on={RESPONSES.indexOf(metrics.responseQuality) + 1}
                  of={RESPONSES.length}
                />
              )}
            </div>
          )}
        </>
      )}
    </Panel>
  )
})

type LevelProps = { readonly name: string; readonly word: string; readonly on: number; readonly of: number }

function Level({ name, word, on, of }: LevelProps) {
  return (
    <span className={css.level}>
      {name} <Steps on={on} of={of} label={word} /> <b>{word}</b>
    </span>
  )
}

type MetricProps = {
  readonly name: string
  readonly value: number
  readonly goal: number
  readonly format: ReturnType<typeof useFormat>
}

function Metric({ name, value, goal, format }: MetricProps) {
  const t = useText()
  const below = value < goal
  const why = below ? t('monitor.belowGoal', { goal: format.percent(goal / 100) }) : undefined
  return (
    <>
      <span>{name}</span>
      <span className={names(css.bar, below && css.below)} title={why} role="img" aria-label={why ?? name}>
        <i style={{ width: `${Math.min(100, Math.max(0, value))}%` }} />
        <u style={{ left: `${goal}%` }} />
      </span>
      <b>{format.percent(value / 100)}</b>
    </>
  )
}
