/** What comes next, as the understanding of the call sees it. */
import { memo } from 'react'
import type { Doc } from '../../convex/_generated/dataModel'
import { textOr, useText } from '../i18n/text.ts'
import { Panel } from '../ui/Panel.tsx'
import css from './Analysis.module.css'

export const NextActions = memo(function NextActions({ actions }: { readonly actions: readonly Doc<'nextActions'>[] }) {
  const t = useText()
  if (actions.length === 0) return null
  return (
    <Panel title={t('monitor.next')}>
      <div className={css.body}>
        <ol className={css.next}>
          {actions.map((action) => (
            <li key={action._id}>{textOr(t, `vocabulary.action.${action.key}`, action.text)}</li>
          ))}
        </ol>
      </div>
    </Panel>
  )
})
