/** What each field of the card held over the call: the value is the bar; hatched, nobody knew. */
import { ChevronDown, ChevronUp, Lock, Sparkles } from 'lucide-react'
import { memo, useState } from 'react'
import { useFormat } from '../i18n/format.ts'
import { type Text, useText } from '../i18n/text.ts'
import { labelOf, saidOf } from '../incident/words.ts'
import { durationText } from '../ui/Duration.tsx'
import type { CallTime } from './callTime.ts'
import type { Lane, Segment } from './lanes.ts'
import css from './Timeline.module.css'
import { usePlayer } from './usePlayer.ts'

type Props = { readonly lanes: readonly Lane[]; readonly time: CallTime }

/** As many as leave room for the words below, by the height of the window. */
const few = (): number => (window.innerHeight >= 1000 ? 6 : window.innerHeight >= 860 ? 4 : 3)

/** Before its words, so that they are heard whole, ms. */
export const BEFORE_MS = 2000

export const Lanes = memo(function Lanes({ lanes, time }: Props) {
  const t = useText()
  const [all, setAll] = useState(false)
  const hidden = lanes.length - few()
  const shown = all ? lanes : lanes.slice(0, few())
  if (lanes.length === 0)
    return (
      <>
        <div className={css.label} />
        <div className={css.row} data-row="lane">
          <p className={css.noSound}>{t('review.noLanes')}</p>
        </div>
      </>
    )
  return (
    <>
      {shown.map((lane) => (
        <div key={lane.field} className={css.pair}>
          <div className={css.label} data-row="lane">
            {labelOf(t, lane.field)}
          </div>
          <div className={css.row} data-row="lane" data-lane={lane.field}>
            {lane.segments.map((segment) => (
              <Bar key={segment.key} segment={segment} field={lane.field} time={time} />
            ))}
          </div>
        </div>
      ))}
      {hidden > 0 && (
        <button type="button" className={css.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
          {all ? t('review.fewerLanes') : t('review.moreLanes', { n: hidden })}
        </button>
      )}
    </>
  )
})

type BarProps = { readonly segment: Segment; readonly field: Lane['field']; readonly time: CallTime }

function Bar({ segment, field, time }: BarProps) {
  const t = useText()
  const format = useFormat()
  const player = usePlayer()
  const { from, to, kind } = segment
  const text = valueText(t, segment, field)
  const sure = kind === 'machine' && segment.confidence !== null ? ` · ${format.percent(segment.confidence)}` : ''
  const said = t('review.fromTo', {
    what: `${labelOf(t, field)}: ${text}`,
    from: durationText(from),
    to: durationText(to),
  })
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.bar}
      data-kind={kind}
      style={{
        left: `${(from / time.durationMs) * 100}%`,
        width: `calc(${((to - from) / time.durationMs) * 100}% - 2px)`,
      }}
      title={`${said}${sure}`}
      aria-label={said}
      onClick={() => player.seek(Math.max(0, (segment.wordsMs ?? from) - BEFORE_MS))}
    >
      {kind === 'machine' && <Sparkles aria-hidden />}
      {kind === 'person' && <Lock aria-hidden />}
      <span>{text}</span>
    </button>
  )
}

function valueText(t: Text, segment: Segment, field: Lane['field']): string {
  if (segment.kind === 'unknown') return t('review.unknown')
  const value = segment.value === null || segment.value === '' ? t('review.emptied') : saidOf(t, field, segment.value)
  return segment.kind === 'person' ? t('review.heldBy', { value, name: segment.name }) : value
}
