/** How well the call is handled, in the room's own words, each with the number of samples it rests on; what nothing measures says so. */
import { memo } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { GOALS, MEASURES } from '../quality/goals.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Steps } from '../ui/Steps.tsx'
import css from './Analysis.module.css'

const LEVELS = ['LOW', 'MEDIUM', 'HIGH'] as const
const RESPONSES = ['POOR', 'FAIR', 'GOOD', 'EXCELLENT'] as const

type Row = Doc<'livePerformanceMetrics'>

export const Metrics = memo(function Metrics({ metrics }: { readonly metrics: Row | undefined }) {
  const t = useText()
  const known = metrics !== undefined && metrics.samples > 0
  return (
    <Panel title={t('monitor.performance')} aside={known ? t('monitor.goalMarked') : t('monitor.noData')}>
      {known ? <Measured metrics={metrics} /> : <p className={css.none}>{t('monitor.noDataYet')}</p>}
    </Panel>
  )
})

function Measured({ metrics }: { readonly metrics: Row }) {
  const t = useText()
  const format = useFormat()
  const measured = (name: string): boolean => metrics.measured.includes(name)
  const samples = (name: string): string => {
    const n = metrics.counts?.[name]
    return n === undefined ? t('monitor.measured') : t('monitor.samples', { n })
  }
  const absent = MEASURES.filter((name) => !measured(name))
  const unmeasured = t('monitor.unmeasured', { names: absent.map((name) => t(`monitor.${name}`)).join(', ') })
  const frequency = LEVELS.find((level) => level === metrics.questionFrequency)
  return (
    <>
      <div className={names(css.body, css.metrics)}>
        {MEASURES.filter(measured).map((name) => (
          <Metric
            key={name}
            name={t(`monitor.${name}`)}
            value={metrics[name]}
            goal={GOALS[name]}
            samples={samples(name)}
            format={format}
          />
        ))}
      </div>
      <div className={css.words}>
        {measured('voiceEnergyLevel') && (
          <Level
            name={t('monitor.voice')}
            word={t(`monitor.energy_${metrics.voiceEnergyLevel}`)}
            samples={samples('voiceEnergyLevel')}
            on={LEVELS.indexOf(metrics.voiceEnergyLevel) + 1}
            of={LEVELS.length}
          />
        )}
        {measured('responseQuality') && (
          <Level
            name={t('monitor.response')}
            word={[
              t(`monitor.response_${metrics.responseQuality}`),
              metrics.responseDelayMs !== undefined && format.shortTime(metrics.responseDelayMs),
            ]
              .filter(Boolean)
              .join(', ')}
            samples={samples('responseQuality')}
            on={RESPONSES.indexOf(metrics.responseQuality) + 1}
            of={RESPONSES.length}
          />
        )}
        {measured('questionFrequency') && frequency && (
          <Level
            name={t('monitor.questions')}
            word={t(`monitor.energy_${frequency}`)}
            samples={samples('questionFrequency')}
            on={LEVELS.indexOf(frequency) + 1}
            of={LEVELS.length}
          />
        )}
      </div>
      {absent.length > 0 && (
        <p className={css.absent} title={unmeasured}>
          {unmeasured}
        </p>
      )}
    </>
  )
}

type LevelProps = {
  readonly name: string
  readonly word: string
  readonly samples: string
  readonly on: number
  readonly of: number
}

function Level({ name, word, samples, on, of }: LevelProps) {
  return (
    <span className={css.level} title={samples}>
      {name} <Steps on={on} of={of} label={word} /> <b>{word}</b>
    </span>
  )
}

type MetricProps = {
  readonly name: string
  readonly value: number
  readonly goal: number
  readonly samples: string
  readonly format: ReturnType<typeof useFormat>
}

function Metric({ name, value, goal, samples, format }: MetricProps) {
  const t = useText()
  const below = value < goal
  const why = below ? t('monitor.belowGoal', { goal: format.percent(goal / 100) }) : undefined
  const told = [why, samples].filter(Boolean).join(' · ')
  return (
    <div className={css.metric}>
      <span title={samples}>{name}</span>
      <b>{format.percent(value / 100)}</b>
      <span className={names(css.bar, below && css.below)} title={told} role="img" aria-label={`${name}: ${told}`}>
        <i style={{ width: `${Math.min(100, Math.max(0, value))}%` }} />
        <u style={{ left: `${goal}%` }} />
      </span>
    </div>
  )
}
