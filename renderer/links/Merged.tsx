/** That an incident is part of another, or holds others, under its number: each a way to the other call. */
import { useQuery } from 'convex/react'
import { GitMerge } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { useView } from '../view.ts'
import css from './Merged.module.css'

const MOST_NAMED = 3

/** Nothing while the incident stands alone. */
export function Merged({ callSessionId }: { readonly callSessionId: string }) {
  const t = useText()
  const go = useView((view) => view.go)
  const merged = useQuery(api.links.merged, { callSessionId })
  if (merged === undefined || merged === null) return null
  const { into, holds, at, by } = merged
  const named = into === null ? holds.slice(0, MOST_NAMED) : [into]
  return (
    <div className={css.merged} data-merged={into === null ? 'whole' : 'part'}>
      <GitMerge aria-hidden />
      <b>
        {into === null ? t('links.holds', { n: holds.length }) : t('links.partOf', { number: into.incidentNumber })}
      </b>
      <span className={css.by}>{t('links.mergedBy', { name: by, time: clockText(at) })}</span>
      <span className={css.ways}>
        {named.map(({ callId, incidentNumber }) => (
          <Button
            key={callId}
            size="small"
            aria-label={t('links.holdsTitle', { number: incidentNumber })}
            onClick={() => go({ kind: 'monitor', callId })}
          >
            {incidentNumber}
          </Button>
        ))}
      </span>
    </div>
  )
}
