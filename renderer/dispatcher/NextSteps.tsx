/** What to say next, large enough to be read aloud, what comes after it, and how far the protocol has come. */
import { useQuery } from 'convex/react'
import { Check, Circle, CircleDot, CircleSlash } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import { textOr, useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { onControl, useHotkeys } from '../ui/hotkeys.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { Panel } from '../ui/Panel.tsx'
import css from './NextSteps.module.css'
import { useNextWords } from './useNextWords.ts'

/** What comes after is a glance, not a list to work through. */
const AFTER = 3
const NONE: readonly never[] = []

export function NextSteps({ callId }: { readonly callId: string }) {
  const t = useText()
  const progress = useQuery(api.queries.liveCalls.getCall, { callId })?.progress
  const objectives = progress?.objectives ?? NONE
  const [[first, ...rest], done] = useNextWords({ callId, actions: progress?.nextActions ?? NONE })
  const finished = objectives.filter(({ status }) => status === 'completed').length
  useHotkeys({
    // Enter on a control is that control's own.
    enter: () => (first && !onControl() ? done(first) : false),
  })
  return (
    <Panel
      label={t('dispatcher.next')}
      title={t('dispatcher.next')}
      aside={objectives.length > 0 && t('dispatcher.progress', { n: finished, total: objectives.length })}
    >
      <div className={css.steps} data-region="steps">
        <ol className={css.list}>
          {objectives.map((one) => (
            <Step key={one._id} objective={one} current={one === objectives.find(isOpen)} />
          ))}
        </ol>
        <div className={css.say} aria-live="off">
          <small>{t(first ? `dispatcher.say_${first.kind}` : 'dispatcher.say_ask')}</small>
          <p className={css.words} data-next={first?.kind}>
            {first?.title ?? t('dispatcher.nothingToAsk')}
          </p>
          {first?.why !== undefined && <p className={css.why}>{first.why}</p>}
          {first && (
            <Button size="large" icon={<Check aria-hidden />} onClick={() => done(first)}>
              {t('dispatcher.done')} <Kbd>Enter</Kbd>
            </Button>
          )}
          {rest.length > 0 && (
            <dl className={css.after}>
              <dt>{t('dispatcher.after')}</dt>
              {rest.slice(0, AFTER).map(({ key, title }) => (
                <dd key={key}>{title}</dd>
              ))}
            </dl>
          )}
        </div>
      </div>
    </Panel>
  )
}

const isOpen = ({ status }: Doc<'callObjectives'>): boolean => status === 'active' || status === 'pending'
const ICONS = { completed: Check, active: CircleDot, pending: Circle, skipped: CircleSlash } as const

function Step({ objective, current }: { readonly objective: Doc<'callObjectives'>; readonly current: boolean }) {
  const t = useText()
  const { key, status } = objective
  const Icon = current ? CircleDot : ICONS[status]
  return (
    <li className={current ? css.active : css[status]} aria-current={current ? 'step' : undefined}>
      <Icon aria-hidden />
      {textOr(t, `vocabulary.objective.${key}`, objective.objective)}
    </li>
  )
}
