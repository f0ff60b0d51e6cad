/** What a call must achieve: done ones in one line, the rest each with its state. */
import { Check, Circle, CircleSlash, LoaderCircle } from 'lucide-react'
import { memo } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { textOr, useText } from '../i18n/text.ts'
import { Panel } from '../ui/Panel.tsx'
import css from './Analysis.module.css'
import { spotlight } from './spotlight.ts'

type Objective = Doc<'callObjectives'>

/** What is under way comes first, what was skipped last. */
const ORDER = { active: 0, pending: 1, completed: 2, skipped: 3 } as const
/** This many have a row of their own. */
const ROWS = 2

export const Objectives = memo(function Objectives({ objectives }: { readonly objectives: readonly Objective[] }) {
  const t = useText()
  const done = objectives.filter((objective) => objective.status === 'completed')
  const open = objectives
    .filter((objective) => objective.status !== 'completed')
    .sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.order - b.order)
  const name = ({ key, objective }: Objective): string => textOr(t, `vocabulary.objective.${key}`, objective)
  return (
    <Panel
      title={t('monitor.objectives')}
      aside={t('monitor.objectivesDone', { n: done.length, total: objectives.length })}
    >
      <div className={css.body}>
        {done.length > 0 && (
          <ul className={css.done}>
            {done.map((objective) => (
              <li
                key={objective._id}
                onPointerEnter={() => spotlight(objective.evidence ?? null)}
                onPointerLeave={() => spotlight(null)}
              >
                <Check aria-hidden />
                {name(objective)}
              </li>
            ))}
          </ul>
        )}
        {open.length > 0 && (
          <ul className={css.open}>
            {open.slice(0, ROWS).map((objective) => (
              <Open key={objective._id} name={name(objective)} status={objective.status} />
            ))}
          </ul>
        )}
        {open.length > ROWS && (
          <ul className={css.left}>
            {open.slice(ROWS).map((objective) => (
              <li key={objective._id} title={t('monitor.pending')}>
                <Circle aria-hidden />
                {name(objective)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  )
})

function Open({ name, status }: { readonly name: string; readonly status: Objective['status'] }) {
  const t = useText()
  if (status === 'skipped')
    return (
      <li className={css.skipped}>
        <CircleSlash aria-hidden />
        <span>{name}</span>
        <small>{t('monitor.skipped')}</small>
      </li>
    )
  const Icon = status === 'active' ? LoaderCircle : Circle
  return (
    <li className={status === 'active' ? undefined : css.waiting}>
      <Icon aria-hidden />
      <b>{name}</b>
      <small>{status === 'active' ? t('monitor.inCourse') : t('monitor.pending')}</small>
    </li>
  )
}
