/** The alerts of a call as chips: the gravest two, and how many more. */
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { AlertIcon } from './alertIcon.tsx'
import type { BoardRow } from './board.ts'
import { alertOf } from './naming.ts'
import css from './Row.module.css'

export function Alerts({ row, most = 2 }: { readonly row: BoardRow; readonly most?: number }) {
  const t = useText()
  const rank = { life: 0, caution: 1, info: 2 } as const
  const alerts = row.alerts.toSorted(
    (a, b) => Number(a.acknowledged) - Number(b.acknowledged) || rank[a.severity] - rank[b.severity],
  )
  return (
    <>
      {alerts.slice(0, most).map((alert) => (
        <AlertChip
          key={alert.id}
          small
          tone={alert.severity}
          acknowledged={alert.acknowledged || row.status === 'ended'}
          icon={<AlertIcon type={alert.type} />}
          title={alertOf(t, alert.type)}
        >
          {alertOf(t, alert.type)}
        </AlertChip>
      ))}
      {alerts.length > most && (
        <span
          className={css.more}
          title={alerts
            .slice(most)
            .map(({ type }) => alertOf(t, type))
            .join(', ')}
        >
          <span aria-hidden="true">+{alerts.length - most}</span>
          <span className={css.spoken}>{t('calls.row.more', { n: alerts.length - most })}</span>
        </span>
      )}
    </>
  )
}
