/** One call in the list. */
import { Hand, Headphones, Pause, Phone, PhoneForwarded, PhoneIncoming, PhoneOff } from 'lucide-react'
import { memo, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { priorityName, stateOf, titleOf } from '../board/naming.ts'
import { type BoardRow, bandOf } from '../board/row.ts'
import { useText } from '../i18n/text.ts'
import { AlertChip } from '../ui/AlertChip.tsx'
import { Duration } from '../ui/Duration.tsx'
import { names } from '../ui/names.ts'
import { levelOf, PriorityGlyph } from '../ui/PriorityGlyph.tsx'
import css from './Row.module.css'
import { Alerts } from './RowAlerts.tsx'
import { Progress } from './RowProgress.tsx'
import { Waiting, WaitingTint } from './RowWaiting.tsx'
import { isStill, type Slides } from './slides.ts'
import { useTurn } from './turn.ts'

const STATE_ICONS = {
  connecting: PhoneIncoming,
  ringing: PhoneIncoming,
  connected: Phone,
  'on-hold': Pause,
  transferring: PhoneForwarded,
  ended: PhoneOff,
} as const

export type RowProps = {
  readonly row: BoardRow
  /** Place among the live calls, from 1; 0 for waiting and ended ones. */
  readonly place: number
  /** Row number in the grid, for the screen reader. */
  readonly index: number
  readonly score: number | undefined
  readonly held: 'up' | 'down' | undefined
  readonly selected: boolean
  /** px for the incident and its alerts. */
  readonly room: number
  /** The one row that Tab reaches. */
  readonly reachable: boolean
  /** Whether it slides from its former place, and from which; absent, always, from where it was drawn before. */
  readonly slides?: RefObject<Slides>
  readonly onSelect: (callId: string) => void
  readonly onOpen: (callId: string) => void
}

type CellsProps = RowProps & { readonly from: number | null }

const MOVE_MS = 240

/** Without motion, the place that a row came from is said for this long, ms. */
const SAID_MS = 5000

/** Slides a row from its former place; for a reader who wants no motion it is the place that is said, else null. */
const useSlide = (callId: string, place: number, slides: RefObject<Slides> | undefined) => {
  const ref = useRef<HTMLDivElement>(null)
  const before = useRef(slides?.current.before.get(callId) ?? place)
  const [from, setFrom] = useState<number | null>(null)
  useEffect(() => {
    if (from === null) return
    const timer = setTimeout(() => setFrom(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [from])
  useLayoutEffect(() => {
    const element = ref.current
    const was = before.current
    const rows = was - place
    const moved = was !== 0 && place !== 0 && rows !== 0
    before.current = place
    if (!moved || element === null) return
    if (isStill()) return setFrom(was)
    if (slides?.current.can === false) return
    // In heights of its own: reading that height would lay out the whole list, once for each row that moves.
    element.animate([{ transform: `translateY(${rows * 100}%)` }, { transform: 'none' }], {
      duration: MOVE_MS,
      easing: 'cubic-bezier(.2,0,0,1)',
    })
  }, [place, slides])
  return { ref, from }
}

/** What a row says; `from` is the place that it has just left, where that is to be read. */
function Cells({ row, place, score, held, room, from }: CellsProps) {
  const t = useText()
  const band = bandOf(row)
  const StateIcon = STATE_ICONS[row.status]
  const duration = <Duration since={row.startedAt} until={row.endedAt} />
  return (
    <>
      <span role="gridcell" className={names(css.place, css.fits)}>
        {held !== undefined && (
          <span title={t(held === 'up' ? 'calls.row.movesUp' : 'calls.row.movesDown')}>
            {held === 'up' ? '↑' : '↓'}
          </span>
        )}
        {place > 0 ? place : ''}
      </span>
      <span role="gridcell" className={names(css.attention, css.fits)} data-high={(score ?? 0) > 60 || undefined}>
        {score === undefined ? (
          <span className={css.none}>·</span>
        ) : (
          <>
            <span className={css.gauge} style={{ backgroundSize: `${score}% 100%` }} />
            <span className={css.score}>{score}</span>
          </>
        )}
      </span>
      <span role="gridcell" className={css.fits}>
        <PriorityGlyph level={levelOf(row.priority)} label={priorityName(t, row)} size={band === 'waiting' ? 18 : 20} />
      </span>
      <span role="gridcell" className={css.incident}>
        {row.helpRequested && <AlertChip small tone="help" icon={<Hand />} label={t('calls.row.help')} />}
        {row.practice && (
          <AlertChip small tone="practice">
            {t('frame.practice.mark')}
          </AlertChip>
        )}
        <span className={css.title}>{titleOf(t, row)}</span>
        {row.supervisors !== undefined && row.supervisors.length > 0 && (
          <Headphones
            className={css.heard}
            role="img"
            aria-label={t('calls.row.heard', { names: row.supervisors.map((one) => one.supervisorName).join(', ') })}
          />
        )}
        <Alerts row={row} room={room} title={titleOf(t, row)} />
        {from !== null && <span className={css.moved}>{t('calls.row.moved', { n: from })}</span>}
      </span>
      <span role="gridcell" className={css.state} data-reason={row.endReason}>
        <StateIcon aria-hidden="true" />
        {stateOf(t, row)}
      </span>
      <span role="gridcell" className={names(css.duration, css.fits)}>
        {band === 'waiting' ? <WaitingTint since={row.startedAt}>{duration}</WaitingTint> : duration}
      </span>
      {band === 'waiting' ? (
        <span role="gridcell" aria-colspan={3} className={css.wide}>
          <Waiting row={row} />
        </span>
      ) : (
        <Progress row={row} />
      )}
      <span role="gridcell" className={css.dispatcher}>
        {row.agentName}
      </span>
    </>
  )
}

export const Row = memo(function Row(props: RowProps) {
  const { row, place, index, selected, reachable, slides, onSelect, onOpen } = props
  const t = useText()
  const slide = useSlide(row.callId, place, slides)
  const whole = useTurn()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list handles the keys of the row that has focus
    <div
      ref={slide.ref}
      role="row"
      aria-rowindex={index}
      aria-selected={selected}
      tabIndex={reachable ? 0 : -1}
      data-call={row.callId}
      data-band={bandOf(row)}
      data-level={levelOf(row.priority)}
      className={names(css.row, css.grid)}
      onClick={() => onSelect(row.callId)}
      onDoubleClick={() => onOpen(row.callId)}
      onFocus={() => onSelect(row.callId)}
    >
      {whole ? (
        <Cells {...props} from={slide.from} />
      ) : (
        <span role="gridcell" className={css.alone}>
          {titleOf(t, row)}
        </span>
      )}
    </div>
  )
})
