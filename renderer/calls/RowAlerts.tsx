/** The alerts of a call as chips: the gravest two, and how many more. */

import { AlertIcon } from '../alertIcon.tsx'
import { alertOf } from '../board/naming.ts'
import type { BoardRow } from '../board/row.ts'
import { useShown } from '../board/useShown.ts'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { chipsThatFit } from './fit.ts'
import css from './Row.module.css'

type Props = {
  readonly row: BoardRow
  /** px of the cell that the chips share with `title`; left out, there is room for all. */
  readonly room?: number
  readonly title?: string
}

/** In a list two say enough; the rest is a number. */
const MOST_IN_LIST = 2

export function Alerts({ row, room, title = '' }: Props) {
  const t = useText()
  const alerts = useShown(row.alerts)
  const words = alerts.map(({ type }) => alertOf(t, type))
  const marks = Number(row.practice) + Number(row.helpRequested) + Number((row.supervisors?.length ?? 0) > 0) * 0.4
  const most =
    room === undefined ? alerts.length : chipsThatFit({ room, title, marks, alerts: words, most: MOST_IN_LIST })
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
          data-more={alerts.length - most}
          role="img"
          aria-label={t('calls.row.more', { n: alerts.length - most })}
          title={words.slice(most).join(', ')}
        >
          +{alerts.length - most}
        </span>
      )}
    </>
  )
}
