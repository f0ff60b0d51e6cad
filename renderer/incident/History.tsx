/** Every change of the card, newest first: what, by whom, from which words. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import type { Doc } from '../../convex/_generated/dataModel'
import type { Evidence } from '../../convex/domain/canonical.ts'
import { clockText, useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Skeleton } from '../ui/Skeleton.tsx'
import css from './History.module.css'
import { labelOf, saidOf } from './words.ts'

type Props = { readonly callSessionId: string; readonly onPoint: (evidence: Evidence | null) => void }

export function History({ callSessionId, onPoint }: Props) {
  const t = useText()
  const changes = useQuery(api.incidents.history, { callSessionId })
  if (changes === undefined)
    return (
      <div className={css.none}>
        <Skeleton />
      </div>
    )
  if (changes.length === 0) return <p className={css.none}>{t('incident.noChanges')}</p>
  return (
    <ol className={css.history} aria-label={t('incident.history')} data-region="card">
      {changes.map((change) => (
        <li
          key={change._id}
          onPointerEnter={() => onPoint(change.evidence.at(-1) ?? null)}
          onPointerLeave={() => onPoint(null)}
        >
          <Change change={change} />
        </li>
      ))}
    </ol>
  )
}

function Change({ change }: { readonly change: Doc<'incidentChanges'> }) {
  const t = useText()
  const format = useFormat()
  const person = change.by.kind === 'person'
  const who = change.by.kind === 'person' ? change.by.name : `${change.by.provider} ${change.by.version}`
  const did =
    change.action !== 'set' ? t(`incident.change_${change.action}`) : person ? t('incident.change_person') : null
  return (
    <>
      <time>{clockText(change.at)}</time>
      <span className={css.value}>
        <small>{labelOf(t, change.field)}</small>{' '}
        {change.value === null || change.value === '' ? t('incident.none') : saidOf(t, change.field, change.value)}
      </span>
      <span className={css.by}>
        {[
          did === null ? who : `${who} ${did}`,
          change.confidence !== null && !person && format.percent(change.confidence),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}
