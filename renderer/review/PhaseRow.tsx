/** The phases of a call along its axis: how long each took and how well it went. */
import type { PhaseSpan } from '../../convex/domain/review/spans.ts'
import { textOr, useText } from '../i18n/text.ts'
import { durationText } from '../ui/Duration.tsx'
import type { CallTime } from './callTime.ts'
import css from './Timeline.module.css'
import { useAt, usePlayer } from './usePlayer.ts'

type Props = { readonly phases: readonly PhaseSpan[]; readonly time: CallTime }

export function PhaseRow({ phases, time }: Props) {
  const t = useText()
  const player = usePlayer()
  const spans = phases.map((span) => ({
    ...span,
    fromMs: Math.max(0, time.msOf(span.from)),
    toMs: Math.min(time.durationMs, time.msOf(span.to)),
  }))
  const current = useAt((ms) => spans.findIndex((span) => ms >= span.fromMs && ms < span.toMs))
  return (
    <>
      <div className={css.label}>{t('review.row_phases')}</div>
      <div className={css.row} data-row="phases">
        {spans.map((span, i) => {
          const name = textOr(t, `vocabulary.phase.${span.phase}`, span.phase)
          const took = durationText(span.toMs - span.fromMs)
          const quality = span.quality === undefined ? '' : t(`monitor.quality_${span.quality}`)
          const said = t('review.fromTo', { what: name, from: durationText(span.fromMs), to: durationText(span.toMs) })
          return (
            <button
              key={`${span.phase}${span.from}`}
              type="button"
              tabIndex={-1}
              className={css.phase}
              data-when={i === current ? 'now' : current >= 0 && i < current ? 'past' : 'later'}
              style={{
                left: `${(span.fromMs / time.durationMs) * 100}%`,
                width: `${((span.toMs - span.fromMs) / time.durationMs) * 100}%`,
              }}
              title={[said, quality].filter(Boolean).join(' · ')}
              onClick={() => player.seek(span.fromMs)}
            >
              <b>{name}</b>
              <span className={css.faint}>{took}</span>
              <span>{quality}</span>
            </button>
          )
        })}
      </div>
    </>
  )
}
