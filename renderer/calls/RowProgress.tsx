/** Where a call is, in which phase, and how its caller feels. */
import { ArrowRight, MapPinOff, TrendingDown, TrendingUp } from 'lucide-react'
import { useCallback } from 'react'
import { riseOf } from '../board/attention.ts'
import { distressWord, phaseOf } from '../board/naming.ts'
import { type BoardRow, bandOf } from '../board/row.ts'
import { useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { PhaseDots } from '../ui/PhaseDots.tsx'
import { Sparkline } from '../ui/Sparkline.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import css from './Row.module.css'

const RISE_ICONS = { up: TrendingUp, down: TrendingDown, flat: ArrowRight } as const

function Place({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const since = row.answeredAt ?? row.startedAt
  const missing = useCallback((now: number) => t('calls.row.missing', { time: durationText(now - since) }), [t, since])
  if (row.location !== null && row.location !== '') return <span title={row.location}>{row.location}</span>
  if (bandOf(row) === 'ended') return <span className={css.quiet}>—</span>
  return (
    <span className={css.caution}>
      <MapPinOff />
      <Ticking text={missing} />
    </span>
  )
}

function Distress({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const wordless = row.wordlessSince ?? null
  const silent = useCallback(
    (now: number) => t('calls.row.wordless', { time: durationText(now - (wordless ?? now)) }),
    [t, wordless],
  )
  if (wordless !== null && bandOf(row) === 'live') return <Ticking text={silent} className={css.caution} />
  if (row.distress === null) return <span className={css.quiet}>{t('calls.row.noData')}</span>
  const rise = riseOf(row.distressHistory)
  const Icon = RISE_ICONS[rise]
  const words = t('calls.row.distress', { level: distressWord(t, row.distress), rise: t(`vocabulary.rise.${rise}`) })
  return (
    <span
      className={css.distress}
      data-high={row.distress >= 50 || undefined}
      role="img"
      aria-label={words}
      title={words}
    >
      <Sparkline values={row.distressHistory} />
      <Icon aria-hidden="true" />
    </span>
  )
}

/** Where, in which phase, and how the caller feels: what a waiting call does not have yet. */
export function Progress({ row }: { readonly row: BoardRow }) {
  const t = useText()
  return (
    <>
      <span role="gridcell">
        <Place row={row} />
      </span>
      <span role="gridcell" className={names(css.phase, css.fits)}>
        {row.phase !== null && row.phaseCount > 0 && (
          <>
            <PhaseDots
              index={row.phaseIndex}
              count={row.phaseCount}
              label={t('calls.row.phase', {
                n: row.phaseIndex + 1,
                count: row.phaseCount,
                name: phaseOf(t, row.phase),
              })}
            />
            <span className={css.phaseName} aria-hidden="true">
              {phaseOf(t, row.phase)}
            </span>
          </>
        )}
      </span>
      <span role="gridcell">
        <Distress row={row} />
      </span>
    </>
  )
}
