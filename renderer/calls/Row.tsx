/** One call in the list. */
import {
  Hand,
  MapPinOff,
  MoveRight,
  Pause,
  Phone,
  PhoneForwarded,
  PhoneIncoming,
  PhoneOff,
  Timer,
  TrendingDown,
  TrendingUp,
} from 'lucide-react'
import { memo, useCallback, useLayoutEffect, useRef } from 'react'
import { useFormat } from '../i18n/format.ts'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Duration, durationText } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { PhaseDots } from '../ui/PhaseDots.tsx'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import { Sparkline } from '../ui/Sparkline.tsx'
import { Ticking } from '../ui/Ticking.tsx'
import { AlertIcon } from './alertIcon.tsx'
import { riseOf } from './attention.ts'
import { ANSWER_GOAL_MS, ANSWER_WARN_MS, type BoardRow, bandOf } from './board.ts'
import { alertOf, distressWord, phaseOf, priorityName, stateOf, titleOf } from './naming.ts'
import css from './Row.module.css'
import { useElapsed } from './useElapsed.ts'

const STATE_ICONS = {
  connecting: PhoneIncoming,
  ringing: PhoneIncoming,
  connected: Phone,
  'on-hold': Pause,
  transferring: PhoneForwarded,
  ended: PhoneOff,
} as const

export const RISE_ICONS = { up: TrendingUp, down: TrendingDown, flat: MoveRight } as const

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
          acknowledged={alert.acknowledged}
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

function Waiting({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const format = useFormat()
  const ms = useElapsed(row.startedAt)
  if (ms < ANSWER_WARN_MS) return <span className={css.quiet}>{t('calls.row.queue')}</span>
  return (
    <span className={ms < ANSWER_GOAL_MS ? css.caution : css.late}>
      <Timer />
      {ms < ANSWER_GOAL_MS
        ? t('calls.row.due', { time: format.shortTime(ANSWER_GOAL_MS - ms) })
        : t('calls.row.overdue')}
    </span>
  )
}

function Place({ row }: { readonly row: BoardRow }) {
  const t = useText()
  const since = row.answeredAt ?? row.startedAt
  const missing = useCallback((now: number) => t('calls.row.missing', { time: durationText(now - since) }), [t, since])
  if (bandOf(row) === 'waiting') return <Waiting row={row} />
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
  if (row.distress === null) return <span className={css.quiet}>{t('calls.row.noData')}</span>
  const rise = riseOf(row.distressHistory)
  const Icon = RISE_ICONS[rise]
  const words = t('calls.row.distress', { level: distressWord(t, row.distress), rise: t(`vocabulary.rise.${rise}`) })
  return (
    <span className={css.distress} data-high={row.distress >= 50 || undefined} title={words}>
      <Sparkline values={row.distressHistory} />
      <Icon aria-hidden="true" />
      <span className={css.spoken}>{words}</span>
    </span>
  )
}

export type RowProps = {
  readonly row: BoardRow
  /** Place among the live calls, from 1; 0 for waiting and ended ones. */
  readonly place: number
  /** Row number in the grid, for the screen reader. */
  readonly index: number
  readonly score: number | undefined
  readonly held: 'up' | 'down' | undefined
  readonly selected: boolean
  /** The one row that Tab reaches. */
  readonly reachable: boolean
  readonly onSelect: (callId: string) => void
  readonly onOpen: (callId: string) => void
}

const MOVE_MS = 240

/** Slides a row from its former place, unless the reader wants no motion. */
const useSlide = (place: number) => {
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef(place)
  useLayoutEffect(() => {
    const element = ref.current
    const rows = before.current - place
    const moved = before.current !== 0 && place !== 0 && rows !== 0
    before.current = place
    if (!moved || element === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return
    const from = `translateY(${rows * element.offsetHeight}px)`
    element.animate([{ transform: from }, { transform: 'none' }], {
      duration: MOVE_MS,
      easing: 'cubic-bezier(.2,0,0,1)',
    })
  }, [place])
  return ref
}

export const Row = memo(function Row(props: RowProps) {
  const { row, place, index, score, held, selected, reachable, onSelect, onOpen } = props
  const t = useText()
  const slide = useSlide(place)
  const band = bandOf(row)
  const level = levelOf(row.priority)
  const StateIcon = STATE_ICONS[row.status]
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of the row that has focus
    <div
      ref={slide}
      role="row"
      aria-rowindex={index}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      data-call={row.callId}
      data-band={band}
      data-level={level}
      className={names(css.row, css.grid)}
      onClick={() => onSelect(row.callId)}
      onDoubleClick={() => onOpen(row.callId)}
      onFocus={() => onSelect(row.callId)}
    >
      <span role="gridcell" className={css.place}>
        {held !== undefined && (
          <span title={t(held === 'up' ? 'calls.row.movesUp' : 'calls.row.movesDown')}>
            {held === 'up' ? '↑' : '↓'}
          </span>
        )}
        {place > 0 ? place : ''}
      </span>
      <span role="gridcell" className={css.attention} data-high={(score ?? 0) > 60 || undefined}>
        {score === undefined ? (
          <span className={css.none}>·</span>
        ) : (
          <>
            <span className={css.gauge} aria-hidden="true">
              <b style={{ width: `${score}%` }} />
            </span>
            <span className={css.score}>{score}</span>
          </>
        )}
      </span>
      <span role="gridcell">
        <PriorityGlyph level={level} label={priorityName(t, row)} size={band === 'waiting' ? 18 : 20} />
      </span>
      <span role="gridcell" className={css.incident}>
        {row.helpRequested && <AlertChip small tone="help" icon={<Hand />} label={t('calls.row.help')} />}
        {row.practice && (
          <AlertChip small tone="practice">
            {t('frame.practice.mark')}
          </AlertChip>
        )}
        <span className={css.title}>{titleOf(t, row)}</span>
        <Alerts row={row} />
      </span>
      <span role="gridcell" className={css.state} data-reason={row.endReason}>
        <StateIcon aria-hidden="true" />
        {stateOf(t, row)}
      </span>
      <span role="gridcell" className={css.duration}>
        <WaitingTint row={row}>
          <Duration since={row.startedAt} until={row.endedAt} />
        </WaitingTint>
      </span>
      <span role="gridcell">
        <Place row={row} />
      </span>
      <span role="gridcell" className={css.phase}>
        {band !== 'waiting' && row.phase !== null && row.phaseCount > 0 && (
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
      <span role="gridcell">{band !== 'waiting' && <Distress row={row} />}</span>
      <span role="gridcell" className={css.dispatcher}>
        {row.agentName}
      </span>
    </div>
  )
})

/** Amber from 10 s of waiting on. */
function WaitingTint({ row, children }: { readonly row: BoardRow; readonly children: React.ReactNode }) {
  const ms = useElapsed(row.startedAt, bandOf(row) === 'waiting')
  return <span data-warn={(bandOf(row) === 'waiting' && ms >= ANSWER_WARN_MS) || undefined}>{children}</span>
}
