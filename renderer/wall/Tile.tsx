/** One of the first calls, large: what, how long, where, which alerts, in which phase, with whom, and how the caller feels. */
import { ArrowRight, Hand, Headphones, MapPin, MapPinOff, MicOff, TrendingDown, TrendingUp } from 'lucide-react'
import { memo, useCallback } from 'react'
import { AlertIcon } from '../alertIcon.tsx'
import { riseOf } from '../board/attention.ts'
import { alertOf, distressWord, phaseOf, priorityName } from '../board/naming.ts'
import type { BoardRow } from '../board/row.ts'
import { useShown } from '../board/useShown.ts'
import { useText } from '../i18n/text.ts'
import { Duration, durationText } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { PhaseDots } from '../ui/PhaseDots.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { Sparkline } from '../ui/Sparkline.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { chipsOf, isWiderThan } from './chips.ts'
import { seatOf, shortName } from './naming.ts'
import css from './Tile.module.css'

export const RISE_ICONS = { up: TrendingUp, down: TrendingDown, flat: ArrowRight } as const

/** From here on distress is shown in its colour. */
export const HIGH_DISTRESS = 50
type Props = {
  readonly row: BoardRow
  /** CSS zoom: few calls stand larger. */
  readonly zoom: number
  /** One line of alerts, or two. */
  readonly chipRows: 1 | 2
  /** Lines of the place. */
  readonly placeRows: 1 | 2
  /** px inside the tile, before its zoom. */
  readonly width: number
}

function Where({ row, placeRows }: Pick<Props, 'row' | 'placeRows'>) {
  const t = useText()
  const since = row.answeredAt ?? row.startedAt
  const missing = useCallback(
    (now: number) => t('calls.row.missingSince', { time: durationText(now - since) }),
    [t, since],
  )
  const known = row.location !== null && row.location !== ''
  return (
    <div className={names(css.where, !known && css.missing)} data-rows={placeRows}>
      {known ? <MapPin aria-hidden="true" /> : <MapPinOff aria-hidden="true" />}
      {known ? <span>{row.location}</span> : <Ticking text={missing} />}
    </div>
  )
}

function Chips({ row, chipRows, width }: Pick<Props, 'row' | 'chipRows' | 'width'>) {
  const t = useText()
  const alerts = useShown(row.alerts)
  const fixed = [
    ...(row.helpRequested ? [t('calls.row.help')] : []),
    ...(row.practice ? [t('frame.practice.mark')] : []),
  ]
  const most = chipsOf({
    width,
    rows: chipRows,
    fixed,
    alerts: alerts.map(({ type }) => alertOf(t, type)),
  })
  const shown = alerts.slice(0, most)
  // Alone and too long for its line, the gravest takes two: a cut word is no word.
  const count = alerts.length > 1 ? t('wall.moreAlerts', { n: alerts.length - 1 }) : ''
  const [first, second] = shown
  const broken =
    first !== undefined && second === undefined && isWiderThan(width, [...fixed, alertOf(t, first.type)], count)
  return (
    <div className={css.chips} data-rows={chipRows} data-broken={broken || undefined}>
      {row.helpRequested && (
        <span className={names(css.chip, css.help)}>
          <Hand aria-hidden="true" />
          <span>{t('calls.row.help')}</span>
        </span>
      )}
      {shown.map((alert) => (
        <span key={alert.id} className={names(css.chip, css[alert.severity], alert.acknowledged && css.seen)}>
          <AlertIcon type={alert.type} />
          <span>{alertOf(t, alert.type)}</span>
        </span>
      ))}
      {alerts.length > shown.length && (
        <span className={css.more} title={t('calls.row.more', { n: alerts.length - shown.length })}>
          {t('wall.moreAlerts', { n: alerts.length - shown.length })}
        </span>
      )}
      {row.practice && <span className={names(css.chip, css.practice)}>{t('frame.practice.mark')}</span>}
    </div>
  )
}

function Feeling({ row, chipRows }: Pick<Props, 'row' | 'chipRows'>) {
  const t = useText()
  const wordless = row.wordlessSince ?? null
  const since = useCallback(
    (now: number) => t('wall.wordless', { time: durationText(now - (wordless ?? now)) }),
    [t, wordless],
  )
  if (wordless !== null)
    return (
      <div className={css.feeling}>
        <span className={names(css.word, css.missing)}>
          <MicOff aria-hidden="true" />
          <Ticking text={since} />
        </span>
      </div>
    )
  if (row.distress === null)
    return (
      <div className={css.feeling}>
        <span className={css.word}>{t('wall.noWords')}</span>
      </div>
    )
  const rise = riseOf(row.distressHistory)
  const Icon = RISE_ICONS[rise]
  return (
    <div className={css.feeling}>
      <span className={names(css.word, row.distress >= HIGH_DISTRESS && css.high)}>
        <Icon role="img" aria-label={t(`vocabulary.rise.${rise}`)} />
        {t('wall.distress', { level: distressWord(t, row.distress).toLowerCase() })}
      </span>
      <Sparkline values={row.distressHistory} width={150} height={chipRows === 2 ? 40 : 28} stroke={3} />
    </div>
  )
}

export const Tile = memo(function Tile({ row, zoom, chipRows, placeRows, width }: Props) {
  const t = useText()
  const level = levelOf(row.priority)
  const supervisors = row.supervisors?.map((one) => one.supervisorName).join(', ') ?? ''
  const alarm = row.alerts.some((alert) => alert.severity === 'life' && !alert.acknowledged)
  const phase = row.phase === null ? t(`vocabulary.status.${row.status}`) : phaseOf(t, row.phase)
  return (
    <article
      className={css.tile}
      style={{ zoom }}
      data-call={row.callId}
      data-level={level}
      data-alarm={(level === 1 && alarm) || undefined}
      aria-label={`${priorityName(t, row)}, ${shortName(t, row)}, ${row.agentName}`}
    >
      <div className={css.head}>
        <PriorityGlyph level={level} label={priorityName(t, row)} size={48} />
        <h3>{shortName(t, row)}</h3>
        <Duration since={row.startedAt} className={css.duration} />
      </div>
      <Where row={row} placeRows={placeRows} />
      <Chips row={row} chipRows={chipRows} width={width} />
      <div className={css.foot}>
        <div className={css.course}>
          <div className={css.line}>
            <span>
              {row.status === 'on-hold' || row.status === 'transferring' ? t(`vocabulary.status.${row.status}`) : phase}
            </span>
            <span>
              {supervisors !== '' && (
                <Headphones role="img" aria-label={t('wall.supervised', { names: supervisors })} />
              )}
              <span>{seatOf(row.agentName)}</span>
              <span>{row.agentName.slice(seatOf(row.agentName).length)}</span>
            </span>
          </div>
          <PhaseDots
            index={row.phaseIndex}
            count={row.phaseCount}
            label={t('calls.row.phase', { n: row.phaseIndex + 1, count: row.phaseCount, name: phase })}
          />
        </div>
        <Feeling row={row} chipRows={chipRows} />
      </div>
    </article>
  )
})
