/** The monitor before its call is known: the same columns, with grey bars where words will be. */
import { useText } from '../i18n/text.ts'
import { names } from '../ui/names.ts'
import { Panel } from '../ui/Panel.tsx'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './Monitor.module.css'
import skeleton from './MonitorSkeleton.module.css'
import { useNarrow } from './useNarrow.ts'

const WIDTHS = ['72%', '54%', '63%', '48%', '80%', '58%', '66%'] as const

function Bars() {
  return (
    <div className={skeleton.bars}>
      {WIDTHS.map((width) => (
        <Skeleton key={width} width={width} height={14} />
      ))}
    </div>
  )
}

export function MonitorSkeleton() {
  const t = useText()
  const narrow = useNarrow()
  return (
    <div className={css.monitor} aria-busy="true">
      <div className={skeleton.header}>
        <h1>{t('monitor.loading')}</h1>
      </div>
      <div className={names(css.columns, narrow && css.narrow)}>
        <Panel title={t('monitor.transcript')}>
          <Bars />
        </Panel>
        <Panel title={t('incident.title')}>
          <Bars />
        </Panel>
        {!narrow && (
          <Panel title={t('monitor.analysis')}>
            <Bars />
          </Panel>
        )}
      </div>
    </div>
  )
}
