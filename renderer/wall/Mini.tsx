/** A call that does not need anybody first, small: what, how long, where it stands. */
import { memo } from 'react'
import { riseOf } from '../board/attention.ts'
import { phaseOf, priorityName } from '../board/naming.ts'
import type { BoardRow } from '../board/row.ts'
import { useText } from '../i18n/text.ts'
import { Duration } from '../ui/Duration.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import css from './Mini.module.css'
import { seatOf, shortName } from './naming.ts'
import { HIGH_DISTRESS, RISE_ICONS } from './Tile.tsx'

export const Mini = memo(function Mini({
  row,
  zoom,
}: {
  readonly row: BoardRow /** CSS zoom. */
  readonly zoom: number
}) {
  const t = useText()
  const busy = row.status === 'on-hold' || row.status === 'transferring' || row.phase === null
  const where = busy ? t(`vocabulary.status.${row.status}`) : phaseOf(t, row.phase ?? '')
  const rise = riseOf(row.distressHistory)
  const Icon = RISE_ICONS[rise]
  const high = row.distress !== null && row.distress >= HIGH_DISTRESS
  return (
    <div className={css.mini} style={{ zoom }} data-call={row.callId} data-level={levelOf(row.priority)}>
      <PriorityGlyph level={levelOf(row.priority)} label={priorityName(t, row)} size={34} />
      <div className={css.line}>
        <span className={css.name}>{shortName(t, row)}</span>
        <Duration since={row.startedAt} className={css.duration} />
      </div>
      <div className={css.line}>
        <span className={css.where}>{[seatOf(row.agentName), where].filter(Boolean).join(' · ')}</span>
        <span className={css.feeling} data-high={high || undefined}>
          {row.distress !== null && <Icon role="img" aria-label={t(`vocabulary.rise.${rise}`)} />}
          {high && t('wall.distress.high')}
        </span>
      </div>
    </div>
  )
})
