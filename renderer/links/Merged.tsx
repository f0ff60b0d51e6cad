/** That an incident is part of another, or holds others, beside its number: each a way to the other call. */
import { useQuery } from 'convex/react'
import { GitMerge } from 'lucide-react'
import { api } from '../../convex/_generated/api'
import { clockText } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { Button } from '../ui/Button.tsx'
import { useView } from '../view.ts'

/** Nothing while the incident stands alone. */
export function Merged({ callSessionId }: { readonly callSessionId: string }) {
  const t = useText()
  const go = useView((view) => view.go)
  const merged = useQuery(api.links.merged, { callSessionId })
  if (merged === undefined || merged === null) return null
  const { into, holds, at, by } = merged
  const target = into ?? holds[0]
  if (target === undefined) return null
  return (
    <Button
      size="small"
      tone="ghost"
      icon={<GitMerge aria-hidden />}
      data-merged={into === null ? 'whole' : 'part'}
      title={
        into === null
          ? t('links.holdsTitle', { number: target.incidentNumber })
          : t('links.partOfTitle', { number: into.incidentNumber, name: by, time: clockText(at) })
      }
      onClick={() => go({ kind: 'monitor', callId: target.callId })}
    >
      {into === null ? t('links.holds', { n: holds.length }) : t('links.partOf', { number: into.incidentNumber })}
    </Button>
  )
}
