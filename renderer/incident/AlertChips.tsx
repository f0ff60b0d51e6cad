/** The alerts of a call in a few words, beside the reason for it. */
import { useQuery } from 'convex/react'
import { api } from '../../convex/_generated/api'
import { iconOf } from '../alertIcon.tsx'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'

/** More than these become a count. */
const SHOWN = 2

export function AlertChips({ callId }: { readonly callId: string }) {
  const t = useText()
  const alerts = useQuery(api.queries.liveCalls.getAlerts, { callId })
  const standing = alerts?.filter((alert) => alert.retiredAt === undefined) ?? []
  if (standing.length === 0) return null
  const order = { life: 0, caution: 1, info: 2 } as const
  const sorted = standing.sort((a, b) => order[a.severity] - order[b.severity] || b.atMs - a.atMs)
  return (
    <>
      {sorted.slice(0, SHOWN).map((alert) => {
        const Icon = iconOf(alert.type)
        return (
          <AlertChip
            key={alert._id}
            tone={alert.severity}
            icon={<Icon aria-hidden />}
            acknowledged={alert.acknowledgedAt !== undefined}
          >
            {t(`vocabulary.alert.${alert.type}`)}
          </AlertChip>
        )
      })}
      {sorted.length > SHOWN && <AlertChip tone="plain">+{sorted.length - SHOWN}</AlertChip>}
    </>
  )
}
