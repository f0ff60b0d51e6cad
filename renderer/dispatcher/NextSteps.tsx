/** What to say next, large enough to be read aloud, and what comes after it. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { textOr, useText } from '../i18n/text.ts'
import { Panel } from '../ui/Panel.tsx'
import css from './NextSteps.module.css'

/** What comes after is a glance, not a list to work through. */
const AFTER = 3

export function NextSteps({ callId }: { readonly callId: string }) {
  const t = useText()
  const found = useQuery(api.queries.liveCalls.getCall, { callId })
  const [first, ...rest] = found?.progress.nextActions ?? []
  const objectives = found?.progress.objectives ?? []
  return (
    <Panel label={t('dispatcher.next')}>
      <div className={css.steps} data-region="steps">
        <ol className={css.list}>
          {objectives.map(({ _id, key, objective, status }) => (
            <li key={_id} className={css[status]} aria-current={status === 'active' ? 'step' : undefined}>
              {textOr(t, `vocabulary.objective.${key}`, objective)}
            </li>
          ))}
        </ol>
        <div className={css.say} aria-live="off">
          <small>{t('dispatcher.say')}</small>
          <p className={css.words}>{first?.text ?? t('dispatcher.nothingToAsk')}</p>
          {rest.length > 0 && (
            <ul className={css.after}>
              {rest.slice(0, AFTER).map((one) => (
                <li key={one._id}>
                  <small>{t('dispatcher.after')}</small> {one.text}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Panel>
  )
}
